"""
What a person has deleted all at once: stretches of time, and with each what was listed in it.

Pure arithmetic of milliseconds since 1970; what lies at an instant is for others to know (ADR 10).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

UNDO_LIFE = timedelta(hours=24)  # spec/tasks.md asks for 30 s
KEPT_MAX = 20  # deletions that can be undone; older ones are folded

_LIFE_MS = int(UNDO_LIFE.total_seconds() * 1000)


@dataclass(frozen=True)
class Stretch:
    """
    The instants after one, up to and with another.

    `deletion`: which one took it, at `at_ms`; None: one that can't be undone any more.
    """

    after_ms: int
    until_ms: int
    at_ms: int
    deletion: str | None = None


@dataclass(frozen=True)
class Gap:
    """Instants that are not deleted: after one, up to and with another (None: without end)."""

    after_ms: int
    until_ms: int | None

    def ends_by(self, instant_ms: int) -> int:
        """Its own end, or an instant before that."""
        return instant_ms if self.until_ms is None else min(instant_ms, self.until_ms)


@dataclass(frozen=True)
class Cleared:
    """
    Stretches in order, none over another; `undone`: (deletion, its instant) of those taken back.

    An undone deletion is remembered so that repeating it, or its undo, changes nothing.
    """

    stretches: tuple[Stretch, ...] = ()
    undone: tuple[tuple[str, int], ...] = ()

    @property
    def last_ms(self) -> int:
        """The last instant that is deleted."""
        return self.stretches[-1].until_ms if self.stretches else -1

    def covering(self, instant_ms: int) -> Stretch | None:
        """The stretch that an instant lies in."""
        covering = (one for one in self.stretches if one.after_ms < instant_ms <= one.until_ms)
        return next(covering, None)

    def gaps(self) -> list[Gap]:
        """What is not deleted, latest first."""
        after_ms, found = -1, []
        for one in self.stretches:
            if one.after_ms > after_ms:
                found.append(Gap(after_ms, one.after_ms))
            after_ms = one.until_ms
        return [Gap(after_ms, None), *reversed(found)]

    def by(self, deletion: str) -> list[Stretch]:
        """What a deletion took."""
        return [one for one in self.stretches if one.deletion == deletion]

    def latest(self) -> Stretch | None:
        """Of the last deletion that is in force."""
        return max(self.stretches, key=lambda one: one.at_ms, default=None)

    def is_undone(self, deletion: str) -> bool:
        return any(known == deletion for known, _ in self.undone)

    def is_known(self, deletion: str) -> bool:
        return self.is_undone(deletion) or bool(self.by(deletion))

    def can_be_undone(self, deletion: str, now_ms: int) -> bool:
        """Whether it is in force, and not older than 24 h."""
        return any(now_ms - one.at_ms <= _LIFE_MS for one in self.by(deletion))

    def with_deletion(self, deletion: str, *, until_ms: int, at_ms: int) -> "Cleared":
        """Everything up to an instant is deleted."""
        folded = self._folded(at_ms)
        taken = [
            Stretch(gap.after_ms, gap.ends_by(until_ms), at_ms, deletion)
            for gap in folded.gaps()
            if gap.after_ms < until_ms
        ]
        in_order = sorted((*folded.stretches, *taken), key=lambda one: one.after_ms)
        return replace(folded, stretches=tuple(_merged(in_order)))

    def without(self, deletion: str) -> "Cleared":
        """What the deletion took is there again."""
        taken = self.by(deletion)
        if not taken:
            return self
        kept = tuple(one for one in self.stretches if one.deletion != deletion)
        return Cleared(kept, (*self.undone, (deletion, taken[0].at_ms))[-KEPT_MAX:])

    def _folded(self, now_ms: int) -> "Cleared":
        """Without the names of deletions that nobody will undo any more."""
        at_ms = {one.deletion: one.at_ms for one in self.stretches if one.deletion}
        newest = sorted(at_ms, key=lambda deletion: at_ms[deletion])[-KEPT_MAX + 1 :]
        kept = {one for one in newest if now_ms - at_ms[one] <= _LIFE_MS}
        stretches = [
            one if one.deletion in kept else replace(one, deletion=None) for one in self.stretches
        ]
        undone = tuple(one for one in self.undone if now_ms - one[1] <= _LIFE_MS)
        return Cleared(tuple(_merged(stretches)), undone)


def _merged(stretches: list[Stretch]) -> Iterator[Stretch]:
    """Neighbours of the same deletion are one stretch."""
    last: Stretch | None = None
    for one in stretches:
        if last and (last.until_ms, last.deletion) == (one.after_ms, one.deletion):
            last = replace(last, until_ms=one.until_ms, at_ms=max(last.at_ms, one.at_ms))
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


NOTHING_CLEARED = Cleared()
