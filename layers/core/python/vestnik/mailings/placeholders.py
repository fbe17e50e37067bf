"""
Placeholders in the text of a mailing.

`{name}` is the client's field of that name, `{name|friend}` has a word for those who lack it. A
field that is blank is lacked. Braces with nothing in them, and those that don't close, are text.

`fields` and `filled` make this module the port `Texts`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from vestnik.errors import InvalidInputError

_PLACEHOLDER = re.compile(r"\{\s*([^{}|\s][^{}|]*?)\s*(?:\|([^{}]*))?\}")


@dataclass(frozen=True)
class Placeholder:
    """`written`: all of it, with the braces; `default`: None where it has none."""

    name: str
    default: str | None
    written: str


@dataclass(frozen=True)
class Template:
    """A text that has been read: what stands as it is, and what is filled in."""

    pieces: tuple[str | Placeholder, ...]

    @cached_property
    def placeholders(self) -> tuple[Placeholder, ...]:
        return tuple(one for one in self.pieces if isinstance(one, Placeholder))

    def missing(self, fields: Mapping[str, str]) -> Sequence[str]:
        """The names that neither the fields nor a default fill, each once, as they come."""
        lacked = (one.name for one in self.placeholders if _word(one, fields) is None)
        return tuple(dict.fromkeys(lacked))

    def fill(self, fields: Mapping[str, str]) -> str:
        """The text for somebody; what is missing stands as it is written."""
        return "".join(_shown(piece, fields) for piece in self.pieces)


def fields(text: str) -> frozenset[str]:
    """Which fields of a client a text names."""
    return frozenset(one.name for one in read_template(text).placeholders)


def filled(text: str, fields: Mapping[str, str]) -> str:
    """
    The text for one client.

    Raises:
        InvalidInputError: he lacks fields that have no default.
    """
    template = read_template(text)
    missing = template.missing(fields)
    if missing:
        raise InvalidInputError(dict.fromkeys(missing, "missing"), "field_missing")
    return template.fill(fields)


@lru_cache(maxsize=64)
def read_template(text: str) -> Template:
    """Read a text; any text is one."""
    pieces: list[str | Placeholder] = []
    end = 0
    for found in _PLACEHOLDER.finditer(text):
        pieces += [text[end : found.start()], Placeholder(found[1], found[2], found[0])]
        end = found.end()
    return Template((*pieces, text[end:]))


def _shown(piece: str | Placeholder, fields: Mapping[str, str]) -> str:
    if isinstance(piece, str):
        return piece
    word = _word(piece, fields)
    return piece.written if word is None else word


def _word(placeholder: Placeholder, fields: Mapping[str, str]) -> str | None:
    value = _value(placeholder.name, fields)
    return placeholder.default if value is None else value


def _value(name: str, fields: Mapping[str, str]) -> str | None:
    value = fields.get(name, "")
    return value if value.strip() else None
