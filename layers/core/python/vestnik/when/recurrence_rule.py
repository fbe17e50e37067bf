"""A recurrence rule (RFC 5545, 3.3.10), read and checked."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum

MONDAY = 0  # weekdays are counted as `datetime` counts them


class Frequency(IntEnum):
    """How long a period is; the finer, the greater. SECONDLY is never used, see ADR 8."""

    YEARLY = 0
    MONTHLY = 1
    WEEKLY = 2
    DAILY = 3
    HOURLY = 4
    MINUTELY = 5


@dataclass(frozen=True)
class DayPart:
    """One entry of BYDAY; `nth` of its month or year, from the end if negative, 0: every."""

    weekday: int
    nth: int = 0


@dataclass(frozen=True)
class Rule:
    """
    What a rule says; an empty tuple: nothing.

    `until` is aware if it was given in UTC, else by the wall clock. `seconds` holds one at most.
    """

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    week_start: int = MONDAY
    months: tuple[int, ...] = ()
    week_numbers: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days: tuple[DayPart, ...] = ()
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()

    @property
    def names_days(self) -> bool:
        """Whether it says which days of a year, a month or a week."""
        return bool(self.week_numbers or self.year_days or self.month_days or self.days)


def completed(rule: Rule, start: datetime) -> Rule:
    """The rule with what it leaves unsaid taken from its start: day, month, weekday, time."""
    rule = _with_days(rule, start)
    if rule.frequency < Frequency.HOURLY and not rule.hours:
        rule = replace(rule, hours=(start.hour,))
    if rule.frequency < Frequency.MINUTELY and not rule.minutes:
        rule = replace(rule, minutes=(start.minute,))
    return rule if rule.seconds else replace(rule, seconds=(start.second,))


def _with_days(rule: Rule, start: datetime) -> Rule:
    weekday = (DayPart(start.weekday()),)
    only_weeks = rule.week_numbers and not (rule.year_days or rule.month_days or rule.days)
    if only_weeks or (rule.frequency is Frequency.WEEKLY and not rule.days):
        return replace(rule, days=weekday)
    if rule.frequency > Frequency.MONTHLY or rule.names_days:
        return rule
    if rule.frequency is Frequency.YEARLY and not rule.months:
        rule = replace(rule, months=(start.month,))
    return replace(rule, month_days=(start.day,))
