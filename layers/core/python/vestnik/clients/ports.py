"""What the use cases of clients, and those who mail them, need from outside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from vestnik.clients.model import Client, DirectoryKey
from vestnik.clients.search import Wanted


@dataclass(frozen=True)
class Walked:
    """Some of those under a key. `next`: where to go on, None at the end; `ids` may be few."""

    ids: Sequence[str]
    next: str | None


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

    def add(self, client: Client, mark: RequestMark | None = None) -> None:
        """
        Store a new one, and what its request may be found by.

        Raises:
            ConditionRefusedError: the phone is taken, or the mark.
        """

    def made_by(self, mark: RequestMark) -> str | None:
        """
        The id of the client that an earlier request with this mark made.

        Raises:
            InvalidInputError: that request had another body.
        """

    def replace(self, before: Client, after: Client) -> None:
        """
        Store what has changed.

        Raises:
            ConditionRefusedError: another edit was first, the new phone is taken, or the directory
                is frozen at the instant at which he moves.
        """

    def frozen_at(self, client: Client) -> datetime | None:
        """The last instant at which he may no longer move."""

    def remove(self, before: Client, after: Client) -> None:
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


Fields = Mapping[str, str]
