"""
Placeholders in the text of a mailing.

`{name}` is the client's field of that name, `{name|friend}` has a word for those who lack it. A
field that is blank is lacked; capitals make no difference where no field has the name exactly.
Braces with nothing in them, and those that don't close, are text.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

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

    def values(self, fields: Mapping[str, str]) -> dict[str, str]:
        """What of somebody's fields the text needs, by the names that it uses."""
        found = {one.name: _value(one.name, fields) for one in self.placeholders}
        return {name: value for name, value in found.items() if value is not None}

    def fill(self, fields: Mapping[str, str]) -> str:
        """The text for somebody; what is missing stands as it is written."""
        return "".join(_shown(piece, fields) for piece in self.pieces)


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
    """A field that isn't blank: of this name, else the first that differs only in capitals."""
    wanted = name.casefold()
    alike = sorted(one for one in fields if one.casefold() == wanted)
    names = [name, *alike] if name in fields else alike
    return next((fields[one] for one in names if fields[one].strip()), None)
