"""Days with their prepositions, and dates written out with a time."""

from datetime import datetime, timedelta

from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.pieces import Clock, Day, Piece, Standing, said

day_phrases = Grammar()


@day_phrases.rule(
    "d:DAY", "p:DAYPREP|at the? d:DAY|NAMEDDAY|WEEKENDDAY|PERIOD", "p:DAYPREP d:BRIEFDAY"
)
def _day(match: Match) -> Classes:
    return _with_day(match, Standing.FIRM)


@day_phrases.rule("про|о|об|about DAY|NAMEDDAY|BRIEFDAY|PERIOD|WEEKENDDAY")
def _what_it_is_about(_: Match) -> Classes:
    return {}


@day_phrases.rule("d:NAMEDDAY|PERIOD|FULLDATE")
def _bare_day(match: Match) -> Classes:
    return _with_day(match, Standing.EDGE)


@day_phrases.rule("d:WEEKENDDAY")
def _bare_weekend(match: Match) -> Classes:
    named = "NAMED" in match.captured["d"][0].classes
    return _with_day(match, Standing.EDGE if named else Standing.COMPANY)


@day_phrases.rule("d:BRIEFDAY|SHORTDATE")
def _brief_day(match: Match) -> Classes:
    return _with_day(match, Standing.COMPANY)


@day_phrases.rule("d:THEDAY")
def _the_day(match: Match) -> Classes:
    """`the 5th`, but not `the 5th element`."""
    return _with_day(match, Standing.END)


@day_phrases.rule("p:DAYPREP? d:LOOSEDAY|GENITIVEDAY", "p:DAYPREP d:SHORTDATE|FULLDATE|MONTHDAY")
def _loose_day(match: Match) -> Classes:
    return _with_day(match, Standing.ROOM)


@day_phrases.rule("по|to|through|till d:DAY|NAMEDDAY|BRIEFDAY|FULLDATE")
def _last_day(match: Match) -> Classes:
    return said(Piece(until=match.value("d", Day), standing=Standing.COMPANY))


def _with_day(match: Match, standing: Standing) -> Classes:
    """The day, or the end of a series that it is by its preposition."""
    day = match.value("d", Day)
    other = match.captured["d"][0].classes.get("OTHERDAY")
    others = (Piece(day=other),) if isinstance(other, Day) else ()
    prep = match.captured["p"][0].classes if match.has("p") else {}
    if "FROM" in prep:
        return said(Piece(start=day, standing=standing, others=others))
    if "UNTIL" in prep:
        return said(Piece(until=day, standing=standing, others=others))
    return said(Piece(day=day, standing=standing, others=others))


@day_phrases.rule("at d:BRIEFDAY")
def _at_a_feast(match: Match) -> Classes | None:
    day = match.value("d", Day)
    return said(Piece(day=day)) if day.weekday is None else None


@day_phrases.rule("на|on|over|за|в|во|at the? THISMOD? WEEKEND")
def _at_the_weekend(match: Match) -> Classes:
    today = match.context.now.date()
    weekday = today.weekday()
    saturday = today + timedelta(days=5 - weekday)
    days = (saturday, saturday + timedelta(days=1)) if weekday < 6 else (today,)
    return said(Piece(day=Day(days)))


@day_phrases.rule("p:в|in|к|на|до|by|before|until|till m:MONTH y:YEAR? YEARWORD?")
def _in_a_month(match: Match) -> Classes | None:
    """The first of a month to come; of this month nothing can be said."""
    today, month = match.context.now.date(), match.value("m", int)
    year = match.value("y", int) if match.has("y") else today.year + int(month < today.month)
    if (year, month) == (today.year, today.month):
        return None
    first = today.replace(year=year, month=month, day=1)
    day = Day((first,), monthday=1, month=month)
    if match.word("p") in {"до", "until", "till"}:
        return said(Piece(until=day, standing=Standing.ROOM))
    return said(Piece(day=day, standing=Standing.ROOM))


@day_phrases.rule("ATPREP|DAYPREP? i:INSTANT")
def _instant(match: Match) -> Classes:
    instant = match.value("i", datetime)
    if instant.tzinfo:
        return said(Piece(instant=instant))
    clock = Clock(instant.hour, instant.minute, instant.second)
    return said(Piece(day=Day((instant.date(),)), clock=clock))
