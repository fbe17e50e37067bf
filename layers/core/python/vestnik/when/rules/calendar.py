"""Days by the calendar, seen from today."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from vestnik.when.pieces import Day, Shift

FURTHEST_YEAR = 2200  # where zones and stores begin to disagree


def weekday_from(today: date, weekday: int) -> Day:
    """`on wednesday`: the coming one; today's only with a time that is still ahead."""
    first = today + timedelta(days=(weekday - today.weekday()) % 7)
    dates = (first, first + timedelta(days=7))
    return Day(dates, weekday=weekday, today_if_timed=first == today)


def weekday_of_week(today: date, weekday: int, weeks: int) -> Day:
    """The weekday of the calendar week that lies so many weeks ahead."""
    monday = today - timedelta(days=today.weekday())
    return Day((monday + timedelta(days=weekday, weeks=weeks),), weekday=weekday)


def month_day(today: date, day: int, month: int, year: int | None = None) -> Day:
    """`25 december`: this year's or the next one's that exists; no days if none ever does."""
    years = (year,) if year else range(today.year, today.year + 9)
    found = _existing((y, month, day) for y in years)
    ahead = found if year else tuple(one for one in found if one >= today)[:2]
    return Day(ahead[:1] if ahead[:1] == (today,) else ahead, monthday=day, month=month)


def monthday(today: date, day: int, months: int | None = None) -> Day:
    """`the 25th`: of this month or the next that has one; `months` ahead where it was said."""
    wanted = range(13) if months is None else (months,)
    found = _existing((*_month_ahead(today, n), day) for n in wanted)
    return Day(tuple(one for one in found if one >= today)[:2], monthday=day)


def nth_weekday(today: date, nth: int, weekday: int, months: Iterable[int]) -> Day:
    """`last friday of the month`, in the first of the months ahead where it has not passed."""
    found = []
    for year, month in (_month_ahead(today, n) for n in months):
        length = monthrange(year, month)[1]
        days = [date(year, month, d) for d in range(1, length + 1)]
        named = [one for one in days if one.weekday() == weekday]
        if -len(named) <= nth <= len(named):
            found.append(named[nth - 1 if nth > 0 else nth])
    dates = tuple(one for one in found if one >= today)[:2]
    return Day(dates, weekday=weekday, nth=nth)


def working_days_after(day: date, number: int) -> date:
    """So many days from Monday to Friday later; feasts are not known."""
    while number > 0:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day


def month_edge(edge: str, month: int, year: int) -> date:
    """First, fifteenth or last day of a month."""
    last = monthrange(year, month)[1]
    return date(year, month, {"begin": 1, "middle": 15, "end": last}[edge])


def shifted(day: date, shift: Shift) -> date | None:
    """
    The day so many months and days later, clipped to the length of its month; None: too far.
    """
    months = day.month - 1 + shift.months
    year = day.year + months // 12
    if not 1970 <= year <= FURTHEST_YEAR or abs(shift.days) > 366 * FURTHEST_YEAR:
        return None
    month = months % 12 + 1
    clipped = min(day.day, monthrange(year, month)[1])
    try:
        found = date(year, month, clipped) + timedelta(days=shift.days)
    except OverflowError:
        return None
    return found if found.year <= FURTHEST_YEAR else None


def month_ahead_of(today: date, month: int) -> tuple[int, int]:
    """(year, month) of the coming month of this name, this one included."""
    return (today.year if month >= today.month else today.year + 1), month


def _month_ahead(today: date, months: int) -> tuple[int, int]:
    index = today.year * 12 + today.month - 1 + months
    return index // 12, index % 12 + 1


def _existing(days: Iterable[tuple[int, int, int]]) -> tuple[date, ...]:
    found = []
    for year, month, day in days:
        if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            found.append(date(year, month, day))
    return tuple(found)
