"""The times of a rule by the wall clock, and the instants that they are in a zone."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, tzinfo
from heapq import heappop, heappush

from vestnik.when.recurrence_periods import LAST_YEAR, periods
from vestnik.when.recurrence_rule import Rule

_BARREN_MAX = 1_000  # empty periods in a row; 29 February is a Monday again within 480 months


def wall_times(rule: Rule, start: datetime, since: datetime) -> Iterator[datetime]:
    """
    The times of a complete rule from `since` on, none before `start`, in order; all without zone.

    BYSETPOS counts in the whole set of a period, also in the part of the first one that lies
    before the start. COUNT and UNTIL are left to the caller.
    """
    since = max(since, start)
    barren = 0
    for days, times in periods(rule, start, since):
        chosen = _chosen(days, times, rule.positions) if rule.positions else _all(days, times)
        barren += 1
        for wall in chosen:
            barren = 0
            if wall.year > LAST_YEAR:
                return
            if wall >= since:
                yield wall
        if barren > _BARREN_MAX:
            return


def _all(days: Iterable[int], times: Sequence[time]) -> Iterator[datetime]:
    for day in days:
        on = date.fromordinal(day)
        for at in times:
            yield datetime.combine(on, at)


def _chosen(
    days: Sequence[int], times: Sequence[time], positions: Sequence[int]
) -> Iterator[datetime]:
    """Those at the positions, which are sorted and count from the end if negative."""
    size = len(days) * len(times)
    within = positions[bisect_left(positions, -size) : bisect_right(positions, size)]
    for index in sorted({one - 1 if one > 0 else size + one for one in within}):
        day, at = divmod(index, len(times))
        yield datetime.combine(date.fromordinal(days[day]), times[at])


def in_zone(walls: Iterable[datetime], zone: tzinfo) -> Iterator[datetime]:
    """
    The UTC instants of ascending times by the wall clock of a zone, ascending, each once.

    A time in a gap keeps the offset from before it, so it falls among those after the gap; of a
    fold it is the first (RFC 5545, 3.3.5).
    """
    waiting: list[datetime] = []
    for wall in walls:
        local = wall.replace(tzinfo=zone)
        instant = local.astimezone(UTC)
        if _in_gap(local):
            heappush(waiting, instant)
            continue
        while waiting and waiting[0] <= instant:
            earlier = heappop(waiting)
            if earlier < instant:
                yield earlier
        yield instant
    yield from sorted(waiting)


def _in_gap(local: datetime) -> bool:
    before, after = local.utcoffset(), local.replace(fold=1).utcoffset()
    return before is not None and after is not None and before < after
