"""From the text of a rule to the rule, or to what is wrong with it."""

from typing import Any

from vestnik.when.recurrence_rule import Frequency, Rule
from vestnik.when.recurrence_values import (
    Reader,
    RuleError,
    days,
    frequency,
    number,
    numbers,
    signed_numbers,
    until,
    weekday,
)

LENGTH_MAX = 1_000  # characters
INTERVAL_MAX = 100_000
COUNT_MAX = 1_000  # they are counted from the start, each time

_PARTS: dict[str, tuple[str, Reader]] = {
    "FREQ": ("frequency", frequency),
    "INTERVAL": ("interval", number(1, INTERVAL_MAX)),
    "COUNT": ("count", number(1, COUNT_MAX)),
    "UNTIL": ("until", until),
    "WKST": ("week_start", weekday),
    "BYMONTH": ("months", numbers(1, 12)),
    "BYWEEKNO": ("week_numbers", signed_numbers(53)),
    "BYYEARDAY": ("year_days", signed_numbers(366)),
    "BYMONTHDAY": ("month_days", signed_numbers(31)),
    "BYDAY": ("days", days),
    "BYHOUR": ("hours", numbers(0, 23)),
    "BYMINUTE": ("minutes", numbers(0, 59)),
    "BYSECOND": ("seconds", numbers(0, 60)),
    "BYSETPOS": ("positions", signed_numbers(366)),
}
_REFUSED_WITH = {
    "BYWEEKNO": frozenset(Frequency) - {Frequency.YEARLY},
    "BYYEARDAY": frozenset({Frequency.MONTHLY, Frequency.WEEKLY, Frequency.DAILY}),
    "BYMONTHDAY": frozenset({Frequency.WEEKLY}),
}


def read_rule(text: str) -> Rule:
    """
    The rule of an RFC 5545 text; letters may be small.

    Raises:
        RuleError: the text is no rule, breaks the RFC, or asks for more than one date a minute.
    """
    if len(text) > LENGTH_MAX:
        raise RuleError("string_too_long", max_length=LENGTH_MAX)
    parts = _split(text.strip().upper())
    read: dict[str, Any] = {}
    for name, value in parts.items():
        field, reader = _PARTS[name]
        read[field] = reader(name, value)
    _check_together(parts, read)
    if "seconds" in read:
        read["seconds"] = _one_second(read["seconds"])
    return Rule(**read)


def _split(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for pair in text.split(";"):
        name, equals, value = pair.partition("=")
        if not (name and equals and value):
            raise RuleError("rrule_malformed")
        if name not in _PARTS:
            raise RuleError("rrule_unknown_part", part=name[:20])
        if name in parts:
            raise RuleError("rrule_part_twice", part=name)
        parts[name] = value
    return parts


def _check_together(parts: dict[str, str], read: dict[str, Any]) -> None:
    """What the RFC says one part must not do beside another."""
    if "FREQ" not in parts:
        raise RuleError("rrule_frequency")
    if "COUNT" in parts and "UNTIL" in parts:
        raise RuleError("rrule_count_and_until")
    for name, frequencies in _REFUSED_WITH.items():
        if name in parts and read["frequency"] in frequencies:
            raise RuleError("rrule_part_with", part=name, other=f"FREQ={parts['FREQ']}")
    if any(day.nth for day in read.get("days", ())):
        _check_numbered_days(parts, read["frequency"])
    if "BYSETPOS" in parts and sum(name.startswith("BY") for name in parts) == 1:
        raise RuleError("rrule_position_alone")


def _check_numbered_days(parts: dict[str, str], frequency: Frequency) -> None:
    if frequency > Frequency.MONTHLY:
        raise RuleError("rrule_numbered_day_with", other=f"FREQ={parts['FREQ']}")
    if "BYWEEKNO" in parts:
        raise RuleError("rrule_numbered_day_with", other="BYWEEKNO")


def _one_second(seconds: tuple[int, ...]) -> tuple[int, ...]:
    """The only second; a leap second is taken for the one before it (RFC 5545, 3.3.12)."""
    different = {min(second, 59) for second in seconds}
    if len(different) > 1:
        raise RuleError("rrule_too_frequent")
    return tuple(different)
