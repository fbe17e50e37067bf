"""Recurrences: `каждый понедельник`, `every other day`, `the 1st of every month`, `по будням`."""

from dataclasses import replace

from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.pieces import Day, Part, Piece, Standing
from vestnik.when.repeats import Repeat
from vestnik.when.rules.amounts import Amount

recurrences = Grammar()
combined_recurrences = Grammar()

_FREQUENCIES = {
    "minute": ("MINUTELY", 1),
    "hour": ("HOURLY", 1),
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
}
_WORKDAYS = (0, 1, 2, 3, 4)
_WEEKEND = (5, 6)


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


@recurrences.rule("EVERY NTHUNIT", "EVERY n:NTHUNIT")
def _every_nth_unit(match: Match) -> Classes | None:
    if not match.has("n"):
        return None
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
    return _repeat(Repeat("WEEKLY", weekdays=_WORKDAYS)) if set(units) == {"day"} else None


@recurrences.rule("WORKDAY")
def _bare_workdays(match: Match) -> Classes | None:
    standing = Standing.COMPANY if match.tokens[0].text in {"weekdays", "будни"} else None
    return _repeat(Repeat("WEEKLY", weekdays=_WORKDAYS), standing) if standing is not None else None


@recurrences.rule("EVERY WEEKEND UNIT?", "по WEEKEND UNIT?", "on weekends")
def _weekends(_: Match) -> Classes:
    return _repeat(Repeat("WEEKLY", weekdays=_WEEKEND))


@recurrences.rule("weekends")
def _bare_weekends(_: Match) -> Classes:
    return _repeat(Repeat("WEEKLY", weekdays=_WEEKEND), Standing.COMPANY)


@recurrences.rule("EVERY p:PARTNOUN|PARTEN", "по p:PARTPLURAL", "on|in? the? p:PARTPLURAL")
def _every_part(match: Match) -> Classes:
    firm = match.tokens[0].text == "по" or "EVERY" in match.tokens[0].classes
    standing = Standing.FIRM if firm else Standing.COMPANY
    return _repeat(Repeat("DAILY"), standing, match.value("p", Part))


@recurrences.rule("on? WORKDAY p:PARTEN|PARTPLURAL")
def _workdays_part(match: Match) -> Classes:
    weekdays = Repeat("WEEKLY", weekdays=_WORKDAYS)
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


@recurrences.rule(
    "EVERY o:NTHDAY", "EVERY o:NTHDAY of|in|в? the|OFEVERY? month|месяца|месяце|месяц"
)
def _every_nth_weekday(match: Match) -> Classes:
    """`every second tuesday` is every other one, or the second of each month: both are offered."""
    nth, weekday = match.value("o", tuple)
    monthly = Piece(repeat=Repeat("MONTHLY", weekdays=(weekday,), nth=(nth,)))
    if len(match.tokens) > 2 or nth in {1, -1}:
        return {"REPEAT": monthly}
    return {"REPEAT": Piece(repeat=Repeat("WEEKLY", nth, (weekday,)), others=(monthly,))}


@recurrences.rule(
    "EVERY m:ORD|LAST и|and|, o:NTHDAY",
    "EVERY m:ORD|LAST и|and|, o:NTHDAY of|in|в? the|OFEVERY? month|месяца",
)
def _every_nth_weekdays(match: Match) -> Classes:
    second, weekday = match.value("o", tuple)
    return _repeat(Repeat("MONTHLY", weekdays=(weekday,), nth=(match.value("m", int), second)))


@recurrences.rule("в|on|по? the? o:NTHDAY of|in|в? OFEVERY month|месяца|месяце|месяц")
def _nth_weekday_of_every_month(match: Match) -> Classes:
    nth, weekday = match.value("o", tuple)
    return _repeat(Repeat("MONTHLY", weekdays=(weekday,), nth=(nth,)))


@recurrences.rule("в|on|EVERY? the? n:NTHUNIT of|in? OFEVERY month|месяца|месяце")
def _nth_day_of_every_month(match: Match) -> Classes | None:
    number, unit = match.value("n", tuple)
    return _repeat(Repeat("MONTHLY", monthdays=(number,))) if unit == "day" else None


@recurrences.rule(
    "EVERY p:ORD|LAST WORKING u:UNIT of|в? the|OFEVERY? month|месяца",
    "в|on? the? p:ORD|LAST WORKING u:UNIT of|в? OFEVERY month|месяца",
)
def _nth_working_day(match: Match) -> Classes | None:
    if match.value("u", str) != "day":
        return None
    position = match.value("p", int)
    return _repeat(Repeat("MONTHLY", weekdays=_WORKDAYS, position=position))


