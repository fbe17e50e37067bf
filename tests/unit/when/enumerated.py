"""
Recurrence by brute force, from the definitions of RFC 5545, 3.3.10: every day, hour and minute is
looked at.

Slow, and written without a look at how the product does it: no bits, no arithmetic of intervals.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import groupby

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY_PARTS = ("BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY")
_DAY = timedelta(days=1)


class Enumerated:
    """A rule whose text is valid, anchored at a start. UNTIL is left out."""

    def __init__(self, text: str, start: datetime) -> None:
        self.parts = dict(part.split("=") for part in text.split(";"))
        self.start = start
        self.frequency = self.parts["FREQ"]
        self.week_start = _WEEKDAYS.index(self.parts.get("WKST", "MO"))
        self._take_from_start()
        limits = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO")
        self._given = [(part, self._numbers(part)) for part in limits if part in self.parts]

    def _take_from_start(self) -> None:
        """What DTSTART says where the rule does not."""
        parts, start = self.parts, self.start
        said = [part for part in _DAY_PARTS if part in parts]
        if said == ["BYWEEKNO"] or (self.frequency == "WEEKLY" and not said):
            parts["BYDAY"] = _WEEKDAYS[start.weekday()]
        elif self.frequency in {"YEARLY", "MONTHLY"} and not said:
            parts["BYMONTHDAY"] = str(start.day)
            if self.frequency == "YEARLY":
                parts.setdefault("BYMONTH", str(start.month))
        if self.frequency not in {"HOURLY", "MINUTELY"}:
            parts.setdefault("BYHOUR", str(start.hour))
        if self.frequency != "MINUTELY":
            parts.setdefault("BYMINUTE", str(start.minute))

    def up_to(self, last: date) -> list[datetime]:
        """All its times up to a day."""
        found: list[datetime] = []
        origin = self._period(self.start)
        for number, members in groupby(self._fitting(last), key=self._period):
            if (number - origin) % int(self.parts.get("INTERVAL", 1)) == 0:
                found += [one for one in self._chosen(list(members)) if one >= self.start]
        return found[: int(self.parts.get("COUNT", len(found)))]

    def _fitting(self, last: date) -> Iterator[datetime]:
        """Every minute that fits, from the beginning of the first period on."""
        hours, minutes = self._numbers("BYHOUR", range(24)), self._numbers("BYMINUTE", range(60))
        day = self._first_day()
        while day <= last + 366 * _DAY:  # so that the last period is whole, whatever it is
            if self._fits(day):
                for hour in sorted(hours):
                    for minute in sorted(minutes):
                        yield datetime(day.year, day.month, day.day, hour, minute)
            if self.frequency not in {"YEARLY", "MONTHLY", "WEEKLY"} and day >= last:
                return
            day += _DAY

    def _first_day(self) -> date:
        day = self.start.date()
        begins = {
            "YEARLY": day.replace(month=1, day=1),
            "MONTHLY": day.replace(day=1),
            "WEEKLY": _week_of(day, self.week_start),
        }
        return begins.get(self.frequency, day)

    def _numbers(self, part: str, otherwise: range = range(0)) -> set[int]:
        return set(map(int, self.parts[part].split(","))) if part in self.parts else set(otherwise)

    def _period(self, at: datetime) -> int:
        """The number of the year, month, week, day, hour or minute."""
        hour = at.toordinal() * 24 + at.hour
        return {
            "YEARLY": at.year,
            "MONTHLY": at.year * 12 + at.month,
            "WEEKLY": _week_of(at.date(), self.week_start).toordinal() // 7,
            "DAILY": at.toordinal(),
            "HOURLY": hour,
            "MINUTELY": hour * 60 + at.minute,
        }[self.frequency]

    def _chosen(self, members: list[datetime]) -> list[datetime]:
        wanted, size = self._numbers("BYSETPOS"), len(members)
        if not wanted:
            return members
        return [one for i, one in enumerate(members) if {i + 1, i - size} & wanted]

    def _fits(self, day: date) -> bool:
        numbers: dict[str, Callable[[], set[int]]] = {
            "BYMONTH": lambda: {day.month},
            "BYMONTHDAY": lambda: _from_both_ends(day, within="month"),
            "BYYEARDAY": lambda: _from_both_ends(day, within="year"),
            "BYWEEKNO": lambda: _week_numbers(day, self.week_start),
        }
        return all(numbers[part]() & given for part, given in self._given) and self._by_day(day)

    def _by_day(self, day: date) -> bool:
        if "BYDAY" not in self.parts:
            return True
        name = _WEEKDAYS[day.weekday()]
        by_month = self.frequency == "MONTHLY" or "BYMONTH" in self.parts
        numbers = _from_both_ends(day, within="month" if by_month else "year", step=7)
        given = [one.replace("+", "") for one in self.parts["BYDAY"].split(",")]
        return name in given or any(f"{number}{name}" in given for number in numbers)


def _from_both_ends(day: date, *, within: str, step: int = 1) -> set[int]:
    """Which day of its month or year it is, from the beginning and from the end; of its weekday."""
    return _counted(day.year, day.month if within == "month" else None, step)[day]


@cache
def _counted(year: int, month: int | None, step: int) -> dict[date, set[int]]:
    """Each day of a year or month with its place among every `step`-th one, from both ends."""
    first = date(year, month or 1, 1)
    days = [one for one in (first + n * _DAY for n in range(366)) if one.year == year]
    if month:
        days = [one for one in days if one.month == month]
    rows = (days[start::step] for start in range(step))
    return {day: {i + 1, i - len(row)} for row in rows for i, day in enumerate(row)}


@cache
def _week_of(day: date, week_start: int) -> date:
    """The day that its week begins with."""
    while day.weekday() != week_start:
        day -= _DAY
    return day


@cache
def _week_numbers(day: date, week_start: int) -> set[int]:
    """A week belongs to the year that has four of its days, so to the year of its fourth day."""
    return _from_both_ends(_week_of(day, week_start) + 3 * _DAY, within="year", step=7)
