"""The hours in which a client may be written to, by the clock where he lives."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(1, 8))
_DAYS_AHEAD = 9  # a week, the evening before it and the night after it


@dataclass(frozen=True)
class Opening:
    """From `opens_at` to before `closes_at`."""

    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True)
class Window:
    """
    From `opens` to `closes` on `days` (1: Monday), each named by the day on which it opens.

    One that closes earlier than it opens lasts over midnight; the same twice is the whole day.
    """

    opens: time
    closes: time
    days: frozenset[int] = EVERY_DAY

    def opening(self, timezone: str, at: datetime, *, lasting: timedelta) -> Opening:
        """The first opening that has `lasting` left at an instant or later."""
        zone = ZoneInfo(timezone)
        for opening in self._openings(zone, at.astimezone(zone).date() - timedelta(days=1)):
            if opening.closes_at - lasting > max(at, opening.opens_at):
                return opening
        raise ValueError("a window without days")

    def _openings(self, zone: ZoneInfo, first: date) -> Iterator[Opening]:
        for ahead in range(_DAYS_AHEAD):
            day = first + timedelta(days=ahead)
            if day.isoweekday() in self.days:
                closing_day = day if self.closes > self.opens else day + timedelta(days=1)
                opens_at, closes_at = (
                    _at(day, self.opens, zone),
                    _at(closing_day, self.closes, zone),
                )
                yield Opening(opens_at, closes_at)


def _at(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """A wall time in UTC; in a gap with the offset from before it, in a fold the first one."""
    return datetime.combine(day, wall, tzinfo=zone).astimezone(UTC)
