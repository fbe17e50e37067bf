"""What erasing needs from outside. Everything raises TransientError when it doesn't answer."""

from datetime import datetime
from typing import Protocol

from vestnik.erasure.model import Confirmation, Erasure, Leaving
from vestnik.platform.due import Entry


class Confirmations(Protocol):
    """The codes that were sent, one an account."""

    def put(self, confirmation: Confirmation) -> None:
        """Make it the account's code, in place of any other, with all its tries."""

    def is_right(self, user_id: str, code_hash: str, *, now: datetime) -> bool:
        """Whether it is the account's code; counts as a try."""


class Erasures(Protocol):
    """The erasures that are under way."""

    def begin(self, leaving: Leaving) -> bool:
        """
        End the account and leave an erasure in its place.

        From here on nobody signs in, and its address and its Telegram user are free. False: it has
        changed since it was read, or its code was used up.
        """

    def claim(self, entry: Entry, *, now: datetime) -> Erasure | None:
        """Take the entry's erasure for 75 s; None if it isn't to be looked at now."""

    def put_off(self, erasure: Erasure, next_at: datetime) -> bool:
        """Let it go until then; False if it is no longer ours."""

    def close(self, erasure: Erasure) -> bool:
        """Forget it, and that there was an account; False if it is no longer ours."""

    def awaits(self, entry: Entry) -> bool:
        """Whether an erasure still waits for just this entry."""
