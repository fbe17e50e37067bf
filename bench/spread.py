"""Percentiles, windows and repeats of arrivals."""

import math
from collections import Counter, deque
from collections.abc import Hashable, Iterable, Sequence


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that `share` (0..1) of all are not above (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def fullest_window(instants_s: Iterable[float], *, width_s: float = 1.0) -> int:
    """The most instants in any half-open window of that width, wherever it begins."""
    window: deque[float] = deque()
    fullest = 0
    for instant in sorted(instants_s):
        window.append(instant)
        while window[0] <= instant - width_s:
            window.popleft()
        fullest = max(fullest, len(window))
    return fullest


def repeats(keys: Iterable[Hashable]) -> int:
    """How many came again after the first time."""
    return sum(times - 1 for times in Counter(keys).values())


def most_in_flight(spans_s: Sequence[tuple[float, float]]) -> int:
    """The most spans (begin, end) that were open at one instant."""
    edges = sorted([(begin, 1) for begin, _ in spans_s] + [(end, -1) for _, end in spans_s])
    open_now = most = 0
    for _, step in edges:
        open_now += step
        most = max(most, open_now)
    return most
