"""Dates: `25 декабря`, `dec 25th, 2026`, `31.12.2026`, `3/17`, `2026-12-31T23:50Z`."""

from dataclasses import replace
from datetime import datetime

from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.pieces import Clock, Day
from vestnik.when.rules import calendar
from vestnik.when.rules.amounts import Amount

dates = Grammar()
combined_days = Grammar()

# They are also other words, so a mere number beside them proves little.
_DOUBTFUL_MONTHS = frozenset({"may", "march", "mar"})


@dates.rule(
    "d:INT|ORD m:MONTH ~.? y:YEAR? YEARWORD? ~.?",
    "the? d:ORD of m:MONTH ,? y:YEAR?",
    "d:INT of m:MONTH ,? y:YEAR?",
)
def _day_and_month(match: Match) -> Classes:
    return _named_date(match)


@dates.rule("m:MONTH ~.? the? d:INT|ORD ~,? y:YEAR?")
def _month_and_day(match: Match) -> Classes | None:
    return _named_date(match) if match.word("m").isascii() else None


@dates.rule("a:INT|ORD -|по|до b:INT|ORD m:MONTH y:YEAR?", "m:MONTH a:INT - b:INT")
def _days_of_a_month(match: Match) -> Classes | None:
    if match.tokens[0].text == match.word("m") and not match.word("m").isascii():
        return None
    return {"DAY": _of_month(match, match.value("a", int))}


def _named_date(match: Match) -> Classes:
    doubtful = match.word("m") in _DOUBTFUL_MONTHS and match.captured["d"][1] == "INT"
    return {
        "LOOSEDAY" if doubtful else "DAY": _of_month(match, match.value("d", int)),
        "DATE": True,
    }


def _of_month(match: Match, day: int) -> Day:
    year = match.value("y", int) if match.has("y") else None
    return calendar.month_day(match.context.now.date(), day, match.value("m", int), year)


@dates.rule("d:ISODATE", "d:YEARFIRST", "d:DASHDATE", "d:DOTDATE", "d:SLASHDATE")
def _in_digits(match: Match) -> Classes:
    text = match.word("d")
    sign = next(char for char in text if not char.isdigit())
    parts = [int(part) for part in text.split(sign)]
    if match.captured["d"][1] in {"ISODATE", "YEARFIRST"}:
        return _numeric(match, parts[::-1], other_order=False)
    return _numeric(match, parts, other_order=sign == "/")


@dates.rule("d:SLASHDAY")
def _slashes(match: Match) -> Classes | None:
    first, second = (int(part) for part in match.word("d").split("/"))
    if (first, second) == (24, 7):
        return None
    found = _numeric(match, [first, second], other_order=True)
    return {"SHORTDATE": found["DAY"], **found} if found else None


@dates.rule("NUMBERED DOTDAY|CLOCKTEXT")
def _version(_: Match) -> Classes:
    """`версия 12.10`, `курс 90.05`."""
    return {}


@dates.rule("d:DOTDAY")
def _dots(match: Match) -> Classes | None:
    first, second = (int(part) for part in match.word("d").split("."))
    day = calendar.month_day(match.context.now.date(), first, second)
    clock = Clock(first, second)
    written_in_full = len(match.word("d")) == len("25.12")
    found: dict[str, object] = {"FULLDATE" if written_in_full else "SHORTDATE": day}
    found = found if day.dates else {}
    return found | ({"DOTCLOCK": clock} if clock.possible else {}) or None


def _numeric(match: Match, parts: list[int], *, other_order: bool) -> Classes:
    """Day, month and perhaps year; Americans write the month first, where it fits."""
    today = match.context.now.date()
    day, month, *years = parts
    year = years[0] + (2000 if years[0] < 100 else 0) if years else None
    orders = [(day, month)]
    if other_order:
        orders = [(month, day), (day, month)] if match.context.language == "en" else orders
    found = [calendar.month_day(today, d, m, year) for d, m in orders]
    real = [one for one in found if one.dates]
    distinct = len({one.dates for one in real}) > 1
    doubt = {"OTHERDAY": real[1]} if distinct else {}
    return {"DAY": (real or found)[0], "DATE": True, **doubt}


@dates.rule("i:ISO")
def _instant(match: Match) -> Classes:
    text = match.word("i").upper().replace(",", ".")
    compact = "T".join(text.replace("T", " ").split(" ", 1)).replace(" ", "")
    try:
        return {"INSTANT": datetime.fromisoformat(compact)}
    except ValueError:
        return {"DAY": Day(()), "DATE": True}


@combined_days.rule(
    "NAMEDDAY|BRIEFDAY ,? d:DAY|FULLDATE|SHORTDATE",
    "d:DAY|FULLDATE|SHORTDATE ,|(? NAMEDDAY|BRIEFDAY )?",
)
def _weekday_and_date(match: Match) -> Classes | None:
    token, class_name = match.captured["d"]
    if class_name == "DAY" and "DATE" not in token.classes:
        return None
    return {"DAY": match.value("d", Day), "DATE": True}


@combined_days.rule("NAMEDDAY|BRIEFDAY the? m:MONTHDAY")
def _weekday_and_monthday(match: Match) -> Classes:
    return {"DAY": match.value("m", Day)}


@combined_days.rule("STREET .? DAY")
def _address(_: Match) -> Classes:
    """`ул. 8 Марта`."""
    return {}


@combined_days.rule("NEXTMONTH DAYPREP? m:MONTHDAY", "m:MONTHDAY of NEXTMONTH")
def _monthday_of_next_month(match: Match) -> Classes:
    number = match.value("m", Day).monthday or 1
    return {"DAY": calendar.monthday(match.context.now.date(), number, 1)}


@combined_days.rule(
    "за a:AMOUNT до d:DAY|NAMEDDAY|BRIEFDAY|PERIOD",
    "the? a:AMOUNT before d:DAY|NAMEDDAY|BRIEFDAY|PERIOD",
    "за a:AMOUNT до c:CLOCK",
    "a:AMOUNT before c:CLOCK",
)
def _before(match: Match) -> Classes | None:
    shift = -match.value("a", Amount).shift
    if match.has("d"):
        found = [calendar.shifted(one, shift) for one in match.value("d", Day).dates]
        return None if shift.seconds else {"DAY": Day(tuple(one for one in found if one))}
    clock = match.value("c", Clock)
    minutes = clock.hour * 60 + clock.minute + round(shift.seconds / 60)
    if shift.days or shift.months or minutes < 0:
        return None
    return {"CLOCK": replace(clock, hour=minutes // 60, minute=minutes % 60)}
