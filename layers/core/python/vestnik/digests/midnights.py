"""
When the days of a time zone end.

A date begins at the first instant at which the zone's clocks show it, or a later date where they
skip it: at the end of a gap that has no midnight, and at the first of two midnights.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Midnight:
    """The end of a local date: `at` is the first instant of the date that follows."""

    at: datetime
    date: date


def last_midnight(timezone: str, *, after: datetime, until: datetime) -> Midnight | None:
    """The last one that came after an instant and not after another; None if none did."""
    zone = ZoneInfo(timezone)
    day = until.astimezone(zone).date() + _DAY  # clocks that went back may have shown it already
    while (at := begin_of(day, timezone)) > until:
        day -= _DAY
    return Midnight(at, (at - _SECOND).astimezone(zone).date()) if at > after else None


def begin_of(day: date, timezone: str) -> datetime:
    """The first instant of a local date, UTC."""
    zone = ZoneInfo(timezone)
    wall = datetime.combine(day, time(), zone)
    at = wall.astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return at
    return _end_of_gap(day, zone, wall.replace(fold=1).astimezone(UTC), at)


def _end_of_gap(day: date, zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Where between two instants the clocks come to a date; their changes fall on seconds."""
    while after - before > _SECOND:
        middle = before + (after - before) // 2 // _SECOND * _SECOND
        if middle.astimezone(zone).date() >= day:
            after = middle
        else:
            before = middle
    return after
