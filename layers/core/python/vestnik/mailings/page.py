"""
A page: up to a hundred clients of one mailing, who are sent to together.

Its *body* never changes: who they are and what the text says of them, so that a repeated call has
the same words. Its *ledger* is what became of each.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from vestnik.mailings.kinds import PAGE
from vestnik.platform.due import Plan

PER_PAGE = 100  # delivery.md
PAGES_MAX = 10**6  # of a mailing: msgIds have room for as many


class MessageStatus(StrEnum):
    """The life of a message; `unknown`: sent, perhaps."""

    PENDING = "pending"
    SENT = "sent"
    RETRYING = "retrying"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


OPEN = frozenset({MessageStatus.PENDING, MessageStatus.RETRYING})


@dataclass(frozen=True)
class Addressee:
    """A client as the page knows him; `fields`: those that the text names."""

    client_id: str
    phone: str
    timezone: str
    operator_code: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Body:
    """The clients of a page in their order, decided at `made_at` (a message's `created_at`)."""

    mailing_id: str
    page: int
    made_at: datetime
    addressees: Sequence[Addressee]


@dataclass(frozen=True)
class Record:
    """
    What became of one client's message.

    `attempts`: calls made; `tries`: those that count towards the cap of 8. `maybe_sent`: a call
    had no answer that could be believed. `next_at`: not before; None: as soon as the page is.
    """

    status: MessageStatus = MessageStatus.PENDING
    attempts: int = 0
    tries: int = 0
    maybe_sent: bool = False
    error: str | None = None
    sent_at: datetime | None = None
    next_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def is_due(self, now: datetime) -> bool:
        """Whether a call may be made for it."""
        return self.is_open and (self.next_at is None or self.next_at <= now)

    def ended(self, status: MessageStatus, error: str | None = None) -> "Record":
        """As it stays, for good."""
        return replace(self, status=status, error=error or self.error, next_at=None)


@dataclass(frozen=True)
class Ledger:
    """
    What became of each client of a page.

    It waits for `next_at` (None: nothing is left to do) under `rev`. `timezone`: of all its
    clients, where the mailing had a window when it was planned. `attempt` fences; `lease_until`:
    somebody is at it. `calling_at`: since when calls were under way of which nothing is recorded.
    """

    mailing_id: str
    page: int
    records: tuple[Record, ...]
    rev: str
    next_at: datetime | None
    timezone: str | None = None
    attempt: int = 0
    lease_until: datetime | None = None
    calling_at: datetime | None = None

    def plan(self) -> Plan | None:
        """Its entry in the due table."""
        if self.next_at is None:
            return None
        ref = page_ref(self.mailing_id, self.page)
        return Plan(PAGE, ref, int(self.next_at.timestamp() * 1000), self.rev)

    @property
    def is_done(self) -> bool:
        return not any(record.is_open for record in self.records)

    def without_answers(self) -> tuple[Record, ...]:
        """The records after a worker died: what it may have called was sent, perhaps."""
        since = self.calling_at
        if since is None:
            return self.records
        return tuple(
            replace(record, maybe_sent=True) if record.is_due(since) else record
            for record in self.records
        )


@dataclass(frozen=True)
class Counts:
    """Messages of a mailing by status; `pending` is what of the total no other status has."""

    total: int = 0
    sent: int = 0
    retrying: int = 0
    failed: int = 0
    expired: int = 0
    cancelled: int = 0
    unknown: int = 0

    @property
    def pending(self) -> int:
        return self.total - self.recorded - self.retrying

    @property
    def recorded(self) -> int:
        """Those that have come to an end."""
        return self.sent + self.failed + self.expired + self.cancelled + self.unknown

    @property
    def is_complete(self) -> bool:
        return self.recorded == self.total

    def as_mapping(self) -> dict[str, int]:
        """Each stored count by its name."""
        return {name: getattr(self, name) for name in COUNTED}


COUNTED = ("total", "sent", "retrying", "failed", "expired", "cancelled", "unknown")


def counts_of(records: Iterable[Record]) -> Counts:
    """A recount."""
    found = Counter(record.status.value for record in records)
    total = found.total()
    return Counts(total, **{name: found[name] for name in COUNTED if name != "total"})


def added(counts: Iterable[Counts]) -> Counts:
    """The sum of counts."""
    rows = [one.as_mapping() for one in counts]
    return Counts(**{name: sum(row[name] for row in rows) for name in COUNTED})


def difference(before: Iterable[Record], after: Iterable[Record]) -> dict[str, int]:
    """By how much each count changes; those that don't are missing."""
    was, now = counts_of(before).as_mapping(), counts_of(after).as_mapping()
    return {name: now[name] - was[name] for name in COUNTED if now[name] != was[name]}


def page_ref(mailing_id: str, page: int) -> str:
    """By which entries of the due table name a page."""
    return f"{mailing_id}:{page}"


def read_ref(ref: str) -> tuple[str, int]:
    """The mailing's id and the page's number of a ref."""
    mailing_id, _, page = ref.partition(":")
    return mailing_id, int(page)


def message_id(number: int, page: int, index: int) -> int:
    """The number of a message, for ever: below 2^53 for any mailing up to the 90 millionth."""
    return number * PAGES_MAX * PER_PAGE + page * PER_PAGE + index


def read_message_id(msg_id: int) -> tuple[int, int, int]:
    """The mailing's number, the page and the place in it of a message."""
    number, rest = divmod(msg_id, PAGES_MAX * PER_PAGE)
    return number, *divmod(rest, PER_PAGE)
