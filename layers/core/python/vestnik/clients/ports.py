"""What the use cases of clients, and those who mail them, need from outside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from vestnik.clients.csv_reading import BadCell, Row
from vestnik.clients.import_model import Import, Step
from vestnik.clients.model import Client, DirectoryKey
from vestnik.clients.search import Wanted
from vestnik.platform.due import Entry
from vestnik.platform.events import Event


@dataclass(frozen=True)
class Walked:
    """Some of those under a key. `next`: where to go on, None at the end; `ids` may be few."""

    ids: Sequence[str]
    next: str | None


@dataclass(frozen=True)
class Change:
    """A client as he was read, None if there was none, and as he is to be; `told` is kept too."""

    before: Client | None
    after: Client
    told: Event | None = None


@dataclass(frozen=True)
class RequestMark:
    """By which a repeated request finds what the first one made."""

    key: str
    body_hash: str


class Directory(Protocol):
    """
    Who was where at an instant. Reads are consistent; raises TransientError.

    Whoever walks several keys for one instant gives each client once: by the first of the keys that
    is in his `keys_at(instant)`. That holds as long as nothing moves at that instant any more, so
    `freeze` comes before the first step.
    """

    def freeze(self, at: datetime) -> None:
        """From now on nobody changes keys as of this instant or an earlier one."""

    def walk(self, key: DirectoryKey, *, at: datetime, after: str | None, limit: int) -> Walked:
        """
        The next of those under a key at an instant, always in the same order.

        Args:
            after: what the step before told as `next`; None begins.
        """

    def clients(self, ids: Iterable[str]) -> dict[str, Client]:
        """By id, as they are now; those who were deleted are missing."""


class Clients(Protocol):
    """The clients: one phone, one client. Reads are consistent; raises TransientError."""

    def get(self, client_id: str) -> Client | None: ...

    def of_phones(self, phones: Iterable[str]) -> dict[str, Client]:
        """By phone."""

    def add(
        self, client: Client, mark: RequestMark | None = None, told: Event | None = None
    ) -> None:
        """
        Store a new one, and what its request may be found by; `told`, here and below, is kept too.

        Raises:
            ConditionRefusedError: the phone is taken, or the mark.
        """

    def made_by(self, mark: RequestMark) -> str | None:
        """
        The id of the client that an earlier request with this mark made.

        Raises:
            InvalidInputError: that request had another body.
        """

    def replace(self, before: Client, after: Client, told: Event | None = None) -> None:
        """
        Store what has changed.

        Raises:
            ConditionRefusedError: another edit was first, the new phone is taken, or the directory
                is frozen at the instant at which he moves.
        """

    def write(self, changes: Sequence[Change], step: Step | None = None) -> None:
        """
        Store several at once, and the step of an import that they are: all or nothing.

        Raises:
            ConditionRefusedError: as `add` and `replace`, or the import isn't the step's any more.
        """

    def frozen_until(self) -> datetime | None:
        """The last instant at which some may no longer move."""

    def remove(self, before: Client, after: Client, told: Event | None = None) -> None:
        """
        Delete a client; `after` is as he leaves.

        Raises:
            ConditionRefusedError: another edit was first.
        """

    def page(
        self, wanted: Wanted, *, after: str | None, limit: int
    ) -> tuple[Sequence[Client], str | None]:
        """
        The newest of those who are wanted, and the key to go on after, None at the end.

        A bounded number of them is looked at: a page may be empty, and yet others follow.
        """


class Imports(Protocol):
    """Imports that are under way, or told of. Reads are consistent; raises TransientError."""

    def add(self, made: Import, rows: Sequence[Row], bad: Sequence[BadCell]) -> None:
        """Store one, with what it is to do and what it could not read."""

    def get(self, import_id: str) -> Import | None: ...

    def bad(self, import_id: str, limit: int | None = None) -> list[BadCell]:
        """What could not be taken, the first of it."""

    def claim(self, entry: Entry, *, now: datetime) -> Import | None:
        """Take it in hand; None: it doesn't wait for this entry, or somebody has it."""

    def rows(self, claimed: Import) -> Sequence[Row]:
        """Some hundreds that are to be done next; none at its end."""

    def put_off(self, claimed: Import) -> bool:
        """Give it back, to be gone on with at its `next_at`; False: it was no longer ours."""

    def close(self, claimed: Import) -> bool:
        """It is done, and its rows may go; False: it was no longer ours."""
