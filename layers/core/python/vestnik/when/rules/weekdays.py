"""Days of the week: `next friday`, `по средам`, `последняя пятница месяца`, `this weekend`."""

from datetime import date

from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.pieces import Day, Piece
from vestnik.when.repeats import Repeat
from vestnik.when.rules import calendar
from vestnik.when.rules.amounts import Amount

weekday_lists = Grammar()
weekdays = Grammar()


@weekday_lists.rule("в|во|on? EVERY w:WEEKDAY", "по EVERY? w:WEEKDAYS", "on? w:WEEKDAYS")
def _every_weekday(match: Match) -> Classes:
    return {"WEEKDAYSET": (match.value("w", int),)}


@weekday_lists.rule("s:WEEKDAYSET ,|и|and|&|/? ,|и|and|&|по|on? EVERY|по|on? w:WEEKDAY|WEEKDAYS")
def _and_weekday(match: Match) -> Classes:
    return {"WEEKDAYSET": (*match.value("s", tuple), match.value("w", int))}


@weekday_lists.rule("EVERY? a:WEEKDAY ~- ~b:WEEKDAY", "EVERY a:WEEKDAY -|to|through b:WEEKDAY")
def _from_weekday_to_weekday(match: Match) -> Classes | None:
    first, last = match.value("a", int), match.value("b", int)
    return {"WEEKDAYSET": tuple(range(first, last + 1))} if first < last else None


@weekday_lists.rule("с|from? a:WEEKDAY по|to|through|thru b:WEEKDAY")
def _span_of_weekdays(match: Match) -> Classes | None:
    """Each week, or once: both are offered."""
    first, last = match.value("a", int), match.value("b", int)
    if first >= last:
        return None
    once = Piece(day=calendar.weekday_from(_today(match), first))
    weekly = Repeat("WEEKLY", weekdays=tuple(range(first, last + 1)))
    return {"PIECE": Piece(repeat=weekly, others=(once,))}


@weekdays.rule("w:WEEKDAY")
def _weekday(match: Match) -> Classes:
    day = calendar.weekday_from(_today(match), match.value("w", int))
    short = "SHORTDAY" in match.captured["w"][0].classes
    return {"BRIEFDAY" if short else "NAMEDDAY": day}


@weekdays.rule("WEEKDAY n:INT")
def _weekday_with_a_number(match: Match) -> Classes | None:
    """`Friday 13` is a name."""
    return {} if match.value("n", int) > 12 else None


@weekdays.rule("w:WEEKDAY ,? DAYPREP? NEXTMOD u:UNIT", "NEXTMOD u:UNIT ,? DAYPREP? w:WEEKDAY")
def _weekday_of_next_week(match: Match) -> Classes | None:
    if match.value("u", str) != "week":
        return None
    return {"DAY": calendar.weekday_of_week(_today(match), match.value("w", int), 1)}


@weekdays.rule("NEXTMOD w:WEEKDAY")
def _next_weekday(match: Match) -> Classes:
    return {"DAY": calendar.weekday_of_week(_today(match), match.value("w", int), 1)}


@weekdays.rule("the? w:WEEKDAY after next")
def _weekday_after_next(match: Match) -> Classes:
    dates = calendar.weekday_from(_today(match), match.value("w", int)).dates
    return {"DAY": Day(dates[1:])}


@weekdays.rule("THISMOD THISMOD? w:WEEKDAY")
def _this_weekday(match: Match) -> Classes:
    return {"DAY": calendar.weekday_from(_today(match), match.value("w", int))}


@weekdays.rule("w:WEEKDAY ,? DAYPREP? THISMOD u:UNIT", "THISMOD u:UNIT ,? DAYPREP? w:WEEKDAY")
def _weekday_of_this_week(match: Match) -> Classes | None:
    if match.value("u", str) != "week":
        return None
    return {"DAY": calendar.weekday_of_week(_today(match), match.value("w", int), 0)}


@weekdays.rule(
    "через a:AMOUNT ,? в|во w:WEEKDAY", "w:WEEKDAY через a:AMOUNT", "in a:AMOUNT on w:WEEKDAY"
)
def _weekday_weeks_ahead(match: Match) -> Classes | None:
    amount = match.value("a", Amount)
    if amount.unit != "week" or amount.number != int(amount.number) or amount.number > 1000:
        return None
    weeks = int(amount.number)
    return {"DAY": calendar.weekday_of_week(_today(match), match.value("w", int), weeks)}


@weekdays.rule(
    "n:ORD|LAST w:WEEKDAY of|in? the|THISMOD|NEXTMOD? u:UNIT",
    "n:ORD|LAST w:WEEKDAY в? THISMOD|NEXTMOD? u:UNIT",
)
def _nth_weekday_of_the_month(match: Match) -> Classes | None:
    if match.value("u", str) != "month":
        return None
    ahead = range(1, 2) if any("NEXTMOD" in token.classes for token in match.tokens) else range(3)
    nth = match.value("n", int)
    return {"DAY": calendar.nth_weekday(_today(match), nth, match.value("w", int), ahead)}


@weekdays.rule("n:ORD|LAST w:WEEKDAY of|in? m:MONTH")
def _nth_weekday_of_a_named_month(match: Match) -> Classes:
    today = _today(match)
    ahead = (match.value("m", int) - today.month) % 12
    found = calendar.nth_weekday(
        today, match.value("n", int), match.value("w", int), (ahead, ahead + 12)
    )
    return {"DAY": found}


@weekdays.rule("n:ORD|LAST w:WEEKDAY")
def _nth_weekday(match: Match) -> Classes:
    return {"NTHDAY": (match.value("n", int), match.value("w", int))}


@weekdays.rule("THISMOD|NEXTMOD|the? WEEKEND")
def _weekend(match: Match) -> Classes:
    first = match.tokens[0].classes
    bare = {"WEEKEND": ""} if len(match.tokens) == 1 else {}
    if "NEXTMOD" in first:
        return {"WEEKENDDAY": calendar.weekday_of_week(_today(match), 5, 1), "NAMED": True}
    saturday = calendar.weekday_from(_today(match), 5)
    sunday = calendar.weekday_from(_today(match), 6)
    dates = sorted({*saturday.dates[:1], *sunday.dates[:1]})
    named = {"NAMED": True} if "THISMOD" in first else {}
    return {"WEEKENDDAY": Day(tuple(dates)), **bare, **named}


def _today(match: Match) -> date:
    return match.context.now.date()
