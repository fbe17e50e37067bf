"""What telling stories needs from outside. Everything raises TransientError without an answer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from vestnik.clients.model import Client
from vestnik.mailings.model import Mailing
from vestnik.mailings.page import Body, Counts, Ledger
from vestnik.mailings.ports import Texts
from vestnik.platform.events import Event, Subject


class Kept(Protocol):
    """What was kept of things."""

    def of(self, subject: Subject) -> Iterator[Event]:
        """Oldest first."""


class Mailings(Protocol):
    """The mailings."""

    def get(self, mailing_id: str) -> Mailing | None:
        """One that was deleted is there still, and says so."""

    def page(self, *, after_number: int | None, limit: int) -> tuple[Sequence[Mailing], int | None]:
        """The newest that are not deleted, and the number to go on after; None at the end."""


class Pages(Protocol):
    """Whom they went to, and what became of that."""

    def body(self, mailing_id: str, page: int) -> Body:
        """
        Raises:
            NotFoundError: it is not there.
        """

    def bodies(self, mailing_id: str, *, after: int, limit: int) -> Sequence[Body]:
        """The next ones in their order; -1 begins."""

    def ledger(self, mailing_id: str, page: int) -> Ledger | None: ...

    def ledgers(self, mailing_id: str, *, after: int, limit: int) -> Sequence[Ledger]:
        """The next ones in their order; -1 begins."""

    def counts(self, mailing_id: str) -> Counts: ...


@dataclass(frozen=True)
class Archive:
    """What stories are told from. `client`: by id, as he is now."""

    kept: Kept
    mailings: Mailings
    pages: Pages
    client: Callable[[str], Client | None]
    texts: Texts
    now: Callable[[], datetime]
