"""Recurrences: `каждый понедельник`, `every other day`, `the 1st of every month`, `по будням`."""

from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.pieces import Day, Part, Piece, Standing
from vestnik.when.repeats import WEEKEND, WORKDAYS, Repeat
from vestnik.when.rules.amounts import Amount

recurrences = Grammar()

_FREQUENCIES = {
    "minute": ("MINUTELY", 1),
    "hour": ("HOURLY", 1),
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
}


def _every(unit: str, number: float = 1) -> Classes | None:
    if unit not in _FREQUENCIES:
        return None  # nobody is reminded each second
    freq, times = _FREQUENCIES[unit]
    if number != int(number) or not 1 <= number <= 1000:
        return None
    return _repeat(Repeat(freq, int(number) * times))


def _repeat(
    repeat: Repeat, standing: Standing = Standing.FIRM, part: Part | None = None
) -> Classes:
    return {"REPEAT": Piece(repeat=repeat, standing=standing, part=part)}


@recurrences.rule("через? EVERY a:AMOUNT", "a:ONCEIN", "once ARTICLE|EVERY? a:AMOUNT")
def _every_amount(match: Match) -> Classes | None:
    amount = match.value("a", Amount)
    if amount.unit == "hour" and amount.number % 1:
        return _every("minute", amount.number * 60)
    return _every(amount.unit, amount.number) if len(amount.parts) == 1 else None


@recurrences.rule("дважды|трижды в AMOUNT", "twice|TIMES ARTICLE? AMOUNT")
def _several_times(_: Match) -> Classes:
    """`2 раза в день`: the hours aren't said, so there is nothing to remind at."""
    return {}


@recurrences.rule("EVERY n:NTHUNIT")
def _every_nth_unit(match: Match) -> Classes | None:
    nth, unit = match.value("n", tuple)
    return _every(unit, nth) if nth > 0 else None


@recurrences.rule("EVERY OTHER u:UNIT")
def _every_other(match: Match) -> Classes | None:
    return _every(match.value("u", str), 2)


@recurrences.rule("EVERY OTHER w:NAMEDDAY|BRIEFDAY")
def _every_other_weekday(match: Match) -> Classes:
    return _repeat(Repeat("WEEKLY", 2, (_weekday(match.value("w", Day)),)))


@recurrences.rule("s:WEEKDAYSET")
def _weekdays(match: Match) -> Classes:
    return _repeat(Repeat("WEEKLY", weekdays=tuple(sorted(set(match.value("s", tuple))))))


@recurrences.rule(
    "EVERY WORKDAY UNIT?",
    "EVERY WORKING UNIT",
    "по WORKDAY UNIT?",
    "по WORKING UNIT",
    "в|on WORKDAY UNIT?",
)
def _workdays(match: Match) -> Classes | None:
    units = [t.classes.get("UNIT", "day") for t in match.tokens]
    return _repeat(Repeat("WEEKLY", weekdays=WORKDAYS)) if set(units) == {"day"} else None


@recurrences.rule("WORKDAY")
def _bare_workdays(match: Match) -> Classes | None:
    standing = Standing.COMPANY if match.tokens[0].text in {"weekdays", "будни"} else None
    return _repeat(Repeat("WEEKLY", weekdays=WORKDAYS), standing) if standing is not None else None


@recurrences.rule("EVERY WEEKEND UNIT?", "по WEEKEND UNIT?", "on weekends")
def _weekends(_: Match) -> Classes:
    return _repeat(Repeat("WEEKLY", weekdays=WEEKEND))


@recurrences.rule("weekends")
def _bare_weekends(_: Match) -> Classes:
    return _repeat(Repeat("WEEKLY", weekdays=WEEKEND), Standing.COMPANY)


@recurrences.rule("EVERY p:PARTNOUN|PARTEN", "по p:PARTPLURAL", "on|in? the? p:PARTPLURAL")
def _every_part(match: Match) -> Classes:
    firm = match.tokens[0].text == "по" or "EVERY" in match.tokens[0].classes
    standing = Standing.FIRM if firm else Standing.COMPANY
    return _repeat(Repeat("DAILY"), standing, match.value("p", Part))


@recurrences.rule("on? WORKDAY p:PARTEN|PARTPLURAL")
def _workdays_part(match: Match) -> Classes:
    weekdays = Repeat("WEEKLY", weekdays=WORKDAYS)
    return _repeat(weekdays, Standing.EDGE, match.value("p", Part))


@recurrences.rule("s:WEEKDAYSET p:PARTEN")
def _weekdays_part(match: Match) -> Classes:
    weekdays = tuple(sorted(set(match.value("s", tuple))))
    return _repeat(Repeat("WEEKLY", weekdays=weekdays), part=match.value("p", Part))


@recurrences.rule("a:ADVERB")
def _adverb(match: Match) -> Classes:
    """English ones are adjectives too (`weekly report`)."""
    freq, interval = match.value("a", tuple)
    standing = Standing.END if match.word("a").isascii() else Standing.FIRM
    return _repeat(Repeat(freq, interval), standing)


def _weekday(day: Day) -> int:
    return day.weekday if day.weekday is not None else day.dates[0].weekday()
