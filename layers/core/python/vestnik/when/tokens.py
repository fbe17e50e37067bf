"""A text as tokens: words, numbers, written times and dates, signs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from vestnik.when.lexicon import classes_of

# Written times and dates are taken whole, and only where nothing longer is meant: not in 10.0.0.1,
# in 3.11.2 or in 1:100.
_ALONE = r"(?<![\w.,:/+-])(?:{})(?![\w/:]|[.,-]\d)"
_SHAPES = {
    "ISO": r"\d{4}-\d\d-\d\d(?:t|\s+)\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?:z|[+-]\d\d:?\d\d)?",
    "ISODATE": r"\d{4}-\d\d-\d\d",
    "YEARFIRST": r"\d{4}[/.]\d{1,2}[/.]\d{1,2}",
    "DOTDATE": r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)",
    "SLASHDATE": r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)",
    "DASHDATE": r"\d{1,2}-\d{1,2}-\d{4}",
    "DOTDAY": r"\d{1,2}\.\d\d",
    "SLASHDAY": r"\d{1,2}/\d{1,2}",
    "DECIMAL": r"\d+[.,]\d+",
}
_DOTTIME = r"(?<![\w.,:/])\d{1,2}\.\d\d(?=\s?[ap]\.?m)"
_CLOCK = r"(?<![\w.:/])\d{1,2}:\d\d(?::\d\d)?(?![\d:/]|[.,]\d)"
_WORD = r"[ap]\.\s?m\.?(?!\w)|[^\W\d_]+(?:['’][^\W\d_]+)?(?:-[^\W\d_]+)*"
_TOKEN = re.compile(
    rf"(?P<DOTTIME>{_DOTTIME})|"
    + "|".join(f"(?P<{name}>{_ALONE.format(shape)})" for name, shape in _SHAPES.items())
    + rf"|(?P<CLOCKTEXT>{_CLOCK})|(?P<DIGITS>\d+)|(?P<WORD>{_WORD})|(?P<SIGN>\S)"
)


@dataclass(frozen=True)
class Token:
    """
    A piece of the text, later also a phrase that was understood.

    `classes`: what it may be, with the value of each: `{"WEEKDAY": 2}`. `glued`: nothing stands
    between it and the token before.
    """

    text: str
    start: int
    end: int
    glued: bool = False
    classes: Mapping[str, object] = field(default_factory=dict)


def normalised(text: str) -> str:
    """The text in lower case, with е for ё and one kind of dash, character for character."""
    lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lower.translate(str.maketrans("ё–—−‑’`\u00a0\u202f\u2009", "е----''   "))


def tokens_of(text: str) -> list[Token]:
    """The tokens of a normalised text."""
    tokens: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        for part in _words_of(match):
            tokens.append(_token(*part, glued=part[2] == end))
            end = part[2] + len(part[1])
    return tokens


def _words_of(match: re.Match[str]) -> list[tuple[str, str, int]]:
    """(kind, text, start); compounds of known words (`пн-пт`, `twenty-fifth`) come apart."""
    kind, text, start = match.lastgroup or "SIGN", match.group(), match.start()
    parts = text.split("-")
    if kind != "WORD" or len(parts) == 1 or not all(classes_of(part) for part in parts):
        return [(kind, text, start)]
    return [
        ("SIGN" if one.group() == "-" else "WORD", one.group(), start + one.start())
        for one in re.finditer(r"-|[^-]+", text)
    ]


def _token(kind: str, text: str, start: int, *, glued: bool) -> Token:
    classes: dict[str, object] = {kind: text}
    if kind == "DIGITS":
        classes |= _digits(text)
    elif kind == "WORD":
        classes |= classes_of(text)
    elif kind in {"DECIMAL", "DOTDAY"}:
        classes["NUM"] = float(text.replace(",", "."))
    return Token(text, start, start + len(text), glued, classes)


def _digits(text: str) -> dict[str, object]:
    if len(text) > 9:
        return {}
    number = int(text)
    found: dict[str, object] = {"NUM": number, "INT": number}
    if len(text) == 2 and number < 60:
        found["MINUTES"] = number
    if len(text) == 4 and 1970 <= number <= 2200:
        found["YEAR"] = number
    if len(text) == 4 and number // 100 < 24 and number % 100 < 60:
        found["HHMM"] = number
    return found
