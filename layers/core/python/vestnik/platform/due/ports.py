"""What planning and sweeping need from outside. Everything raises TransientError when it fails."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from vestnik.platform.due.entry import Entry, Plan
from vestnik.platform.due.hints import Hint
from vestnik.platform.due.progress import Progress


@dataclass(frozen=True)
class Part:
    """Entries in their order, without a gap. `next_key`: where the rest begins, None at the end."""

    entries: list[Entry]
    next_key: str | None = None


class Due(Protocol):
    """The due table."""

    def put(self, plan: Plan, *, made_ms: int) -> Entry:
        """Write the plan's entry."""

    def entry(self, plan: Plan) -> Entry:
        """The key under which a plan stands; what is not part of the key is made up."""

    def delete(self, entry: Entry) -> None:
        """Remove an entry; one that is gone already is fine."""

    def delete_all(self, entries: Collection[Entry]) -> None:
        """Remove entries together, as cheaply as can be; some may be gone already."""

    def count_shards(self) -> int:
        """How many shards each kind has at this moment."""

    def read(
        self,
        kind: str,
        *,
        from_key: str,
        before_key: str,
        limit: int,
        shards: range | None = None,
    ) -> Part:
        """
        The first entries of a kind from one key to before another, about `limit` of them.

        Args:
            shards: only these; all by default.
        """


class HintQueue(Protocol):
    """Where the hints of one kind go."""

    def send(self, hints: Sequence[Hint], *, now_ms: int, packed: bool = False) -> None:
        """
        Send the hints so that they arrive a little before their slots.

        Raises:
            TransientError: some could not be sent.
        """


class Sender(Protocol):
    """A bot: who is limited from outside as a whole, so that all who use it share one pace."""

    @property
    def interval_ms(self) -> int:
        """Between two reserved instants."""

    def reserve(self, count: int, *, now_ms: int) -> int:
        """The first of `count` instants, `interval_ms` apart, that nobody else has or will have."""

    def paused_until_ms(self, *, now_ms: int) -> int:
        """When it may send again; an instant in the past if it may."""


class SweepMemory(Protocol):
    """What each kind's sweep remembers."""

    def progress(self, kind: str) -> Progress:
        """As the last run stored it."""

    def store(self, kind: str, progress: Progress, *, before: Progress) -> None:
        """Store it unless another run has stored something since `before` was read."""
