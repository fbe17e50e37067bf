"""What sending mail needs from outside."""

from datetime import datetime
from typing import Protocol

from vestnik.emails.model import Mail
from vestnik.platform.due import Entry


class Mails(Protocol):
    """The rows. Raises TransientError when they don't answer."""

    def claim(self, entry: Entry, *, now: datetime) -> Mail | None:
        """Take the entry's mail for 75 s; None if it isn't to be sent now."""

    def commit(self, mail: Mail) -> bool:
        """Record how it stands; False if the claim is no longer ours."""

    def awaits(self, entry: Entry) -> bool:
        """Whether the entry's mail still waits for just this entry."""


class Post(Protocol):
    """Whoever takes mails from us."""

    def send(self, mail: Mail) -> None:
        """
        Hand a mail over.

        Raises:
            TransientError: it may work later.
            PermanentError: this mail will never be taken.
        """