@recurrences.rule("EVERY d:DAY|LOOSEDAY|MONTHDAY|BRIEFDAY")
def _every_date(match: Match) -> Classes | None:
    """`каждое 8 марта`, `каждое 1 число месяца`, `every 15th`, `every last day of the month`."""
    day = match.value("d", Day)
    if day.nth is not None and day.weekday is not None:
        return _repeat(Repeat("MONTHLY", weekdays=(day.weekday,), nth=(day.nth,)))
    if day.monthday is None:
        return None
    return _repeat(_on_monthday(day))


@recurrences.rule(
    "EVERY d:MONTHDAY of the month",
    "EVERY m:INT числа|число",
    "EVERY m:ORD of the? month",
    "the? m:ORD of OFEVERY month",
    "m:INT OFEVERY месяца",
)
def _every_monthday(match: Match) -> Classes:
    number = match.value("m", int) if match.has("m") else match.value("d", Day).monthday
    return _repeat(Repeat("MONTHLY", monthdays=(number or 1,)))


@recurrences.rule(
    "on? d:DAY|MONTHDAY of|in? OFEVERY u:month|месяца|месяц",
    "on? d:DAY|MONTHDAY monthly|ежемесячно",
)
def _monthday_of_every_month(match: Match) -> Classes | None:
    day = match.value("d", Day)
    if day.nth is not None and day.weekday is not None:
        return _repeat(Repeat("MONTHLY", weekdays=(day.weekday,), nth=(day.nth,)))
    if day.monthday is None or day.month is not None:
        return None
    return _repeat(_on_monthday(day))


@recurrences.rule(
    "on? a:INT|MONTHDAY и|and|, b:DAY|MONTHDAY of? OFEVERY month|месяца",
    "по a:INT|MONTHDAY и|, b:DAY OFEVERY? месяца",
)
def _two_monthdays(match: Match) -> Classes | None:
    second = match.value("b", Day).monthday
    first_is_day = match.captured["a"][1] == "MONTHDAY"
    first = match.value("a", Day).monthday if first_is_day else match.value("a", int)
    if first is None or second is None or match.value("b", Day).month:
        return None
    return _repeat(Repeat("MONTHLY", monthdays=tuple(sorted((first, second)))))


@recurrences.rule(
    "по n:INT|ORD NUMBERWORDS месяца?", "по m:INT|ORD и|, n:INT|ORD NUMBERWORDS месяца?"
)
def _on_monthdays(match: Match) -> Classes | None:
    numbers = [match.value(name, int) for name in "mn" if match.has(name)]
    return _repeat(Repeat("MONTHLY", monthdays=tuple(sorted(numbers))))


@combined_recurrences.rule("a:REPEAT ,? b:REPEAT")
def _interval_and_days(match: Match) -> Classes | None:
    """`раз в две недели по пятницам`: one says how often, the other on which days."""
    first, second = match.value("a", Piece), match.value("b", Piece)
    often, on_days = (second, first) if first.repeat and first.repeat.by_days else (first, second)
    repeat = often.repeat and on_days.repeat and often.repeat.on_days_of(on_days.repeat)
    if repeat is None:
        return None
    return {"REPEAT": replace(often, repeat=repeat, standing=Standing.FIRM)}


@combined_recurrences.rule("r:REPEAT ,? кроме|except d:NAMEDDAY|BRIEFDAY|WEEKENDDAY")
def _except(match: Match) -> Classes | None:
    """`каждый день, кроме воскресенья`."""
    every, day = match.value("r", Piece), match.value("d", Day)
    if every.repeat != Repeat("DAILY"):
        return None
    gone = _WEEKEND if match.captured["d"][1] == "WEEKENDDAY" else (_weekday(day),)
    left = tuple(one for one in range(7) if one not in gone)
    return {"REPEAT": replace(every, repeat=Repeat("WEEKLY", weekdays=left))}


@combined_recurrences.rule("r:REPEAT ,? в|on? the? n:NTHUNIT|NTHDAY")
def _on_the_nth(match: Match) -> Classes | None:
    """`ежемесячно в последний день`, `monthly on the first monday`."""
    every, (nth, named) = match.value("r", Piece), match.value("n", tuple)
    repeat = every.repeat
    if repeat is None or repeat.freq != "MONTHLY" or repeat.by_days:
        return None
    if match.captured["n"][1] == "NTHDAY":
        return _repeat(replace(repeat, weekdays=(named,), nth=(nth,)))
    return _repeat(replace(repeat, monthdays=(nth,))) if named == "day" else None


def _on_monthday(day: Day) -> Repeat:
    monthdays = (day.monthday,) if day.monthday is not None else ()
    return Repeat("YEARLY" if day.month else "MONTHLY", monthdays=monthdays, month=day.month)


def _weekday(day: Day) -> int:
    return day.weekday if day.weekday is not None else day.dates[0].weekday()
