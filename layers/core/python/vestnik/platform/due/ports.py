"""What planning and sweeping need from outside. Everything raises TransientError when it fails."""

from collections.abc import Sequence
from typing import Protocol

from vestnik.platform.due.entry import Entry, Plan
from vestnik.platform.due.hints import Hint


class Due(Protocol):
    """The due table."""

    def put(self, plan: Plan, *, made_ms: int) -> Entry:
        """Write the plan's entry."""

    def entry(self, plan: Plan) -> Entry:
        """The key under which a plan stands; what is not part of the key is made up."""

    def delete(self, entry: Entry) -> None:
        """Remove an entry; one that is gone already is fine."""

    def between(self, kind: str, *, from_ms: int, before_ms: int) -> list[Entry]:
        """All entries of a kind that are due in [from, before), oldest first."""

    def oldest(self, kind: str, *, before_ms: int, limit: int) -> list[Entry]:
        """The oldest entries of a kind that are due before an instant, at most `limit` a shard."""


class HintQueue(Protocol):
    """Where the hints of one kind go."""

    def send(self, hints: Sequence[Hint], *, now_ms: int, packed: bool = False) -> None:
        """
        Send the hints so that they arrive a little before their slots.

        Raises:
            TransientError: some could not be sent.
        """


class Watermarks(Protocol):
    """Up to which instant each kind's entries have been hinted."""

    def watermark(self, kind: str) -> int:
        """Milliseconds since 1970; 0 before the first sweep."""

    def move_watermark(self, kind: str, *, from_ms: int, to_ms: int) -> None:
        """Store the new one unless another run has moved it meanwhile (its word stands)."""
