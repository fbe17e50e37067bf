"""
Makes `bot_api.json` from the machine-readable Bot API: what the double does, without the prose.

Run: python -m infra.local.front_door.telegram.prune <telegram_bot_api.json>
Source of the input: github.com/PaulSonOfLars/telegram-bot-api-spec, MIT licence.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from infra.local.front_door.telegram.description import FILE
from infra.local.front_door.telegram.methods import METHODS


def prune(full: dict[str, Any]) -> dict[str, Any]:
    """The methods that the double does and the types they take; of the other methods the names."""
    methods = {name: full["methods"][name] for name in METHODS}
    types: dict[str, Any] = {}
    waiting = [name for method in methods.values() for name in _types_of(method)]
    while waiting:
        name = waiting.pop()
        if name in full["types"] and name not in types:
            types[name] = full["types"][name]
            waiting += [*_types_of(types[name]), *types[name].get("subtypes", ())]
    return {
        "source": "github.com/PaulSonOfLars/telegram-bot-api-spec, MIT licence",
        "version": full["version"],
        "methods": {name: _fields(methods[name]) for name in sorted(methods)},
        "types": {name: _fields(types[name]) for name in sorted(types)},
        "subtypes": {
            name: types[name]["subtypes"] for name in sorted(types) if "subtypes" in types[name]
        },
        "methods_not_done": sorted(set(full["methods"]) - set(methods)),
    }


def _types_of(described: dict[str, Any]) -> Iterator[str]:
    for field in described.get("fields", ()):
        for name in field["types"]:
            yield name.replace("Array of ", "")


def _fields(described: dict[str, Any]) -> dict[str, Any]:
    return {
        field["name"]: {"types": field["types"], "required": field["required"]}
        for field in described.get("fields", ())
    }


if __name__ == "__main__":
    pruned = prune(json.loads(Path(sys.argv[1]).read_text()))
    FILE.write_text(json.dumps(pruned, indent=1) + "\n")
