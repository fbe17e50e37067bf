"""What delivering needs from outside."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from vestnik.platform.due import Entry
from vestnik.reminders.model import Claimed, Result
from vestnik.telegram.outcome import Outcome


class Reminders(Protocol):
    """Claims and commits on the rows of tasks. Raises TransientError when they don't answer."""

    def claim(self, entry: Entry, *, now: datetime) -> Claimed | None:
        """Take the entry's reminder for 75 s; None if it isn't to be sent now."""

    def commit(self, claimed: Claimed, result: Result) -> bool:
        """
        Record the result and store its mail, if it has one.

        Neither, and False, if the claim is no longer ours or the reminder has changed.
        """

    def awaits(self, entry: Entry) -> bool:
        """Whether the entry's reminder still waits for just this entry."""


class Bot(Protocol):
    """Telegram's Bot API."""

    def call(self, method: str, params: Mapping[str, object]) -> Outcome:
        """Call a method; never raises for what Telegram or the network did."""
