"""What a mailing is, and what it may do when."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from vestnik.mailings.kinds import MAILING
from vestnik.mailings.windows import Window
from vestnik.platform.due import Plan

CALL_LONGEST = timedelta(seconds=8)  # of the whole call, whatever the outside does
CALL_SPARE = timedelta(seconds=2)  # a call that begins this much before the end ends before it
CALL_ROOM = CALL_LONGEST + CALL_SPARE


class MailingState(StrEnum):
    """The life of a mailing; `expired`: its end came first for some."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class PauseReason(StrEnum):
    """Why a mailing is paused."""

    MANAGER = "manager"
    UNAUTHORIZED = "sender_unauthorized"
    ERRORS = "error_share"


Match = Literal["all", "any"]


@dataclass(frozen=True)
class Filter:
    """
    Whom a mailing goes to; within a list any value matches, between the two lists `match` decides.

    `everyone`: everybody, where both lists are empty.
    """

    operator_codes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    match: Match = "all"
    everyone: bool = False


@dataclass(frozen=True)
class Planning:
    """
    How far the audience has been divided into pages.

    `cursor`: where the directory is gone on with, None before its first step. `pages` are
    decided, their bodies are there; the first `opened` of them have a ledger. `is_done`: there is
    nobody left.
    """

    cursor: str | None = None
    pages: int = 0
    opened: int = 0
    is_done: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether every client of the audience has his message."""
        return self.is_done and self.opened == self.pages


@dataclass(frozen=True)
class Mailing:
    """
    A text to many.

    `version` rises with each change by a person, `rev` names that change in the due table, and
    `next_at` is when to look at it next (None: never). `released_at`: since when it may begin by
    itself. `rouse_from`: pages from this one on have to be looked at anew, because what they wait
    for has changed; `close_from`: those before it have been closed after the end. `attempt` fences
    whoever works on it.
    """

    id: str
    number: int
    text: str
    filter: Filter
    start_at: datetime
    end_at: datetime
    created_at: datetime
    created_by: str
    window: Window | None = None
    state: MailingState = MailingState.SCHEDULED
    pause_reason: PauseReason | None = None
    released_at: datetime | None = None
    finished_at: datetime | None = None
    deleted_at: datetime | None = None
    version: int = 1
    rev: str = ""
    next_at: datetime | None = None
    attempt: int = 0
    planning: Planning = field(default_factory=Planning)
    rouse_from: int | None = None
    close_from: int = 0

    @property
    def audience_at(self) -> datetime:
        """The instant that decides who is in it: its start, or its release after that."""
        return max(self.start_at, self.released_at or self.start_at)

    @property
    def has_begun(self) -> bool:
        """Whether text and filter are locked."""
        waiting = {MailingState.DRAFT, MailingState.SCHEDULED}
        return self.state not in waiting or self.planning != Planning()

    def is_over(self, now: datetime) -> bool:
        """Whether nothing more is to be sent, for good."""
        ended = {MailingState.CANCELLED, MailingState.FINISHED, MailingState.EXPIRED}
        return self.state in ended or self.deleted_at is not None or self.end_at <= now

    def may_call(self, now: datetime) -> bool:
        """Whether a call that begins now ends before the mailing does."""
        running = self.state is MailingState.RUNNING and self.deleted_at is None
        return running and now + CALL_ROOM < self.end_at

    def opens_at(self, timezone: str, now: datetime) -> datetime:
        """When a client of a zone may be written to: now, or at the next opening."""
        if self.window is None:
            return now
        return max(now, self.window.opening(timezone, now, lasting=CALL_ROOM).opens_at)

    def look_at(self, now: datetime) -> datetime | None:
        """When to look at it next, as it stands after a change."""
        match self.state:
            case MailingState.SCHEDULED:
                return max(self.start_at, now)
            case MailingState.PAUSED:
                return max(self.end_at, now)
            case MailingState.RUNNING if self.planning.is_complete and self.rouse_from is None:
                return max(self.end_at, now)
            case MailingState.RUNNING | MailingState.CANCELLED:
                return now
            case _:
                return None

    def plan(self) -> Plan | None:
        """Its entry in the due table."""
        if self.next_at is None:
            return None
        return Plan(MAILING, self.id, int(self.next_at.timestamp() * 1000), self.rev)


def changed(before: Mailing, after: Mailing, *, rev: str, now: datetime) -> Mailing:
    """
    What a person has changed, as it is to be stored: with its next look and all pages roused.

    Args:
        rev: unique to this writing, even if it is refused.
    """
    roused = after.state is MailingState.RUNNING and before.planning.pages > 0
    after = replace(after, rouse_from=0 if roused else None)
    return replace(after, version=before.version + 1, rev=rev, next_at=after.look_at(now))
