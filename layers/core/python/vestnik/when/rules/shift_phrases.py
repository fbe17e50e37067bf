"""Distances from now, what has passed, and series."""

from dataclasses import replace

from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.pieces import Piece, Shift, Standing, said
from vestnik.when.repeats import Repeat
from vestnik.when.rules.amounts import Amount
from vestnik.when.rules.clocks import bare

shift_phrases = Grammar()


@shift_phrases.rule(
    "FILLER? p:AFTER FILLER? a:AMOUNT",
    "FILLER? p:AFTER a:AMOUNT or so",
    "в течение a:AMOUNT",
    "a:AMOUNT from now",
    "AFTER the next a:AMOUNT",
)
def _shift(match: Match) -> Classes | None:
    amount, first = match.value("a", Amount), match.word("p")
    if first in {"after", "in"} and not amount.counted:
        return None
    if (first, amount.word, amount.counted) == ("через", "день", False):
        every_other = Piece(repeat=Repeat("DAILY", 2))  # `через день` means both
        return said(Piece(shift=amount.shift, others=(every_other,)))
    return said(Piece(shift=amount.shift))


@shift_phrases.rule("через a:AMOUNT n:INT", "a:AMOUNT через n:INT")
def _about(match: Match) -> Classes | None:
    """`через часа два`, `часа через два`; `через час двадцать`: an hour and twenty minutes."""
    amount, number = match.value("a", Amount), match.value("n", int)
    after_all = match.tokens[0].text == "через"
    if after_all and amount.unit == "hour" and amount.word == "час" and 5 <= number < 60:
        return said(Piece(shift=amount.shift + Shift(seconds=60 * number)))
    if amount.counted:
        return None
    return said(Piece(shift=replace(amount, parts=((number, amount.unit),)).shift))


@shift_phrases.rule("a:AMOUNT")
def _bare_amount(match: Match) -> Classes | None:
    """`15 минут` as a whole answer; `12 часов` is also a time of day."""
    amount = match.value("a", Amount)
    if not amount.counted or not amount.shift.seconds:
        return None
    hour = bare(int(amount.number)) if amount.word == "часов" and len(amount.parts) == 1 else None
    others = (Piece(clock=replace(hour, twelve=False)),) if hour else ()
    return said(Piece(shift=amount.shift, standing=Standing.ALONE, others=others))


@shift_phrases.rule("на|for FILLER? a:AMOUNT")
def _lasting(match: Match) -> Classes | None:
    """`созвон в 16:00 на 30 минут`: it ends at 16:30."""
    amount = match.value("a", Amount)
    if amount.shift.seconds == 0:
        return said(Piece(during=amount.shift, standing=Standing.COMPANY))
    return said(Piece(lasts=amount.shift, standing=Standing.COMPANY)) if amount.counted else None


@shift_phrases.rule("AFTER - AMOUNT", "AFTER минус|minus AMOUNT")
def _negative(_: Match) -> Classes:
    return said(Piece(past=True))


@shift_phrases.rule(
    "d:PASTDAY",
    "PASTMOD NAMEDDAY|BRIEFDAY",
    "в|на|on PASTMOD NAMEDDAY|BRIEFDAY|UNIT",
    "last night",
    "AMOUNT AGO",
)
def _past(_: Match) -> Classes:
    """In the middle of a sentence it is what the task is about, not its time."""
    return said(Piece(past=True, standing=Standing.WHOLE))


@shift_phrases.rule("o:NTHDAY")
def _last_weekday(match: Match) -> Classes | None:
    return _past(match) if match.word("o").startswith("last ") else None


@shift_phrases.rule("r:REPEAT")
def _repeat(match: Match) -> Classes:
    return said(match.value("r", Piece))


@shift_phrases.rule("for? n:INT TIMES")
def _count(match: Match) -> Classes | None:
    number = match.value("n", int)
    return said(Piece(count=number, standing=Standing.COMPANY)) if number > 0 else None
