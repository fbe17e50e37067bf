"""The phrases of a text put together: which of them are time, and which belong together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vestnik.when.answers import Span
from vestnik.when.pieces import Piece, Standing
from vestnik.when.tokens import Token

_JOINERS = frozenset(
    {",", "-", "/", "(", ")", "в", "во", "at", "on", "the", "и", "and", "of", "to", ".", "с"}
)
OPTIONS_MAX = 4  # nobody chooses among more
_OF_ITS_OWN = ("day", "clock", "part", "shift", "repeat", "ends", "instant")
_SIGNS = frozenset(",.;:!?)(-…")


@dataclass(frozen=True)
class Expression:
    """What one or several phrases say together, and where they stand."""

    piece: Piece
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class _Phrase:
    piece: Piece
    at: int  # index among the tokens
    span: Span


def expressions(tokens: Sequence[Token], *, begin: int) -> list[Expression]:
    """
    What the tokens say about time, complementary phrases joined wherever they stand.

    Args:
        begin: where the text begins to say something, after words like `remind me`.
    """
    said = [_phrase(token, at) for at, token in enumerate(tokens) if "PIECE" in token.classes]
    runs = [_standing(run, tokens, begin) for run in _runs(said, tokens)]
    merged: list[Expression] = []
    for run in runs:
        for phrase in run:
            merged = _with(merged, phrase, tokens)
    return [one for one in merged if _says_something(one.piece)]


def _phrase(token: Token, at: int) -> _Phrase:
    piece = token.classes["PIECE"]
    if not isinstance(piece, Piece):
        raise TypeError(f"PIECE is {piece!r}")
    return _Phrase(piece, at, Span(token.start, token.end))


def _runs(said: list[_Phrase], tokens: Sequence[Token]) -> list[list[_Phrase]]:
    """Phrases that stand side by side, with nothing but joining words between."""
    runs: list[list[_Phrase]] = []
    for phrase in said:
        between = tokens[runs[-1][-1].at + 1 : phrase.at] if runs else ()
        if runs and all(one.text in _JOINERS or "OR" in one.classes for one in between):
            runs[-1].append(phrase)
        else:
            runs.append([phrase])
    return runs


def _standing(run: list[_Phrase], tokens: Sequence[Token], begin: int) -> list[_Phrase]:
    """The phrases of a run that are time where they stand."""
    while True:
        kept = [one for one in run if _stands(one, run, tokens, begin)]
        if len(kept) == len(run):
            return kept
        run = kept


def _stands(phrase: _Phrase, run: list[_Phrase], tokens: Sequence[Token], begin: int) -> bool:
    at_begin = phrase is run[0] and _nothing(tokens[: phrase.at], begin)
    at_end = phrase is run[-1] and _nothing(tokens[phrase.at + 1 :], begin)
    alone, company = at_begin and at_end, len(run) > 1
    followed = phrase is not run[-1]
    stands = {
        Standing.ALONE: alone,
        Standing.COMPANY: alone or _has_company(phrase, run),
        Standing.WHOLE: alone or company,
        Standing.END: at_end or company,
        Standing.EDGE: at_begin or at_end or company,
        Standing.CLEAR: followed or _room(tokens, phrase.at, free=company),
        Standing.ROOM: followed or _room(tokens, phrase.at, free=company or at_begin),
        Standing.FIRM: True,
    }
    return stands[phrase.piece.standing]


def _has_company(phrase: _Phrase, run: list[_Phrase]) -> bool:
    others = [one.piece for one in run if one is not phrase]
    if phrase.piece.clock and any(one.clock for one in others):
        return False
    if phrase.piece.lasts:
        return any(one.clock for one in others)
    if phrase.piece.during:
        return any(one.repeat for one in others)
    names_day = any(one.day or one.start or one.until for one in (phrase.piece, *others))
    return any(one.standing > Standing.COMPANY or names_day for one in others)


def _nothing(tokens: Sequence[Token], begin: int) -> bool:
    """Whether these are no words of the task."""
    return all(token.end <= begin or token.text in _SIGNS for token in tokens)


def _room(tokens: Sequence[Token], at: int, *, free: bool) -> bool:
    """
    Whether what follows is not what the number counts: `at 9`, but not `at 9 places`.

    `free`: it is clear by its place that a time is meant, unless the next word is one of counting.
    """
    if at + 1 == len(tokens):
        return True
    after = tokens[at + 1]
    if "COUNTED" in after.classes or after.text in "%$€₽£/+*=":
        return False
    if after.text in _SIGNS:
        return True
    return free or "LINK" in after.classes or _is_infinitive(after.text)


def _is_infinitive(word: str) -> bool:
    return word.endswith(("ть", "ти", "чь", "ться", "тись", "чься"))


def _with(merged: list[Expression], phrase: _Phrase, tokens: Sequence[Token]) -> list[Expression]:
    """The expressions with one more phrase: it completes the last one, or is another."""
    if not merged:
        return [Expression(phrase.piece, (phrase.span,))]
    last = merged[-1]
    joined = last.piece.joined(phrase.piece)
    if joined is not None:
        span = _bridged(last.spans[-1], phrase.span, tokens)
        spans = (*last.spans, phrase.span) if span is None else (*last.spans[:-1], span)
        return [*merged[:-1], Expression(joined, spans)]
    alike = last.piece.says_as(phrase.piece)
    if alike and _is_alternative(last.spans[-1], phrase.span, tokens):
        span = Span(last.spans[-1].start, phrase.span.end)
        piece = _offered(
            last.piece, phrase.piece, either=_is_choice(last.spans[-1], phrase.span, tokens)
        )
        return [*merged[:-1], Expression(piece, (*last.spans[:-1], span))]
    return [*merged, Expression(phrase.piece, (phrase.span,))]


def _offered(first: Piece, second: Piece, *, either: bool) -> Piece:
    """One of them or, where both are times of a recurrence, both."""
    if first.others and _is_inherited(first, first.others[-1], second):
        last = _alternative(first.others[-1], second)  # `mondays at 10, wednesdays at 12`
        return replace(first, others=(*first.others[:-1], last))
    if first.repeat and second.clock and not either:
        return replace(first, also=(*(first.also or ()), second.clock)[:OPTIONS_MAX])
    other = _alternative(first, second)
    return replace(first, others=(*first.others, other)[:OPTIONS_MAX])


def _is_inherited(first: Piece, other: Piece, second: Piece) -> bool:
    """Whether what the second says is so far the same in the first and in the other."""
    names = [name for name in _OF_ITS_OWN if getattr(second, name) is not None]
    return all(getattr(other, name) == getattr(first, name) for name in names)


def _alternative(first: Piece, second: Piece) -> Piece:
    """The second with what only the first says: `tomorrow at 9 or 10`."""
    own = [name for name in _OF_ITS_OWN if getattr(second, name) is not None]
    rest = replace(first.without(own), others=())
    return rest.joined(replace(second, others=())) or second


def _between(first: Span, second: Span, tokens: Sequence[Token]) -> list[Token]:
    return [one for one in tokens if first.end <= one.start and one.end <= second.start]


def _bridged(first: Span, second: Span, tokens: Sequence[Token]) -> Span | None:
    """One span for phrases that have only joining words between them."""
    between = _between(first, second, tokens)
    if all(one.text in _JOINERS for one in between):
        return Span(first.start, second.end)
    return None


def _is_alternative(first: Span, second: Span, tokens: Sequence[Token]) -> bool:
    linked = {"OR", "AND"}
    return all(
        linked & one.classes.keys() or one.text in _JOINERS
        for one in _between(first, second, tokens)
    )


def _is_choice(first: Span, second: Span, tokens: Sequence[Token]) -> bool:
    return any("OR" in one.classes for one in _between(first, second, tokens))


def _says_something(piece: Piece) -> bool:
    """Whether there is an instant in it: `5 times` alone has none."""
    named = (piece.day, piece.clock, piece.part, piece.shift, piece.instant, piece.repeat)
    return piece.past or any(one is not None for one in (*named, piece.start, piece.until))
