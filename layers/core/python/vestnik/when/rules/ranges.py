"""Ranges of time: `с 10 до 12`, `from 9am to 5pm`, `10:00-11:30`, `between 2 and 3`."""

from dataclasses import replace

from vestnik.when import readings
from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.pieces import Clock, Part, Piece, Standing
from vestnik.when.rules.amounts import Amount
from vestnik.when.rules.clocks import bare, placed_in

ranges = Grammar()

_EARLY_OR_LATE = frozenset({6, 7})


@ranges.rule(
    "с|со|from a:CLOCK|INT до|по|to|till|until|- b:CLOCK|INT|AMOUNT p:PARTGEN?",
    "с|со a:CLOCK|INT b:CLOCK",
    "a:CLOCK b:CLOCK",
    "between a:CLOCK|INT and b:CLOCK|INT p:PARTGEN?",
    "в|at? a:CLOCK - b:CLOCK",
    "a:INT - b:CLOCK",
)
def _range(match: Match) -> Classes | None:
    if not _has_both_ends(match):
        return None
    start, end = _clock(match, "a"), _clock(match, "b")
    if start is None or end is None:
        return None
    firm = {"CLOCK"} & {match.captured["a"][1], match.captured["b"][1]}
    if match.has("p"):
        part = match.value("p", Part)
        start, end, firm = placed_in(start, part), placed_in(end, part), {"CLOCK"}
    start, end = _same_half(start, end)
    days = any(token.text == "по" for token in match.tokens)  # `с 10 по 20`: of pages or of days
    standing = Standing.FIRM if firm else Standing.COMPANY if days else Standing.ROOM
    return {"PIECE": Piece(clock=start, ends=end, standing=standing)}


@ranges.rule("a:INT to|до b:INT")
def _hours_in_words(match: Match) -> Classes | None:
    """`friday 9 to 11`; without a day it may be anything."""
    start, end = bare(match.value("a", int)), bare(match.value("b", int))
    if start is None or end is None:
        return None
    start, end = _same_half(start, end)
    return {"PIECE": Piece(clock=start, ends=end, standing=Standing.COMPANY)}


@ranges.rule("ATPREP? a:INT ~- ~b:INT")
def _hours_with_a_dash(match: Match) -> Classes | None:
    """`завтра 10-12`; `9-30` and `10-15` are times with minutes."""
    first, last = match.value("a", int), match.value("b", int)
    if not 0 < last - first <= 12 or last > 24 or last in {15, 30, 45}:
        return None
    start, end = bare(first), bare(last)
    if start is None or end is None:
        return None
    start, end = _same_half(start, end)
    standing = Standing.ROOM if len(match.tokens) > 3 else Standing.COMPANY
    return {"PIECE": Piece(clock=start, ends=end, standing=standing)}


def _has_both_ends(match: Match) -> bool:
    """Where prepositions were read with the hours (`с 9 часов до 18 часов`), both must be there."""
    prepared = match.captured["b"][0] if "PREPARED" in match.captured["b"][0].classes else None
    if len(match.tokens) == 3 and prepared:
        return prepared.text.startswith("до ")
    if len(match.tokens) == 2:
        begins = match.word("a").startswith("с ")
        return begins and prepared is not None and prepared.text.startswith("до ")
    return True


def _clock(match: Match, name: str) -> Clock | None:
    class_name = match.captured[name][1]
    if class_name == "CLOCK":
        return match.value(name, Clock)
    if class_name == "INT":
        return bare(match.value(name, int))
    amount = match.value(name, Amount)
    hours = amount.unit == "hour" and len(amount.parts) == 1
    return bare(int(amount.number)) if hours else None


def _same_half(start: Clock, end: Clock) -> tuple[Clock, Clock]:
    """`from 9 to 11am`, `from 2 to 4pm`: the half said last is that of both, if it fits."""
    if start.twelve and not end.twelve:
        placed = replace(start, hour=start.hour % 12 + (12 if end.hour > 12 else 0), twelve=False)
        fits = (placed.hour, placed.minute) < (end.hour, end.minute)
        start = placed if fits else replace(start, twelve=end.hour < 12)
    elif start.twelve and start.hour not in _EARLY_OR_LATE:
        return readings.with_day(start, None)[0], end
    return start, end
