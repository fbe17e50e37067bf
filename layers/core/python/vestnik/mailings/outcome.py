"""What became of one call to the outside API, and what that means for its message."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from vestnik.mailings.page import MessageStatus, Record
from vestnik.platform.backoff import TRIES_MAX, backoff_s


@dataclass(frozen=True)
class Sent:
    """It was taken: HTTP 200 and `code` 0."""


@dataclass(frozen=True)
class Refused:
    """It will never be taken."""

    code: str


@dataclass(frozen=True)
class Unanswered:
    """
    No answer, or none that can be believed: it may have been taken.

    `outage`: it has nothing to do with this message.
    """

    code: str
    outage: bool = False


@dataclass(frozen=True)
class TryLater:
    """
    It was not taken now; not before `retry_after_s`.

    `counts`: as a try. `outage`: as above.
    """

    code: str
    retry_after_s: float | None = None
    counts: bool = True
    outage: bool = False


@dataclass(frozen=True)
class Unauthorized:
    """We are not known there: a fault of the configuration, not of this message."""

    code: str


Outcome = Sent | Refused | Unanswered | TryLater | Unauthorized


def recorded(
    record: Record,
    outcome: Outcome,
    *,
    now: datetime,
    random: Callable[[], float],
    counts: bool = True,
) -> Record:
    """
    The record after a call.

    Args:
        counts: False in an outage, which is no fault of any message and no try of it.
    """
    called = replace(record, attempts=record.attempts + 1)
    match outcome:
        case Sent():
            sent = replace(called, status=MessageStatus.SENT, sent_at=now)
            return replace(sent, error=None, next_at=None, tries=called.tries + 1)
        case Refused(code):
            return replace(called, tries=called.tries + 1).ended(MessageStatus.FAILED, code)
        case Unanswered(code):
            called = replace(called, maybe_sent=True)
            return _again(called, code, None, now, random, counts=counts)
        case TryLater(code, after_s, is_try):
            return _again(called, code, after_s, now, random, counts=counts and is_try)
        case Unauthorized():
            return record


def _again(
    record: Record,
    code: str,
    after_s: float | None,
    now: datetime,
    random: Callable[[], float],
    *,
    counts: bool = True,
) -> Record:
    """To be tried again, or failed for good after the eighth time."""
    tries = record.tries + counts
    if tries >= TRIES_MAX:
        return replace(record, tries=tries).ended(MessageStatus.FAILED, code)
    wait_s = max(backoff_s(tries, random=random) if counts else 1.0, after_s or 0.0)
    return replace(
        record,
        status=MessageStatus.RETRYING,
        tries=tries,
        error=code,
        next_at=now + timedelta(seconds=wait_s),
    )


def at_the_end(record: Record, *, cancelled: bool) -> Record:
    """An open record when nothing more is sent: what may have been sent is not denied."""
    if not record.is_open:
        return record
    if record.maybe_sent:
        return record.ended(MessageStatus.UNKNOWN)
    return record.ended(MessageStatus.CANCELLED if cancelled else MessageStatus.EXPIRED)
