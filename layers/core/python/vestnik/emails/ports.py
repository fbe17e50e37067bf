"""What sending mail needs from outside."""

from datetime import datetime
from typing import Protocol

from vestnik.emails.model import Mail, MailKind
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
    """Whoever takes mails from us: a mail server, or the bot."""

    def send(self, mail: Mail) -> None:
        """
        Hand a mail over.

        Raises:
            TransientError: it may work later, after `retry_after_s` where that is set.
            OutageError: the same, and it has nothing to do with this mail.
            UnansweredError: the same, and it may have been taken.
            AddressRefusedError: this address, or chat, will never take any.
            PermanentError: this mail will never be taken.
        """


class Quota(Protocol):
    """How many mails may go in a day (UTC)."""

    def take(self, kind: MailKind, *, now: datetime) -> bool:
        """Count one more; False: mails of this kind have to wait for another day."""

    def give_back(self, *, now: datetime) -> None:
        """Don't count one that was not taken."""
