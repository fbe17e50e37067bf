"""Strict JSON: what a careful reader would refuse never reaches a route."""

import json
from typing import Any, NoReturn

from vestnik.errors import MalformedError

DEEPEST = 20  # levels of arrays and objects, spec/api.md


def read_json(text: str) -> Any:
    """
    Parse a body.

    Raises:
        MalformedError: invalid, a doubled key, NaN, deeper than 20, a lone surrogate or a NUL.
    """
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise MalformedError from error
    _check(value, depth=1)
    return value


def check_text(text: str) -> None:
    """
    Refuse what no store or receiver takes.

    Raises:
        MalformedError: a lone surrogate or a NUL.
    """
    if "\x00" in text:
        raise MalformedError("bad_text")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise MalformedError("bad_text") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise MalformedError("doubled_key")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _check(value: Any, *, depth: int) -> None:
    if isinstance(value, str):
        check_text(value)
    elif isinstance(value, dict | list):
        if depth > DEEPEST:
            raise MalformedError("too_deep", limit=DEEPEST)
        for key in value if isinstance(value, dict) else ():
            check_text(key)
        for item in value.values() if isinstance(value, dict) else value:
            _check(item, depth=depth + 1)
