"""The person's wall clock, and the moments that are read off it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from vestnik.errors import Fault
from vestnik.when.pieces import Clock, Piece, Shift
from vestnik.when.rules.calendar import FURTHEST_YEAR, shifted

USUAL_HOUR = 9  # of a day that was named without a time, as in widespread planners
PAST, IMPOSSIBLE = Fault("time_in_past"), Fault("time_impossible")

_LONGEST_S = 7 * 86_400  # of what a task may last
_LONGEST_SHIFT_S = FURTHEST_YEAR * 366 * 86_400


@dataclass(frozen=True)
class Moment:
    """One reading: the first instant (UTC), whether its hour was said, its rule, its end."""

    at: datetime
    time_given: bool
    rrule: str | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True)
class Wall:
    """The person's wall clock at a moment: `now` is aware, in the person's zone."""

    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()

    def instant(self, day: date, clock: Clock) -> datetime | None:
        """
        The instant of a wall time; None: out of range.

        A time in a gap keeps the offset from before it, a doubled one is the first (RFC 5545).
        """
        later, hour = divmod(clock.hour, 24)
        passed = timedelta(days=later, hours=hour, minutes=clock.minute, seconds=clock.second)
        try:
            wall = datetime.combine(day, time(), self.now.tzinfo) + passed
            found = wall.astimezone(UTC)
        except OverflowError:
            return None
        return found if found.year <= FURTHEST_YEAR else None

    def first_ahead(self, days: Iterable[date], clock: Clock) -> datetime | None:
        """The time on the first of these days where it is still to come."""
        instants = (self.instant(day, clock) for day in days)
        return next((one for one in instants if one and one > self.now), None)

    def later(self, shift: Shift) -> datetime | None:
        """
        The instant so much later: months and days by the calendar, seconds as they pass.

        None: out of range.
        """
        day = shifted(self.today, shift)
        if day is None or abs(shift.seconds) > _LONGEST_SHIFT_S:
            return None
        moved = day != self.today
        start = datetime.combine(day, self.now.time(), self.now.tzinfo) if moved else self.now
        try:
            found = start.astimezone(UTC) + timedelta(seconds=shift.seconds)
        except OverflowError:
            return None
        return found if found.year <= FURTHEST_YEAR else None

    def end(self, piece: Piece, begun_at: datetime) -> datetime | None:
        """The end that was said: a time, the first such after the begin, or how long it takes."""
        if piece.lasts:
            return begun_at + timedelta(seconds=min(piece.lasts.seconds, _LONGEST_S))
        ends = piece.ends
        if ends is None:
            return None
        day = begun_at.astimezone(self.now.tzinfo).date()
        faces = (ends, replace(ends, hour=ends.hour + 12)) if ends.twelve else (ends,)
        days = (day, day + timedelta(days=1))
        instants = (self.instant(one, clock) for one in days for clock in faces)
        return min((one for one in instants if one and one > begun_at), default=None)
