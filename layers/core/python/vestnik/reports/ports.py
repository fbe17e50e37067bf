"""What reports need from outside. Everything raises TransientError when it doesn't answer."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from vestnik.emails.model import Mail
from vestnik.mailings.model import Mailing
from vestnik.mailings.page import Body, Counts, Ledger


class Managers(Protocol):
    """Whom mailings are reported to."""

    def all(self) -> Iterator[tuple[str, date | None]]:
        """Their ids, and the morning of which each was told last."""

    def note_told(self, user_id: str, day: date) -> None: ...

    def forget(self, user_id: str) -> None:
        """He has no account any more."""


class Mailings(Protocol):
    """Those that are not deleted."""

    def page(self, *, after_number: int | None, limit: int) -> tuple[Sequence[Mailing], int | None]:
        """The newest, and the number to go on after; None at the end."""


class Pages(Protocol):
    """What became of their messages."""

    def counts_of_all(self, mailing_ids: Iterable[str]) -> dict[str, Counts]: ...

    def bodies(self, mailing_id: str, *, after: int, limit: int) -> Sequence[Body]:
        """The next ones in their order; -1 begins."""

    def ledgers(self, mailing_id: str, *, after: int, limit: int) -> Sequence[Ledger]:
        """The next ones in their order; -1 begins."""


class Mails(Protocol):
    """The mails."""

    def add(self, mail: Mail) -> bool:
        """False: it is there already."""
