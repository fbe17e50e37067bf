"""How the values of a rule's parts are written: numbers, days of the week, instants."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from vestnik.errors import Fault, InvalidInputError
from vestnik.when.recurrence_rule import DayPart, Frequency

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = {one.name: one for one in Frequency}
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
_DAY = re.compile(r"([+-]?[0-9]{1,2})?([A-Z]{2})")
_UNTIL = re.compile(r"[0-9]{8}(T[0-9]{6}Z?)?")
_NTH_MAX = 53  # weeks of a year

Reader = Callable[[str, str], object]  # takes the name of a part and the text of its value


class RuleError(InvalidInputError):
    """A rule that is refused, with the reason at its field."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__({"rrule": Fault(code, params)})


def number(low: int, high: int) -> Reader:
    """Reads one number of a range."""

    def read(part: str, text: str) -> int:
        value = _integer(text)
        if value is None or text[0] in "+-" or not low <= value <= high:
            raise RuleError("rrule_number", part=part, low=low, high=high)
        return value

    return read


def numbers(low: int, high: int) -> Reader:
    """Reads a list of numbers of a range; answers them sorted, each once."""

    def read(part: str, text: str) -> tuple[int, ...]:
        values = [_integer(one) for one in text.split(",")]
        right = [one for one in values if one is not None and low <= one <= high]
        if len(right) < len(values) or any(sign in text for sign in "+-"):
            raise RuleError("rrule_number", part=part, low=low, high=high)
        return tuple(sorted(set(right)))

    return read


def signed_numbers(high: int) -> Reader:
    """Reads a list of numbers that count from the beginning, or from the end if negative."""

    def read(part: str, text: str) -> tuple[int, ...]:
        values = [_integer(one) for one in text.split(",")]
        right = [one for one in values if one is not None and 1 <= abs(one) <= high]
        if len(right) < len(values):
            raise RuleError("rrule_signed_number", part=part, high=high)
        return tuple(sorted(set(right)))

    return read


def frequency(_part: str, text: str) -> Frequency:
    """Reads a frequency; one date a minute is the most."""
    if text == "SECONDLY":
        raise RuleError("rrule_too_frequent")
    if text not in _FREQUENCIES:
        raise RuleError("rrule_frequency")
    return _FREQUENCIES[text]


def weekday(part: str, text: str) -> int:
    """Reads the day that a week begins with."""
    if text not in _WEEKDAYS:
        raise RuleError("rrule_weekday", part=part)
    return _WEEKDAYS.index(text)


def days(part: str, text: str) -> tuple[DayPart, ...]:
    """Reads a list like MO,+2TU,-1FR."""
    return tuple(dict.fromkeys(_day(part, one) for one in text.split(",")))


def _day(part: str, text: str) -> DayPart:
    found = _DAY.fullmatch(text)
    if not found or found[2] not in _WEEKDAYS:
        raise RuleError("rrule_weekday", part=part)
    nth = int(found[1] or 0)
    if found[1] and not 1 <= abs(nth) <= _NTH_MAX:
        raise RuleError("rrule_signed_number", part=part, high=_NTH_MAX)
    return DayPart(_WEEKDAYS.index(found[2]), nth)


def until(_part: str, text: str) -> datetime:
    """Reads an instant in UTC, a time by the wall clock, or a day, which counts to its end."""
    if not _UNTIL.fullmatch(text):
        raise RuleError("rrule_until")
    moment = text.removesuffix("Z") if "T" in text else f"{text}T235959"
    try:
        read = datetime.strptime(moment, "%Y%m%dT%H%M%S")  # noqa: DTZ007 - wall clock, or UTC below
    except ValueError as error:
        raise RuleError("rrule_until") from error
    return read.replace(tzinfo=UTC) if text.endswith("Z") else read


def _integer(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) else None
