"""
The periods of a rule: in each it has a set of times.

They are found by arithmetic, not by a walk through all that INTERVAL or the days pass over, and end
with the year 2200.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from functools import cache, partial
from itertools import product

from vestnik.when.recurrence_cycles import days_reached, every
from vestnik.when.recurrence_days import RuleDays, bits
from vestnik.when.recurrence_rule import Frequency, Rule

LAST_YEAR = 2200  # as of all times that people give
_LAST_DAY = date(LAST_YEAR, 12, 31).toordinal()
_UNITS_OF_DAY = {Frequency.DAILY: 1, Frequency.HOURLY: 24, Frequency.MINUTELY: 24 * 60}

Period = tuple[Sequence[int], Sequence[time]]  # ordinals of days, times on each of them


def periods(rule: Rule, start: datetime, since: datetime) -> Iterator[Period]:
    """
    The periods of a complete rule that hold `since` or come after it, some of them empty.

    Without BYSETPOS days before `since` may be left out.
    """
    days = RuleDays(rule)
    if rule.frequency >= Frequency.DAILY:
        yield from _short(rule, start, since, days)
        return
    times = _clock(rule.hours, rule.minutes, rule.seconds)
    for first, length in _LONG[rule.frequency](rule, start, since):
        skipped = 0 if rule.positions else max(0, since.toordinal() - first)
        yield days.within(first + skipped, length - skipped), times


def _years(rule: Rule, start: datetime, since: datetime) -> Iterator[tuple[int, int]]:
    """First day and length of each."""
    begin = _aligned(start.year, since.year, rule.interval)
    for year in range(begin, LAST_YEAR + 1, rule.interval):
        first = date(year, 1, 1).toordinal()
        yield first, date(year + 1, 1, 1).toordinal() - first


def _months(rule: Rule, start: datetime, since: datetime) -> Iterator[tuple[int, int]]:
    begin = _aligned(_month(start), _month(since), rule.interval)
    for month in range(begin, 12 * (LAST_YEAR + 1), rule.interval):
        first = _first_of(month)
        yield first, _first_of(month + 1) - first


def _weeks(rule: Rule, start: datetime, since: datetime) -> Iterator[tuple[int, int]]:
    origin = start.toordinal() - (start.weekday() - rule.week_start) % 7
    step = 7 * rule.interval
    for first in range(_aligned(origin, since.toordinal() - 6, step), _LAST_DAY + 1, step):
        yield first, 7


_LONG = {Frequency.YEARLY: _years, Frequency.MONTHLY: _months, Frequency.WEEKLY: _weeks}


def _aligned(origin: int, reached: int, step: int) -> int:
    """The first of origin, origin + step, … that is not before `reached`."""
    return origin + max(0, -(-(reached - origin) // step)) * step


def _month(day: date) -> int:
    return 12 * day.year + day.month - 1


def _first_of(month: int) -> int:
    return date(month // 12, month % 12 + 1, 1).toordinal()


def _short(rule: Rule, start: datetime, since: datetime, days: RuleDays) -> Iterator[Period]:
    """Days, hours or minutes, each in a period of its own."""
    units = _UNITS_OF_DAY[rule.frequency]
    times = cache(partial(_times, rule))
    if rule.positions and min(map(abs, rule.positions)) > len(times(0)):
        return
    origin = start.toordinal() * units + _unit(start, units)
    allowed, first = _allowed(rule), since.toordinal()
    reached = days_reached(
        origin,
        rule.interval,
        units=units,
        allowed=bits(allowed),
        first=first,
        length=_LAST_DAY - first + 1,
    )
    each = every(rule.interval, units)
    for day in days.each(first, _LAST_DAY, reached):
        found = allowed & each << (origin - day * units) % rule.interval
        if day == first:
            passed = _unit(since, units)
            found = found >> passed << passed
        for unit in bits(found):
            yield (day,), times(unit)


def _unit(moment: datetime, units: int) -> int:
    """Which of so many units of its day it lies in."""
    return (moment.hour * 60 + moment.minute) * units // (24 * 60)


def _allowed(rule: Rule) -> int:
    """The units of a day that BYHOUR and BYMINUTE let through, as bits."""
    if rule.frequency is Frequency.DAILY:
        return 1
    hours = rule.hours or range(24)
    if rule.frequency is Frequency.HOURLY:
        return sum(1 << hour for hour in hours)
    minutes = sum(1 << minute for minute in rule.minutes or range(60))
    return sum(minutes << 60 * hour for hour in hours)


def _times(rule: Rule, unit: int) -> Sequence[time]:
    """The times of a period within its day."""
    if rule.frequency is Frequency.DAILY:
        return _clock(rule.hours, rule.minutes, rule.seconds)
    if rule.frequency is Frequency.HOURLY:
        return _clock((unit,), rule.minutes, rule.seconds)
    return _clock((unit // 60,), (unit % 60,), rule.seconds)


def _clock(hours: Sequence[int], minutes: Sequence[int], seconds: Sequence[int]) -> Sequence[time]:
    return [time(*one) for one in product(hours, minutes, seconds)]
