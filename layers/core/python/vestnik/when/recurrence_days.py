"""
Which days a rule lets through.

Days are the bits of a number: bit 0 is the first of them. A day must fit all of BYMONTH, BYWEEKNO,
BYYEARDAY, BYMONTHDAY and BYDAY that are given, so their bits are joined by "and". Years that begin
alike have the same bits: 200 years cost little more than a few.
"""

from calendar import isleap, monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from vestnik.when.recurrence_rule import Frequency, Rule

_EVERY_WEEK = sum(1 << 7 * week for week in range(54))


class RuleDays:
    """The days of a complete rule, whatever its interval and positions."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._alike: dict[tuple[int, bool, bool, bool], int] = {}
        self._years: dict[int, tuple[int, int]] = {}

    def within(self, first: int, length: int) -> list[int]:
        """The ordinals of those among `length` days from an ordinal on, at most a year of them."""
        year = date.fromordinal(first).year
        begin, found = self._year(year)
        found >>= first - begin
        end, next_found = self._year(year + 1)
        if first + length > end:
            found |= next_found << (end - first)
        return [first + bit for bit in bits(found & run(0, length))]

    def each(self, first: int, last: int, cycle: int) -> Iterator[int]:
        """The ordinals of those up to `last` that `cycle` has too; its bit 0 is `first`."""
        for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1):
            begin, found = self._year(year)
            passed = max(0, first - begin)
            found = (found >> passed) & (cycle >> (begin + passed - first))
            for bit in bits(found):
                if begin + passed + bit <= last:
                    yield begin + passed + bit

    def _year(self, year: int) -> tuple[int, int]:
        """The ordinal of 1 January and the bits of its year."""
        if year not in self._years:
            january_1 = date(year, 1, 1)
            kind = (january_1.weekday(), isleap(year - 1), isleap(year), isleap(year + 1))
            if kind not in self._alike:
                self._alike[kind] = _days_of(self._rule, year)
            self._years[year] = january_1.toordinal(), self._alike[kind]
        return self._years[year]


def bits(number: int) -> Iterator[int]:
    """The places of its ones, lowest first."""
    while number:
        yield _lowest(number)
        number &= number - 1


def _lowest(number: int) -> int:
    return (number & -number).bit_length() - 1


def run(first: int, length: int) -> int:
    """Ones from a place on."""
    return ((1 << length) - 1) << first


def _days_of(rule: Rule, year: int) -> int:
    months = [_month(year, month) for month in rule.months or range(1, 13)]
    found = _joined(run(*month) for month in months)
    if rule.week_numbers:
        found &= _weeks(rule, year)
    if rule.year_days:
        found &= _counted(rule.year_days, 0, _length(year))
    if rule.month_days:
        found &= _joined(_counted(rule.month_days, *month) for month in months)
    if rule.days:
        found &= _weekdays(rule, year, months)
    return found


def _joined(sets: Iterable[int]) -> int:
    joined = 0
    for one in sets:
        joined |= one
    return joined


def _length(year: int) -> int:
    return 366 if isleap(year) else 365


def _month(year: int, month: int) -> tuple[int, int]:
    """The place of its first day, and its length."""
    first = date(year, month, 1).timetuple().tm_yday - 1
    return first, monthrange(year, month)[1]


def _counted(numbers: Iterable[int], first: int, length: int) -> int:
    """The days with these numbers in a span, negative ones counted from its end."""
    places = (number - 1 if number > 0 else length + number for number in numbers)
    return _joined(1 << (first + place) for place in places if 0 <= place < length)


def _weekdays(rule: Rule, year: int, months: list[tuple[int, int]]) -> int:
    """BYDAY; its numbers count within a month where the rule speaks of months, else in the year."""
    by_month = rule.frequency is Frequency.MONTHLY or bool(rule.months)
    spans = months if by_month else [(0, _length(year))]
    january_1 = date(year, 1, 1).weekday()
    found = 0
    for day in rule.days:
        place = (day.weekday - january_1) % 7  # of the first such weekday in the year
        if day.nth:
            found |= _joined(_nth(day.nth, place, *span) for span in spans)
        else:
            found |= _EVERY_WEEK << place
    return found & run(0, _length(year))


def _nth(nth: int, place: int, first: int, length: int) -> int:
    """Every seventh day from a place on: the nth of those in a span, if there is one."""
    earliest = first + (place - first) % 7
    count = (first + length - earliest + 6) // 7
    index = nth - 1 if nth > 0 else count + nth
    return 1 << (earliest + 7 * index) if 0 <= index < count else 0


def _weeks(rule: Rule, year: int) -> int:
    """BYWEEKNO; the first and the last days of a year may be in a week of its neighbours."""
    begin = date(year, 1, 1).toordinal()
    found = 0
    for owner in (year - 1, year, year + 1):
        first = _first_week(owner, rule.week_start) - begin
        count = (_first_week(owner + 1, rule.week_start) - begin - first) // 7
        for number in rule.week_numbers:
            index = number - 1 if number > 0 else count + number
            if 0 <= index < count:
                place = first + 7 * index
                found |= run(place, 7) if place >= 0 else run(0, max(0, 7 + place))
    return found & run(0, _length(year))


def _first_week(year: int, week_start: int) -> int:
    """The ordinal of its first day; week 1 has at least four days in its year."""
    january_1 = date(year, 1, 1)
    before = (january_1.weekday() - week_start) % 7
    start = january_1.toordinal() - before
    return start if before <= 3 else start + 7
