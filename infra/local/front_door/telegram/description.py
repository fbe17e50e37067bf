"""The Bot API's description: which fields a method or type has, and of which types."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("bot_api.json")


@dataclass(frozen=True)
class Field:
    """A field may be of any of its types; "Array of X" is one of them."""

    types: tuple[str, ...]
    required: bool


Fields = dict[str, Field]


@dataclass(frozen=True)
class Description:
    """What `bot_api.json` holds."""

    version: str
    methods: dict[str, Fields]
    types: dict[str, Fields]
    subtypes: dict[str, tuple[str, ...]]
    methods_not_done: frozenset[str]


@cache
def bot_api() -> Description:
    """The description, read once."""
    document = json.loads(FILE.read_text())
    return Description(
        version=document["version"],
        methods={name: _fields(fields) for name, fields in document["methods"].items()},
        types={name: _fields(fields) for name, fields in document["types"].items()},
        subtypes={name: tuple(names) for name, names in document["subtypes"].items()},
        methods_not_done=frozenset(document["methods_not_done"]),
    )


def _fields(document: dict[str, dict[str, Any]]) -> Fields:
    return {
        name: Field(tuple(field["types"]), field["required"]) for name, field in document.items()
    }
