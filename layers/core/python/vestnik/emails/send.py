"""Sending one mail: claim, effect, commit (delivery.md, "The one pattern")."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from vestnik import clock
from vestnik.emails.model import Mail, MailState
from vestnik.emails.ports import Mails, Post, Quota
from vestnik.emails.quota import next_day
from vestnik.errors import (
    AddressRefusedError,
    OutageError,
    PermanentError,
    TransientError,
    UnansweredError,
)
from vestnik.platform.backoff import backoff_s
from vestnik.platform.due import Due, Entry, HintQueue, schedule

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Clerk:
    """
    What sending works with.

    `hindrance`: why a mail must not go (any more) by its first way, of one consistent read of its
    person. `refused`: switches that way off for its person, for the reason given.
    """

    mails: Mails
    hindrance: Callable[[Mail], str | None]
    refused: Callable[[Mail, str], None]
    quota: Quota
    email_post: Post
    chat_post: Post
    due: Due
    hints: HintQueue
    now: Callable[[], datetime]
    random: Callable[[], float]

    def now_ms(self) -> int:
        return clock.to_ms(self.now())


def send(entry: Entry, clerk: Clerk) -> Mail | None:
    """
    Send the entry's mail if it is to be sent now.

    Answers what was recorded; None if there was nothing to do or somebody else has done it since.

    Raises:
        TransientError: the store didn't answer; the hint may come again.
    """
    mail = clerk.mails.claim(entry, now=clerk.now())
    if mail is None:
        _drop_orphan(entry, clerk)
        return None
    after = _attempt(mail, clerk)
    recorded = _commit(after, clerk)
    clerk.due.delete(entry)
    return after if recorded else None


def _attempt(mail: Mail, clerk: Clerk) -> Mail:
    """By the first way that doesn't end here for good; else what became of the last one."""
    after = mail
    for way in mail.ways():
        after = _by(way, clerk)
        if after.state in {MailState.SENT, MailState.QUEUED}:
            break
    return after


def _by(way: Mail, clerk: Clerk) -> Mail:
    hindrance = clerk.hindrance(way)
    if hindrance:
        return way.cancelled(hindrance)
    try:
        _hand_over(way, clerk)
    except TransientError as error:
        return _again(way, error, clerk)
    except PermanentError as error:
        if isinstance(error, AddressRefusedError):
            clerk.refused(way, error.code)
        return way.failed(error.code)
    except Exception as error:  # noqa: BLE001 - what can't be made must not come back for ever
        _log.exception("mail not made", extra={"mail_id": way.id, "kind": way.kind.value})
        return way.tried(type(error).__name__, now=clerk.now(), random=clerk.random)
    return way.sent(clerk.now())


def _hand_over(way: Mail, clerk: Clerk) -> None:
    """Hand it over; a mail that was surely not taken is not counted towards the quota."""
    if way.chat_id is not None:
        clerk.chat_post.send(way)
        return
    if not clerk.quota.take(way.kind, now=clerk.now()):
        wait = next_day(clerk.now(), random=clerk.random) - clerk.now()
        raise TransientError("mail_quota", retry_after_s=wait.total_seconds())
    try:
        clerk.email_post.send(way)
    except UnansweredError:
        raise
    except Exception:
        clerk.quota.give_back(now=clerk.now())
        raise


def _again(mail: Mail, error: TransientError, clerk: Clerk) -> Mail:
    now = clerk.now()
    if error.retry_after_s is not None:
        return mail.put_off(error.code, now + timedelta(seconds=error.retry_after_s))
    if isinstance(error, OutageError):
        wait_s = backoff_s(mail.attempt, random=clerk.random)
        return mail.put_off(error.code, now + timedelta(seconds=wait_s))
    return mail.tried(error.code, now=now, random=clerk.random)


def _commit(mail: Mail, clerk: Clerk) -> bool:
    plans = [mail.plan()] if mail.state is MailState.QUEUED else []
    return schedule(
        plans,
        lambda: clerk.mails.commit(mail),
        due=clerk.due,
        hints=clerk.hints,
        now_ms=clerk.now_ms,
    )


def _drop_orphan(entry: Entry, clerk: Clerk) -> None:
    """Delete an entry whose row no longer waits for it, once its row can't be about to come."""
    if entry.is_old(clerk.now_ms()) and not clerk.mails.awaits(entry):
        clerk.due.delete(entry)
