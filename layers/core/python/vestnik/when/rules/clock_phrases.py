"""Times of day with their prepositions; a number alone is an hour only after one."""

from dataclasses import replace

from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.pieces import Clock, Day, Part, Piece, Standing, said
from vestnik.when.rules.clocks import bare, placed_in

clock_phrases = Grammar()


def _said(clock: Clock | None, standing: Standing) -> Classes | None:
    return said(Piece(clock=clock, standing=standing)) if clock and clock.possible else None


@clock_phrases.rule("FILLER? ATPREP|на|for? FILLER? c:CLOCK FILLER?", "ATPREP c:NIGHTCLOCK")
def _clock(match: Match) -> Classes | None:
    return _said(match.value("c", Clock), Standing.FIRM)


@clock_phrases.rule("c:NIGHTCLOCK")
def _bare_night_clock(match: Match) -> Classes | None:
    return _said(match.value("c", Clock), Standing.WHOLE)


@clock_phrases.rule("ATPREP? c:BADCLOCK")
def _impossible_clock(match: Match) -> Classes:
    firm = len(match.tokens) > 1 or "PREPARED" in match.captured["c"][0].classes
    standing = Standing.ROOM if firm else Standing.COMPANY
    return said(Piece(clock=match.value("c", Clock), standing=standing))


@clock_phrases.rule("FILLER? p:ATPREP FILLER? n:INT FILLER?", "FILLER n:INT")
def _bare_hour(match: Match) -> Classes | None:
    at = match.word("p") in {"в", "во", "к", "ко", "at", "@"}
    return _said(bare(match.value("n", int)), Standing.ROOM if at else Standing.CLEAR)


@clock_phrases.rule("ATPREP n:INT OR k:INT")
def _either_hour(match: Match) -> Classes | None:
    first, second = bare(match.value("n", int)), bare(match.value("k", int))
    if first is None or second is None:
        return None
    return said(Piece(clock=first, others=(Piece(clock=second),), standing=Standing.ROOM))


@clock_phrases.rule("на|for n:INT")
def _hour_for(match: Match) -> Classes | None:
    return _said(bare(match.value("n", int)), Standing.COMPANY)


@clock_phrases.rule("NUM|INT|COUNTED|TIMES ONEOCLOCK", "ONEOCLOCK пик")
def _per_hour(_: Match) -> Classes:
    """`60 км в час`, `час пик`."""
    return {}


@clock_phrases.rule("n:INT d:DAY p:PARTEN")
def _hour_of_a_morning(match: Match) -> Classes | None:
    """`8 tomorrow morning`."""
    clock = bare(match.value("n", int))
    day, part = match.value("d", Day), match.value("p", Part)
    return said(Piece(day=day, clock=placed_in(clock, part))) if clock else None


@clock_phrases.rule("c:ONEOCLOCK")
def _one_oclock(match: Match) -> Classes | None:
    return _said(match.value("c", Clock), Standing.ROOM)


@clock_phrases.rule(
    "ATPREP h:INT m:MINUTES", "ATPREP h:INT -|. ~m:MINUTES", "ATPREP h:INT ~- ~m:INT"
)
def _hour_and_minutes(match: Match) -> Classes | None:
    return _said(bare(match.value("h", int), match.value("m", int)), Standing.ROOM)


@clock_phrases.rule("h:INT ~- ~m:MINUTES")
def _hour_dash_minutes(match: Match) -> Classes | None:
    return _said(bare(match.value("h", int), match.value("m", int)), Standing.COMPANY)


@clock_phrases.rule("в|во|at c:DOTCLOCK", "c:DOTCLOCK p:PARTGEN")
def _dotted_clock(match: Match) -> Classes | None:
    clock = match.value("c", Clock)
    if match.has("p"):
        clock = placed_in(replace(clock, twelve=True), match.value("p", Part))
    return _said(clock, Standing.ROOM)


@clock_phrases.rule("c:DOTCLOCK")
def _bare_dotted_clock(match: Match) -> Classes | None:
    """`25 december, 9.40`, where it can't be a date."""
    may_be_date = {"SHORTDATE", "FULLDATE"} & match.tokens[0].classes.keys()
    return None if may_be_date else _said(match.value("c", Clock), Standing.COMPANY)


@clock_phrases.rule("p:ATPREP n:HHMM")
def _four_digits(match: Match) -> Classes | None:
    """`at 1930`; `в 1930` may be a year."""
    hour, minute = divmod(match.value("n", int), 100)
    sure = match.word("p") == "at"
    return _said(Clock(hour, minute), Standing.ROOM if sure else Standing.COMPANY)


@clock_phrases.rule("в это|то же|самое? время", "at? the? same time")
def _same_time(match: Match) -> Classes | None:
    now = match.context.now
    return _said(Clock(now.hour, now.minute), Standing.COMPANY)


@clock_phrases.rule("по? z:ZONE")
def _zone(match: Match) -> Classes:
    return said(Piece(zone=match.value("z", str), standing=Standing.COMPANY))


@clock_phrases.rule(
    "по москве", "по московскому времени", "московского времени", "время московское", "moscow time"
)
def _moscow(_: Match) -> Classes:
    return said(Piece(zone="Europe/Moscow", standing=Standing.COMPANY))
