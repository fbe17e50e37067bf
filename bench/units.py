"""
Request units of DynamoDB by our own arithmetic; emulators' answers are wrong.

Sources: "DynamoDB item sizes and formats", "Read and write operations" and "Local secondary
indexes" in the DynamoDB Developer Guide.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Item = Mapping[str, Mapping[str, Any]]  # attribute -> {type: value}, as on the wire

READ_BYTES = 4096
WRITE_BYTES = 1024
_CONTAINER_BYTES = 3
_ELEMENT_BYTES = 1


@dataclass(frozen=True)
class Index:
    """A secondary index: the keys an item must have to be in it, and what it copies (None: all)."""

    keys: frozenset[str]
    copied: frozenset[str] | None

    def entry(self, item: Item | None) -> Item | None:
        """The item as it lies in the index; None where it isn't in it."""
        if item is None or not self.keys <= item.keys():
            return None
        if self.copied is None:
            return item
        return {name: value for name, value in item.items() if name in self.copied}


def item_bytes(item: Item) -> int:
    """Names in UTF-8 and values."""
    return sum(len(name.encode()) + value_bytes(value) for name, value in item.items())


def value_bytes(value: Mapping[str, Any]) -> int:
    """The size of one value, without its name; NULL and BOOL are one byte."""
    [(kind, content)] = value.items()
    if kind.endswith("S") and len(kind) == 2:
        return sum(_SCALAR_BYTES[kind[0]](one) for one in content)
    if kind == "L":
        return _CONTAINER_BYTES + sum(value_bytes(one) + _ELEMENT_BYTES for one in content)
    if kind == "M":
        return _CONTAINER_BYTES + item_bytes(content) + _ELEMENT_BYTES * len(content)
    return _SCALAR_BYTES[kind](content) if kind in _SCALAR_BYTES else 1


def number_bytes(text: str) -> int:
    """A byte for two significant digits, one more, and one for the sign below zero."""
    number = Decimal(text)
    digits = "".join(map(str, number.as_tuple().digits)).strip("0")
    return math.ceil(len(digits) / 2) + 1 + (number < 0)


def _binary_bytes(base64: str) -> int:
    return len(base64) * 3 // 4 - base64.count("=")


_SCALAR_BYTES: Mapping[str, Callable[[str], int]] = {
    "S": lambda text: len(text.encode()),
    "N": number_bytes,
    "B": _binary_bytes,
}


def read_units(size_bytes: int, *, consistent: bool, transactional: bool = False) -> float:
    """One for each 4 KB begun, one at least; half without consistency, twice in a transaction."""
    units = max(1, math.ceil(size_bytes / READ_BYTES))
    if transactional:
        return 2.0 * units
    return units if consistent else units / 2


def write_units(
    old: Item | None,
    new: Item | None,
    *,
    indexes: Iterable[Index] = (),
    transactional: bool = False,
) -> int:
    """
    What a write consumes on the table and its indexes.

    The larger of the item before and after counts; one that found nothing to do counts as one.
    """
    units = _blocks(old, new) + sum(_index_units(index, old, new) for index in indexes)
    return 2 * units if transactional else units


def _blocks(*items: Item | None) -> int:
    largest = max((item_bytes(item) for item in items if item is not None), default=0)
    return max(1, math.ceil(largest / WRITE_BYTES))


def _index_units(index: Index, old: Item | None, new: Item | None) -> int:
    """Nothing where nothing that it copies changed; two writes where the entry moves."""
    before, after = index.entry(old), index.entry(new)
    if before == after:
        return 0
    if before is None or after is None:
        return _blocks(before, after)
    if any(before[key] != after[key] for key in index.keys):
        return _blocks(before) + _blocks(after)
    return _blocks(before, after)
