"""A recurrence as it was said, its RFC 5545 text, and its first day."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

WORKDAYS = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONGEST_WAIT_DAYS = 8 * 366  # until a 29 February


@dataclass(frozen=True)
class Repeat:
    """
    `weekdays` 0 = Monday; `nth` number each of them in the month, -1 is the last; `position`
    numbers the days that all the rest leaves in the month (the last working day: -1).
    """

    freq: str
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: tuple[int, ...] = ()
    monthdays: tuple[int, ...] = ()
    month: int | None = None
    position: int | None = None

    @property
    def by_days(self) -> bool:
        return bool(self.weekdays or self.monthdays)

    @property
    def within_a_day(self) -> bool:
        return self.freq in {"HOURLY", "MINUTELY"}

    def on_days_of(self, other: "Repeat") -> "Repeat | None":
        """One that says only how often, on the days of another; None where they don't fit."""
        if self.by_days or not other.by_days:
            return None
        if self.within_a_day and other.freq == "WEEKLY":
            return replace(self, weekdays=other.weekdays)
        same = self.freq == other.freq
        return replace(other, interval=self.interval) if same else other

    def text(self) -> str:
        """RFC 5545, without COUNT and UNTIL."""
        parts = [f"FREQ={self.freq}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.month:
            parts.append(f"BYMONTH={self.month}")
        if self.monthdays:
            parts.append("BYMONTHDAY=" + ",".join(map(str, self.monthdays)))
        if self.weekdays:
            numbers = self.nth or ("",)
            days = [f"{number}{_CODES[day]}" for number in numbers for day in self.weekdays]
            parts.append("BYDAY=" + ",".join(days))
        if self.position:
            parts.append(f"BYSETPOS={self.position}")
        return ";".join(parts)

    def falls_on(self, day: date) -> bool:
        """Whether the rule names this day, intervals aside."""
        return (
            (self.month is None or day.month == self.month)
            and (not self.monthdays or self._is_monthday(day))
            and (not self.weekdays or self._is_weekday(day))
        )

    def first_on_or_after(self, day: date) -> date | None:
        """The first day that the rule names; None: there is none (30 February)."""
        days = (day + timedelta(days=n) for n in range(_LONGEST_WAIT_DAYS))
        return next((one for one in days if self.falls_on(one)), None)

    def _is_monthday(self, day: date) -> bool:
        length = monthrange(day.year, day.month)[1]
        return day.day in self.monthdays or day.day - length - 1 in self.monthdays

    def _is_weekday(self, day: date) -> bool:
        if day.weekday() not in self.weekdays:
            return False
        length = monthrange(day.year, day.month)[1]
        from_begin, from_end = (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)
        in_turn = not self.nth or bool({from_begin, from_end} & set(self.nth))
        return in_turn and (self.position is None or self._is_in_position(day, length))

    def _is_in_position(self, day: date, length: int) -> bool:
        days = [day.replace(day=n) for n in range(1, length + 1)]
        named = [one for one in days if one.weekday() in self.weekdays]
        place = named.index(day)
        return self.position in {place + 1, place - len(named)}
