"""
How many messages a text takes on the phone.

Sources: 3GPP TS 23.038 (the alphabet), TS 23.040, 9.2.3.24 (the header of a part: 6 bytes).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Encoding = Literal["gsm7", "ucs2"]

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")  # an escape before each
_ALONE: Mapping[Encoding, int] = {"gsm7": 160, "ucs2": 70}  # characters, or UTF-16 units
_IN_PARTS: Mapping[Encoding, int] = {"gsm7": 153, "ucs2": 67}


@dataclass(frozen=True)
class Segments:
    """`units`: septets' worth of characters, or UTF-16 units, that the encoding counts by."""

    count: int
    encoding: Encoding
    units: int


def measured(text: str) -> Segments:
    """How a text is sent: in the phone's own alphabet if all of it is there, else in UCS-2."""
    encoding: Encoding = "gsm7" if _BASIC.issuperset(set(text) - _EXTENDED) else "ucs2"
    sizes = [_size(character, encoding) for character in text]
    units = sum(sizes)
    if units <= _ALONE[encoding]:
        return Segments(1, encoding, units)
    return Segments(_parts(sizes, _IN_PARTS[encoding]), encoding, units)


def _size(character: str, encoding: Encoding) -> int:
    if encoding == "gsm7":
        return 2 if character in _EXTENDED else 1
    return 2 if ord(character) > 0xFFFF else 1


def _parts(sizes: Iterable[int], room: int) -> int:
    """Parts that are filled in order; no character is cut in two."""
    parts, used = 1, 0
    for size in sizes:
        if used + size > room:
            parts, used = parts + 1, 0
        used += size
    return parts
