"""Days: `завтра`, `the 25th`, `в конце месяца`, `через 3 рабочих дня`."""

from datetime import date, timedelta

from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.pieces import Day
from vestnik.when.repeats import WORKDAYS, Repeat
from vestnik.when.rules import calendar
from vestnik.when.rules.amounts import Amount

days = Grammar()


@days.rule("d:DAYWORD")
def _named(match: Match) -> Classes:
    return {"DAY": Day((_today(match) + timedelta(days=match.value("d", int)),))}


@days.rule("завтрашний|сегодняшний UNIT")
def _adjective(match: Match) -> Classes:
    ahead = 1 if match.tokens[0].text == "завтрашний" else 0
    return {"DAY": Day((_today(match) + timedelta(days=ahead),))}


@days.rule("the? day after tomorrow")
def _day_after_tomorrow(match: Match) -> Classes:
    return {"DAY": Day((_today(match) + timedelta(days=2),))}


@days.rule("AFTER n:INT WORKING u:UNIT", "NEXTMOD WORKING u:UNIT")
def _working_days_ahead(match: Match) -> Classes | None:
    number = match.value("n", int) if match.has("n") else 1
    if match.value("u", str) != "day" or number > 1000:
        return None
    return {"DAY": Day((calendar.working_days_after(_today(match), number),))}


@days.rule("через? a:AMOUNT from|after|после w:WEEKDAY|DAYWORD")
def _amount_from_day(match: Match) -> Classes | None:
    today = _today(match)
    number = match.value("w", int)
    named = match.captured["w"][1] == "WEEKDAY"
    base = calendar.weekday_from(today, number).dates[0] if named else today + timedelta(number)
    shift = match.value("a", Amount).shift
    later = calendar.shifted(base, shift)
    return {"DAY": Day((later,) if later else ())} if not shift.seconds else None


@days.rule("n:ORD|LAST d:UNIT of|in? the|THISMOD|NEXTMOD? u:UNIT")
def _nth_day_of_the_month(match: Match) -> Classes | None:
    if (match.value("d", str), match.value("u", str)) != ("day", "month"):
        return None
    ahead = 1 if any("NEXTMOD" in token.classes for token in match.tokens) else 0
    number = match.value("n", int)
    if number > 0:
        return {"DAY": calendar.monthday(_today(match), number, ahead or None)}
    return {"DAY": _month_edge("end", _today(match), ahead, monthday=-1)}


@days.rule("p:ORD|LAST WORKING d:UNIT of? the? u:UNIT")
def _nth_working_day(match: Match) -> Classes | None:
    if (match.value("d", str), match.value("u", str)) != ("day", "month"):
        return None
    named = Repeat("MONTHLY", weekdays=WORKDAYS, position=match.value("p", int))
    first = named.first_on_or_after(_today(match))
    later = named.first_on_or_after(first + timedelta(days=1)) if first else None
    return {"DAY": Day(tuple(one for one in (first, later) if one))}


@days.rule("n:ORD|LAST d:UNIT")
def _nth_unit(match: Match) -> Classes:
    return {"NTHUNIT": (match.value("n", int), match.value("d", str))}


@days.rule(
    "NEXTMOD u:UNIT DAYPREP? o:ORD|INT NUMBERWORD", "через a:AMOUNT DAYPREP? o:ORD|INT NUMBERWORD"
)
def _monthday_months_ahead(match: Match) -> Classes | None:
    months = match.value("a", Amount).shift.months if match.has("a") else 1
    if not 0 < months < 1000 or (match.has("u") and match.value("u", str) != "month"):
        return None
    return {"DAY": calendar.monthday(_today(match), match.value("o", int), months)}


@days.rule("o:ORD|INT NUMBERWORD", "o:ORD|INT NUMBERWORD THISMOD|NEXTMOD? u:UNIT")
def _monthday(match: Match) -> Classes | None:
    if match.has("u") and match.value("u", str) != "month":
        return None
    ahead = 1 if any("NEXTMOD" in token.classes for token in match.tokens) else None
    return {"DAY": calendar.monthday(_today(match), match.value("o", int), ahead)}


