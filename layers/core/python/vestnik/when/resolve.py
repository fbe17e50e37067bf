"""From what was said to the moments that it may mean."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from vestnik.errors import Fault
from vestnik.when import readings
from vestnik.when.pieces import Clock, Day, Part, Piece, Shift
from vestnik.when.rules.calendar import FURTHEST_YEAR, shifted
from vestnik.when.series import series
from vestnik.when.wall import IMPOSSIBLE, PAST, USUAL_HOUR, Moment, Wall

_LATER_TODAY = (9, 18, 21)  # hours to speak of today, if no time was said
_SHORTEST_NOTICE = timedelta(minutes=30)
_NAMES_OF_DAYS = ("repeat", "day", "shift", "start", "until")


def moments(piece: Piece, now: datetime, zone: ZoneInfo) -> list[Moment] | Fault:
    """All readings that are still to come, the likeliest first, or why there is none."""
    wall = Wall(now.astimezone(ZoneInfo(piece.zone) if piece.zone else zone))
    found: list[Moment] = []
    faults: list[Fault] = []
    for reading in (piece, *(_completed(one, piece) for one in piece.others)):
        read = _read(reading, wall)
        if isinstance(read, Fault):
            faults.append(read)
        else:
            found += [moment for moment in read if moment not in found]
    ahead = [moment for moment in found if moment.at > now]
    return ahead or (faults[0] if faults else PAST)


def _completed(other: Piece, main: Piece) -> Piece:
    """Another reading of one part of what was said, with the rest of it."""
    names_day = any(getattr(other, name) is not None for name in _NAMES_OF_DAYS)
    gone = _NAMES_OF_DAYS if names_day else ()
    if other.clock:
        exact = main.shift is not None and main.shift.seconds != 0
        gone += ("clock", "ends", *(("shift",) if exact else ()))
    rest = replace(main.without(gone), others=())
    return rest.joined(replace(other, others=())) or other


def _read(piece: Piece, wall: Wall) -> list[Moment] | Fault:
    """The readings of one piece, past ones among them."""
    if piece.past or piece.shift == Shift():
        return PAST
    if piece.clock and not piece.clock.possible:
        return IMPOSSIBLE
    if piece.instant:
        return _only(_in_range(piece.instant))
    if piece.repeat:
        return series(piece, piece.repeat, wall)
    if piece.shift and piece.shift.seconds:
        return _only(wall.later(piece.shift))
    return _on_days(piece, wall)


def _only(at: datetime | None) -> list[Moment] | Fault:
    return [Moment(at, time_given=True)] if at else IMPOSSIBLE


def _in_range(instant: datetime) -> datetime | None:
    try:
        at = instant.astimezone(UTC)
    except OverflowError:
        return None
    return at if at.year <= FURTHEST_YEAR else None


def _on_days(piece: Piece, wall: Wall) -> list[Moment] | Fault:
    day = _day(piece, wall)
    if day is not None and not day.dates:
        return IMPOSSIBLE
    timed = piece.clock is not None or piece.part is not None
    dates = day.dates if day else (wall.today, wall.today + timedelta(days=1))
    if day and day.today_if_timed and not timed:
        dates = dates[1:]
    given = piece.clock is not None
    instants = [wall.first_ahead(dates, clock) for clock in _clocks(piece, day, wall)]
    found = [Moment(at, given, ends_at=wall.end(piece, at)) for at in instants if at]
    return found or PAST


def _day(piece: Piece, wall: Wall) -> Day | None:
    named = piece.day or piece.start or piece.until
    if named or piece.shift is None:
        return named
    later = shifted(wall.today, piece.shift)
    return Day((later,) if later else ())


def _clocks(piece: Piece, day: Day | None, wall: Wall) -> tuple[Clock, ...]:
    """The times of day that may be meant, before it is known on which of the days."""
    only_today = day is not None and day.dates == (wall.today,)
    if piece.clock is None:
        may_be_today = day is None or day.dates[0] == wall.today
        return (_usual(piece.part, wall, may_be_today=may_be_today, only_today=only_today),)
    if day is None:
        return readings.without_day(piece.clock, piece.part, wall.now)
    if only_today:
        return readings.today(piece.clock, piece.part, wall.now)
    return readings.with_day(piece.clock, piece.part)


def _usual(part: Part | None, wall: Wall, *, may_be_today: bool, only_today: bool) -> Clock:
    """The hour of a part of the day, or of a day that was named alone."""
    if part is None:
        return _later_today(wall) if only_today else Clock(USUAL_HOUR)
    usual = Clock(part.hour)
    if not may_be_today or readings.is_ahead(usual, wall.now):
        return usual
    return _rest_of(part, wall) or usual


def _rest_of(part: Part, wall: Wall) -> Clock | None:
    """The next full hour, while the part of the day lasts."""
    soon = wall.now + _SHORTEST_NOTICE
    hour = soon.hour + (soon.minute > 0)
    lasts = hour < min(part.last, 24) and hour > part.first and soon.date() == wall.today
    return Clock(hour) if lasts else None


def _later_today(wall: Wall) -> Clock:
    ahead = (Clock(hour) for hour in _LATER_TODAY if readings.is_ahead(Clock(hour), wall.now))
    return next(ahead, Clock(23, 59))
