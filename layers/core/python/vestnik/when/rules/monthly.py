"""Recurrences on days of the month or year: `каждое 1 число`, `first monday of every month`."""

from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.pieces import Day, Piece
from vestnik.when.repeats import WORKDAYS, Repeat

monthly = Grammar()


def _said(repeat: Repeat) -> Classes:
    return {"REPEAT": Piece(repeat=repeat)}


@monthly.rule("EVERY o:NTHDAY", "EVERY o:NTHDAY of|in|в? the|OFEVERY? month|месяца|месяце|месяц")
def _every_nth_weekday(match: Match) -> Classes:
    """`every second tuesday` is every other one, or the second of each month: both are offered."""
    nth, weekday = match.value("o", tuple)
    monthly = Piece(repeat=Repeat("MONTHLY", weekdays=(weekday,), nth=(nth,)))
    if len(match.tokens) > 2 or nth in {1, -1}:
        return {"REPEAT": monthly}
    return {"REPEAT": Piece(repeat=Repeat("WEEKLY", nth, (weekday,)), others=(monthly,))}


@monthly.rule(
    "EVERY m:ORD|LAST и|and|, o:NTHDAY",
    "EVERY m:ORD|LAST и|and|, o:NTHDAY of|in|в? the|OFEVERY? month|месяца",
)
def _every_nth_weekdays(match: Match) -> Classes:
    second, weekday = match.value("o", tuple)
    return _said(Repeat("MONTHLY", weekdays=(weekday,), nth=(match.value("m", int), second)))


@monthly.rule("в|on|по? the? o:NTHDAY of|in|в? OFEVERY month|месяца|месяце|месяц")
def _nth_weekday_of_every_month(match: Match) -> Classes:
    nth, weekday = match.value("o", tuple)
    return _said(Repeat("MONTHLY", weekdays=(weekday,), nth=(nth,)))


@monthly.rule("в|on|EVERY? the? n:NTHUNIT of|in? OFEVERY month|месяца|месяце")
def _nth_day_of_every_month(match: Match) -> Classes | None:
    number, unit = match.value("n", tuple)
    return _said(Repeat("MONTHLY", monthdays=(number,))) if unit == "day" else None


@monthly.rule(
    "EVERY p:ORD|LAST WORKING u:UNIT of|в? the|OFEVERY? month|месяца",
    "в|on? the? p:ORD|LAST WORKING u:UNIT of|в? OFEVERY month|месяца",
)
def _nth_working_day(match: Match) -> Classes | None:
    if match.value("u", str) != "day":
        return None
    position = match.value("p", int)
    return _said(Repeat("MONTHLY", weekdays=WORKDAYS, position=position))


@monthly.rule("EVERY d:DAY|LOOSEDAY|MONTHDAY|BRIEFDAY")
def _every_date(match: Match) -> Classes | None:
    """`каждое 8 марта`, `каждое 1 число месяца`, `every 15th`, `every last day of the month`."""
    day = match.value("d", Day)
    if day.nth is not None and day.weekday is not None:
        return _said(Repeat("MONTHLY", weekdays=(day.weekday,), nth=(day.nth,)))
    if day.monthday is None:
        return None
    return _said(_on_monthday(day))


@monthly.rule(
    "EVERY d:MONTHDAY of the month",
    "EVERY m:INT числа|число",
    "EVERY m:ORD of the? month",
    "the? m:ORD of OFEVERY month",
    "m:INT OFEVERY месяца",
)
def _every_monthday(match: Match) -> Classes:
    number = match.value("m", int) if match.has("m") else match.value("d", Day).monthday
    return _said(Repeat("MONTHLY", monthdays=(number or 1,)))


@monthly.rule(
    "on? d:DAY|MONTHDAY of|in? OFEVERY u:month|месяца|месяц",
    "on? d:DAY|MONTHDAY monthly|ежемесячно",
)
def _monthday_of_every_month(match: Match) -> Classes | None:
    day = match.value("d", Day)
    if day.nth is not None and day.weekday is not None:
        return _said(Repeat("MONTHLY", weekdays=(day.weekday,), nth=(day.nth,)))
    if day.monthday is None or day.month is not None:
        return None
    return _said(_on_monthday(day))


@monthly.rule(
    "on? a:INT|MONTHDAY и|and|, b:DAY|MONTHDAY of? OFEVERY month|месяца",
    "по a:INT|MONTHDAY и|, b:DAY OFEVERY? месяца",
)
def _two_monthdays(match: Match) -> Classes | None:
    second = match.value("b", Day).monthday
    first_is_day = match.captured["a"][1] == "MONTHDAY"
    first = match.value("a", Day).monthday if first_is_day else match.value("a", int)
    if first is None or second is None or match.value("b", Day).month:
        return None
    return _said(Repeat("MONTHLY", monthdays=tuple(sorted((first, second)))))


@monthly.rule("по n:INT|ORD NUMBERWORDS месяца?", "по m:INT|ORD и|, n:INT|ORD NUMBERWORDS месяца?")
def _on_monthdays(match: Match) -> Classes | None:
    numbers = [match.value(name, int) for name in "mn" if match.has(name)]
    return _said(Repeat("MONTHLY", monthdays=tuple(sorted(numbers))))


def _on_monthday(day: Day) -> Repeat:
    monthdays = (day.monthday,) if day.monthday is not None else ()
    return Repeat("YEARLY" if day.month else "MONTHLY", monthdays=monthdays, month=day.month)