@days.rule("the? o:ORD")
def _ordinal(match: Match) -> Classes | None:
    """`25-го`, `the 5th`: a day of the month where nothing is numbered by it."""
    suffix = match.captured["o"][0].classes.get("DAYORD")
    the, number = match.tokens[0].text == "the", match.value("o", int)
    if not (suffix or the) or not 1 <= number <= 31:
        return None
    day = calendar.monthday(_today(match), number)
    sort = {"го": "GENITIVEDAY", "ого": "GENITIVEDAY"}.get(str(suffix), "THEDAY" if the else "")
    return {"ORD": number, "MONTHDAY": day, **({sort: day} if sort else {})}


@days.rule("NEXTMOD|THISMOD u:UNIT")
def _next_unit(match: Match) -> Classes | None:
    today, unit = _today(match), match.value("u", str)
    if "NEXTMOD" not in match.tokens[0].classes:
        return {"THISUNIT": unit}
    ahead = {"month": 1, "quarter": 3 - (today.month - 1) % 3}.get(unit)
    if ahead:
        named = {"NEXTMONTH": ""} if unit == "month" else {}
        return {"PERIOD": _month_edge("begin", today, ahead), **named}
    if unit == "week":
        return {"PERIOD": calendar.weekday_of_week(today, 0, 1)}
    if unit == "day":
        return {"PERIOD": Day((today + timedelta(days=1),))}
    return {"PERIOD": Day((date(today.year + 1, 1, 1),))} if unit == "year" else None


@days.rule("e:EDGE of? the? WORKING? u:UNIT", "e:EDGE of business")
def _end_of_the_day(match: Match) -> Classes | None:
    day = not match.has("u") or match.value("u", str) == "day"
    return {"ENDOFDAY": ""} if day and match.value("e", str) == "end" else _edge(match)


@days.rule("e:EDGE of? the? NEXTMOD|THISMOD u:UNIT", "e:EDGE of? m:MONTH")
def _edge(match: Match) -> Classes | None:
    today, edge = _today(match), match.value("e", str)
    if match.has("m"):
        year, month = calendar.month_ahead_of(today, match.value("m", int))
        return {"PERIOD": Day((calendar.month_edge(edge, month, year),))}
    ahead = any("NEXTMOD" in token.classes for token in match.tokens)
    return _edge_of_unit(edge, match.value("u", str), today, ahead=ahead)


def _edge_of_unit(edge: str, unit: str, today: date, *, ahead: bool) -> Classes | None:
    if unit == "week":
        weekday = {"begin": 0, "middle": 2, "end": 4}[edge]
        found = calendar.weekday_of_week(today, weekday, 1 if ahead or edge == "begin" else 0)
        later = tuple(one + timedelta(days=7) for one in found.dates)
        return {"PERIOD": Day(found.dates if ahead else found.dates + later)}
    if unit == "month":
        return {"PERIOD": _month_edge(edge, today, int(ahead or edge == "begin"))}
    if unit == "year":
        year = today.year + int(ahead or edge == "begin")
        month = {"begin": 1, "middle": 7, "end": 12}[edge]
        day = calendar.month_edge("end" if edge == "end" else "begin", month, year)
        return {"PERIOD": Day((day,))}
    return None


def _month_edge(edge: str, today: date, ahead: int, monthday: int | None = None) -> Day:
    """The edge in the month that lies so far ahead, or in the next one if it has passed."""
    months = [divmod(today.year * 12 + today.month - 1 + n, 12) for n in (ahead, ahead + 1)]
    dates = tuple(calendar.month_edge(edge, month + 1, year) for year, month in months)
    return Day(dates, monthday=monthday)


def _today(match: Match) -> date:
    return match.context.now.date()
