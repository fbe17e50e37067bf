"""The first moment of a recurrence that was said, and its rule."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, timedelta

from vestnik.errors import Fault
from vestnik.when import readings
from vestnik.when.pieces import Clock, Day, Piece, Shift
from vestnik.when.repeats import Repeat
from vestnik.when.rules.calendar import shifted
from vestnik.when.wall import IMPOSSIBLE, USUAL_HOUR, Moment, Wall

_STEPS = {"WEEKLY": Shift(days=7), "MONTHLY": Shift(months=1), "YEARLY": Shift(months=12)}
_SECONDS = {"HOURLY": 3600, "MINUTELY": 60}


def series(piece: Piece, said: Repeat, wall: Wall) -> list[Moment] | Fault:
    """The readings of a recurrence; more than one where its hour has two."""
    repeat, start = _anchored(said, piece)
    rule = repeat.text() + _limit(piece, wall)
    if _is_from_now_on(piece, repeat, start):
        at = wall.later(Shift(seconds=_SECONDS[repeat.freq] * repeat.interval))
        return [Moment(at, time_given=True, rrule=rule)] if at else IMPOSSIBLE
    first_day = start.dates[0] if start and start.dates else wall.today
    if repeat.within_a_day and piece.clock and piece.ends:
        return _within_hours(piece.clock, piece.ends, repeat, rule, wall)
    if piece.clock and piece.also:
        return _several_times(piece, repeat, rule, first_day, wall)
    given = piece.clock is not None
    instants = [wall.first_ahead(_days(repeat, first_day), clock) for clock in _clocks(piece)]
    found = [Moment(at, given, rule, wall.end(piece, at)) for at in instants if at]
    return found or IMPOSSIBLE


def _several_times(
    piece: Piece, repeat: Repeat, rule: str, first_day: date, wall: Wall
) -> list[Moment] | Fault:
    """`каждый день в 8 и в 20`: BYHOUR where the minutes are equal, else one of them is asked."""
    said = (piece.clock, *(piece.also or ()))
    clocks = [_times(one, piece)[0] for one in said if one]
    firsts = [(wall.first_ahead(_days(repeat, first_day), one), one) for one in clocks]
    found = [(at, one) for at, one in firsts if at]
    if len({one.minute for one in clocks}) > 1:
        return [Moment(at, time_given=True, rrule=rule) for at, _ in found] or IMPOSSIBLE
    hours = ",".join(str(hour) for hour in sorted({one.hour for one in clocks}))
    rule = f"{rule};BYHOUR={hours}"
    return [Moment(min(at for at, _ in found), True, rule)] if found else IMPOSSIBLE


def _within_hours(
    begin: Clock, end: Clock, repeat: Repeat, rule: str, wall: Wall
) -> list[Moment] | Fault:
    """`каждый час с 9 до 18`: BYHOUR, and the first time ahead that is within."""
    last = end.hour + 12 if end.twelve and end.hour <= begin.hour else end.hour
    hours = range(begin.hour, min(last, 23) + 1)
    step = timedelta(seconds=_SECONDS[repeat.freq] * repeat.interval)
    start = wall.instant(wall.today, begin)
    if not hours or start is None:
        return IMPOSSIBLE
    times = (start + step * n for n in range(24 * 60))
    ahead = (at for at in times if at > wall.now)
    local = (one.astimezone(wall.now.tzinfo) for one in ahead)
    at = next((one for one in local if one.hour in hours and repeat.falls_on(one.date())), None)
    by_hour = ",".join(map(str, hours))
    rule = f"{rule};BYHOUR={by_hour}"
    return [Moment(at.astimezone(UTC), time_given=True, rrule=rule)] if at else IMPOSSIBLE


def _is_from_now_on(piece: Piece, repeat: Repeat, start: Day | None) -> bool:
    """`every 20 minutes`, with nothing said of when to begin."""
    unbound = not (piece.clock or piece.part or start)
    return repeat.within_a_day and unbound and not repeat.weekdays


def _anchored(said: Repeat, piece: Piece) -> tuple[Repeat, Day | None]:
    """The rule with the day that was said beside it, or the day as its start."""
    day = piece.day
    if day is None or said.by_days:
        return said, piece.start or day
    if said.freq == "WEEKLY" and day.weekday is not None:
        return replace(said, weekdays=(day.weekday,)), piece.start
    if said.freq == "MONTHLY" and day.nth is not None and day.weekday is not None:
        return replace(said, weekdays=(day.weekday,), nth=(day.nth,)), piece.start
    if said.freq in {"MONTHLY", "YEARLY"} and day.monthday is not None:
        month = day.month if said.freq == "YEARLY" else None
        return replace(said, monthdays=(day.monthday,), month=month), piece.start
    return said, piece.start or day


def _clocks(piece: Piece) -> tuple[Clock, ...]:
    if piece.clock is None:
        return (Clock(piece.part.hour if piece.part else USUAL_HOUR),)
    return _times(piece.clock, piece)


def _times(clock: Clock, piece: Piece) -> tuple[Clock, ...]:
    """The times that it may be; the midnight of a day in a series is its begin."""
    found = (replace(one, hour=one.hour % 24) for one in readings.with_day(clock, piece.part))
    return tuple(dict.fromkeys(found))


def _days(repeat: Repeat, start: date) -> Iterator[date]:
    """The first days of a series; one that has only an interval is counted from its start."""
    step = _STEPS.get(repeat.freq, Shift(days=1))
    times = 1 if repeat.within_a_day else repeat.interval
    day = repeat.first_on_or_after(start)
    for _ in range(3):
        if day is None:
            return
        yield day
        if repeat.by_days:
            day = repeat.first_on_or_after(day + timedelta(days=1))
        else:
            day = shifted(day, Shift(step.months * times, step.days * times))


def _limit(piece: Piece, wall: Wall) -> str:
    """COUNT or UNTIL; the latter in UTC, the end of the day that was named."""
    if piece.count:
        return f";COUNT={piece.count}"
    last_day = piece.until.dates[0] if piece.until and piece.until.dates else None
    if piece.during:
        last_day = shifted(wall.today, piece.during)
    last = wall.instant(last_day, Clock(23, 59, 59)) if last_day else None
    return f";UNTIL={last:%Y%m%dT%H%M%SZ}" if last else ""
