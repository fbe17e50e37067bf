"""How many open tasks a person may have, without a write or, mostly, a read for each new one."""

from dataclasses import dataclass, field

OPEN_MAX = 10_000  # spec/tasks.md
_PEOPLE_MAX = 10_000  # remembered in a process; then it begins anew


@dataclass(frozen=True)
class _Counted:
    """At an instant there were so many; since then so many were added here."""

    at_ms: int
    count: int
    added: int = 0


@dataclass
class OpenCounts:
    """
    What this process knows of people's open tasks: an upper bound, from the last count on.

    `burst`, `per_s`: what a person may add elsewhere meanwhile, as the limits of the API have it.
    Who adds from many places at once may get a little beyond the limit.
    """

    burst: float
    per_s: float
    limit: int = OPEN_MAX
    _known: dict[str, _Counted] = field(default_factory=dict)

    def has_surely_room(self, user_id: str, *, adding: int, now_ms: int) -> bool:
        """Whether so many more are fine, whatever else has been added; False: count."""
        known = self._known.get(user_id)
        if known is None:
            return False
        elsewhere = self.burst + self.per_s * max(0, now_ms - known.at_ms) / 1000
        return known.count + known.added + elsewhere + adding <= self.limit

    def was_counted(self, user_id: str, count: int, *, now_ms: int) -> None:
        """Remember a count that was just made."""
        if len(self._known) >= _PEOPLE_MAX:
            self._known.clear()
        self._known[user_id] = _Counted(now_ms, count)

    def were_added(self, user_id: str, adding: int) -> None:
        """Remember that so many are about to be added."""
        known = self._known.get(user_id)
        if known:
            self._known[user_id] = _Counted(known.at_ms, known.count, known.added + adding)
