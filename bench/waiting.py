"""Waiting for what was sent to arrive."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from bench.receiver import Arrival, Receiver
from bench.spread import percentile, repeats

_LOOK_EVERY_S = 0.5
_CALM_S = 3.0


@dataclass(frozen=True)
class Delivery:
    """Who was due when, and what arrived."""

    due_s: Mapping[str, float]
    arrivals: list[Arrival]

    @property
    def late_ms(self) -> list[float]:
        """By how much each was late when it came for the first time."""
        first: dict[str, float] = {}
        for one in self.arrivals:
            first.setdefault(one.key, (one.at_s - self.due_s[one.key]) * 1000)
        return list(first.values())

    @property
    def lost(self) -> int:
        return len(self.due_s.keys() - {one.key for one in self.arrivals})

    @property
    def doubled(self) -> int:
        return repeats(one.key for one in self.arrivals)

    @property
    def early(self) -> int:
        """How many arrived before their instant, which the product holds in whole milliseconds."""
        return sum(late_ms < 0 for late_ms in self.late_ms)

    def late(self, share: float) -> float:
        """Percentile of the lateness, milliseconds."""
        return percentile(self.late_ms, share)

    def document(self) -> dict[str, object]:
        figures: dict[str, object] = {"p50_ms": 0, "p99_ms": 0, "max_ms": 0}
        if self.late_ms:
            figures = {
                "p50_ms": round(self.late(0.5), 2),
                "p99_ms": round(self.late(0.99), 2),
                "max_ms": round(self.late(1.0), 2),
            }
        counts = {"early": self.early, "lost": self.lost, "doubled": self.doubled}
        return {"due": len(self.due_s), **figures, **counts}


def delivery(
    receiver: Receiver, due_s: Mapping[str, float], *, patience_s: float, calm_s: float = _CALM_S
) -> Delivery:
    """
    Wait until all have arrived and none more came for `calm_s` seconds.

    The list is read only when it is calm: writing it out would keep the stub from answering.

    Args:
        patience_s: how long after the last due time to give up; what is missing then is lost.
    """
    end_s = max(due_s.values()) + patience_s
    seen = 0
    while True:
        seen = _wait_for_calm(receiver, more_than=seen, calm_s=calm_s, end_s=end_s)
        found = Delivery(due_s, [one for one in receiver.arrivals() if one.key in due_s])
        if not found.lost or time.time() > end_s:
            return found


def wait_for_calm(receiver: Receiver, count: int, *, patience_s: float) -> None:
    """Return when so many calls have come and none more for a while, or patience ends."""
    end_s = time.time() + patience_s
    _wait_for_calm(receiver, more_than=count - 1, calm_s=_CALM_S, end_s=end_s)


def _wait_for_calm(receiver: Receiver, *, more_than: int, calm_s: float, end_s: float) -> int:
    """Return when more calls than that have come and then none for a while; how many there are."""
    while True:
        count, last_at_s = receiver.last()
        is_calm = count > more_than and time.time() - last_at_s > calm_s
        if is_calm or time.time() > end_s:
            return count
        time.sleep(_LOOK_EVERY_S)
