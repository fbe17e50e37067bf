"""
Slots: when each row that one bot sends may go out, in the order of their instants.

Whoever can have his own instant has it, as long as no second holds more than the pace; who has to
make room keeps a distance from the one before, so that a backlog flows evenly.
"""

import math
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass

SECOND_MS = 1_000
JITTER_MS = 20  # by which two effects may come closer than their slots


@dataclass(frozen=True)
class Pace:
    """
    What one bot may send, and how far ahead it is planned.

    Source: delivery.md; Telegram takes about 30 messages a second, one a second in one chat.
    """

    per_s: int = 17
    chat_gap_ms: int = 1_000
    chat_behind_ms: int = 120_000  # what a chat is more behind than this is left to recovery
    ahead_ms: int = 840_000  # SQS delays 900 s at most

    @property
    def gap_ms(self) -> int:
        """Between two that can't have their own instants."""
        return math.ceil((SECOND_MS + JITTER_MS) / self.per_s)


class Timeline:
    """The slots of one bot. Before `full_until_ms` there is no room for anybody displaced."""

    def __init__(self, pace: Pace, slots: Iterable[int] = (), *, full_until_ms: int = 0) -> None:
        self._pace = pace
        self._slots = sorted(slots)
        self.full_until_ms = full_until_ms

    def find(self, earliest_ms: int) -> int:
        """The first instant from `earliest_ms` on that has room; nothing is taken yet."""
        if earliest_ms >= self.full_until_ms and self._room_from(earliest_ms) == earliest_ms:
            return earliest_ms
        found, tried = max(earliest_ms, self.full_until_ms), -1
        while found != tried:
            tried = found
            found = self._away_from_the_one_before(self._room_from(found))
        return found

    def take(self, slot_ms: int, *, in_order: bool) -> None:
        """
        Take what `find` found.

        Args:
            in_order: nobody who comes later wants to be earlier than this one did.
        """
        if in_order:
            self.full_until_ms = max(self.full_until_ms, slot_ms)
        insort(self._slots, slot_ms)

    def since(self, instant_ms: int) -> tuple[int, ...]:
        """The slots from an instant on."""
        return tuple(self._slots[bisect_left(self._slots, instant_ms) :])

    def _room_from(self, at_ms: int) -> int:
        """`at_ms`, or the first later instant at which no second around it is overfull."""
        while (crowd := self._crowd_around(at_ms)) is not None:
            at_ms = crowd + SECOND_MS + JITTER_MS
        return at_ms

    def _crowd_around(self, at_ms: int) -> int | None:
        """The first of as many slots as a second may hold, if one more at `at_ms` overfills it."""
        most, slots = self._pace.per_s, self._slots
        place = bisect_right(slots, at_ms)
        for first in range(min(place, len(slots) - most), max(-1, place - most - 1), -1):
            begin, end = slots[first], slots[first + most - 1]
            if max(end, at_ms) - min(begin, at_ms) < SECOND_MS + JITTER_MS:
                return begin
        return None

    def _away_from_the_one_before(self, at_ms: int) -> int:
        place = bisect_right(self._slots, at_ms)
        return max(at_ms, self._slots[place - 1] + self._pace.gap_ms) if place else at_ms
