"""Orders to move the product's clock, as tests and the index page send them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from infra.local.front_door.errors import AnswerError

# Wide enough for every test of calendars, narrow enough for every key and token of the product.
EARLIEST_S = datetime(2000, 1, 1, tzinfo=UTC).timestamp()
LATEST_S = datetime(2100, 1, 1, tzinfo=UTC).timestamp()

_WAYS = ("advance_s", "set", "reset")
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)


@dataclass(frozen=True)
class _WrongError(Exception):
    reason: str


def read_order(document: Mapping[str, Any], *, now_s: float) -> dict[str, Any]:
    """
    The order as the embedded AWS takes it: `advance_s`, `set_s` or `reset`.

    Args:
        now_s: the product's present instant, seconds since 1970.

    Raises:
        AnswerError: 422 with the wrong fields.
    """
    wrong = dict.fromkeys(document.keys() - set(_WAYS), "unknown")
    ways = [name for name in _WAYS if name in document]
    if len(ways) != 1:
        wrong |= dict.fromkeys(ways or _WAYS, "exactly one of " + ", ".join(_WAYS))
    if wrong:
        raise AnswerError(422, "invalid_input", fields=wrong)
    [way] = ways
    try:
        return _READERS[way](document[way], now_s)
    except _WrongError as error:
        raise AnswerError(422, "invalid_input", fields={way: error.reason}) from error


def _advance(seconds: Any, now_s: float) -> dict[str, Any]:
    is_number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    if not (is_number and 0 <= seconds <= LATEST_S - now_s):
        raise _WrongError("a number of seconds, 0 or more, that stays before the year 2100")
    return {"advance_s": seconds}


def _set(instant: Any, _now_s: float) -> dict[str, Any]:
    if not (isinstance(instant, str) and _RFC_3339.fullmatch(instant)):
        raise _WrongError("an instant of RFC 3339 with its offset, 2026-11-22T00:00:00Z")
    try:
        epoch_s = datetime.fromisoformat(instant).timestamp()
    except (ValueError, OverflowError) as error:
        raise _WrongError("there is no such instant") from error
    if not EARLIEST_S <= epoch_s < LATEST_S:
        raise _WrongError("an instant from the year 2000 to before 2100")
    return {"set_s": epoch_s}


def _reset(value: Any, _now_s: float) -> dict[str, Any]:
    if value is not True:
        raise _WrongError("true")
    return {"reset": True}


_READERS = {"advance_s": _advance, "set": _set, "reset": _reset}
