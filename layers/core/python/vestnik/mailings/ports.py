"""What mailings need from outside. The stores raise TransientError when they don't answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from vestnik.clients.model import Client, DirectoryKey
from vestnik.clients.ports import RequestMark, Walked
from vestnik.mailings.model import Mailing, Planning
from vestnik.mailings.outcome import Outcome
from vestnik.mailings.page import Body, Counts, Ledger, Record
from vestnik.platform.due import Entry
from vestnik.platform.events import Event


@dataclass(frozen=True)
class Seen:
    """A mailing and its channel, read together; `closed`: why the channel is paused."""

    mailing: Mailing | None
    closed: str | None
    read_at: datetime

    def sends(self, now: datetime) -> bool:
        """Whether a call may begin now."""
        return self.closed is None and self.mailing is not None and self.mailing.may_call(now)


class Mailings(Protocol):
    """The rows of mailings, and their one channel. Reads are consistent."""

    def next_number(self) -> int:
        """A number that no other mailing has."""

    def add(self, mailing: Mailing, told: Event | None = None) -> None:
        """
        Store a new one and list it; `told`, here and below, is kept with it.

        Raises:
            ConditionRefusedError: it is there already.
        """

    def get(self, mailing_id: str) -> Mailing | None:
        """One that was deleted is there still, and says so."""

    def see(self, mailing_id: str, *, now: datetime) -> Seen:
        """The mailing, and whether its channel is open, in one read."""

    def closed(self) -> str | None:
        """Why the channel is paused; None: it is open."""

    def page(self, *, after_number: int | None, limit: int) -> tuple[Sequence[Mailing], int | None]:
        """The newest that are not deleted, and the number to go on after; None at the end."""

    def change(self, before: Mailing, after: Mailing, told: Event | None = None) -> None:
        """
        Store what a person has changed (`model.changed`); how far the work is stays.

        Raises:
            ConditionRefusedError: it has changed since `before` was read.
        """

    def claim(self, entry: Entry, *, now: datetime) -> Mailing | None:
        """Take the entry's mailing for 75 s; None if there is nothing to do on it now."""

    def begin(self, mailing: Mailing) -> bool:
        """Record that it runs; False if it was changed, or the claim is no longer ours."""

    def progress(self, mailing: Mailing, planning: Planning) -> bool:
        """Record how far the plan is; False if the claim is no longer ours."""

    def settle(self, before: Mailing, after: Mailing) -> bool:
        """
        Record state, marks and next look, and end the claim.

        False, and only the claim has ended, if the mailing was changed meanwhile.
        """

    def finish(self, before: Mailing, after: Mailing) -> bool:
        """Record the last state unless the mailing has changed since `before` was read."""

    def pause(self, before: Mailing, after: Mailing, told: Event | None = None) -> bool:
        """Record that it is paused unless it has changed since `before` was read."""

    def awaits(self, entry: Entry) -> bool:
        """Whether the entry's mailing still waits for just this entry."""

    def close_channel(self, reason: str) -> None:
        """Nothing is sent any more, by any mailing."""

    def open_channel(self) -> None:
        """Mailings may send again."""

    def note_ended(self, mailing_id: str, *, ended: int, failed: int) -> tuple[int, int]:
        """Remember so many more; answers the number of the last ones, and of failed among them."""

    def forget_ended(self, mailing_id: str) -> None:
        """Begin to count those anew."""


class Marks(Protocol):
    """Which number a request was given, for 24 h: a repeated one makes the same mailing."""

    def number_of(self, mark: RequestMark, *, now: datetime) -> int | None:
        """
        None: it is new.

        Raises:
            InvalidInputError: a request with this key had another body.
        """

    def keep(self, mark: RequestMark, number: int, *, now: datetime) -> int:
        """Keep a number for a request; answers the one that is kept, also if another was faster."""


class Pages(Protocol):
    """Bodies, ledgers and counters."""

    def put_body(self, body: Body, *, attempt: int) -> None:
        """
        Store a page's body; a later attempt at planning replaces an earlier one's.

        Raises:
            ConditionRefusedError: a later attempt has stored its own.
        """

    def body(self, mailing_id: str, page: int) -> Body:
        """
        Raises:
            NotFoundError: it is not there.
        """

    def bodies(self, mailing_id: str, *, after: int, limit: int) -> Sequence[Body]:
        """The next ones in their order; -1 begins."""

    def open(self, ledger: Ledger) -> bool:
        """Store a new ledger and count its clients; False: it is there already."""

    def ledger(self, mailing_id: str, page: int) -> Ledger | None: ...

    def ledgers(self, mailing_id: str, *, after: int, limit: int) -> Sequence[Ledger]:
        """The next ones in their order; -1 begins."""

    def claim(self, entry: Entry, *, now: datetime) -> Ledger | None:
        """
        Take the entry's page for 75 s; None if there is nothing to do on it now.

        Its `calling_at` is then that of somebody who died with calls under way, None otherwise;
        from now on the stored one is ours.
        """

    def commit(self, before: Ledger, after: Ledger) -> bool:
        """
        Record what became of the page, and count it; both or neither.

        False if somebody else has claimed or changed it since `before` was read.
        """

    def awaits(self, entry: Entry) -> bool:
        """Whether the entry's page still waits for just this entry."""

    def counts(self, mailing_id: str) -> Counts:
        """Of at most 32 rows, whatever the number of clients."""

    def counts_of_all(self, mailing_ids: Iterable[str]) -> dict[str, Counts]: ...


class Audience(Protocol):
    """The part of the directory of clients that mailings need (`clients.ports.Directory`)."""

    def freeze(self, at: datetime) -> None:
        """From now on nobody joins or leaves a group as of this instant or an earlier one."""

    def walk(self, key: DirectoryKey, *, at: datetime, after: str | None, limit: int) -> Walked:
        """The next of those under a key at an instant, always in the same order."""

    def clients(self, ids: Iterable[str]) -> dict[str, Client]:
        """By id, as they are now; those who were deleted are missing."""


class Gateway(Protocol):
    """The outside API."""

    def send(self, msg_id: int, *, phone: str, text: str) -> "Answer":
        """One call; never raises for what the outside or the network did."""


@dataclass(frozen=True)
class Answer:
    """What came of a call. `excerpt`: at most 500 bytes of the body."""

    outcome: Outcome
    status: int | None = None
    excerpt: str = ""
    duration_ms: int = 0


@dataclass(frozen=True)
class Attempt:
    """A call as it is told: what was asked for whom, and what was answered."""

    at: datetime
    msg_id: int
    mailing_id: str
    client_id: str
    answer: Answer
    after: Record


class Texts(Protocol):
    """The words of a mailing."""

    def fields(self, text: str) -> frozenset[str]:
        """Which fields of a client a text names."""

    def filled(self, text: str, fields: Mapping[str, str]) -> str:
        """
        The text for one client.

        Raises:
            InvalidInputError: he lacks a field that has no default.
        """
