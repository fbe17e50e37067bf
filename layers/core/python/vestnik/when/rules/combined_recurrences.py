"""Recurrences of two phrases: `раз в две недели по пятницам`, `every day except sunday`."""

from dataclasses import replace

from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.pieces import Day, Piece, Standing
from vestnik.when.repeats import WEEKEND, Repeat

combined_recurrences = Grammar()


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
    gone = WEEKEND if match.captured["d"][1] == "WEEKENDDAY" else (day.dates[0].weekday(),)
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
        return {"REPEAT": Piece(repeat=replace(repeat, weekdays=(named,), nth=(nth,)))}
    if named != "day":
        return None
    return {"REPEAT": Piece(repeat=replace(repeat, monthdays=(nth,)))}
