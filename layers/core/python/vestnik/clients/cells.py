"""What stands in the cells of a table of clients, column by column."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from vestnik.accounts import timezones
from vestnik.clients import phones
from vestnik.clients.model import FIELD_LONGEST, SOURCE_LONGEST, TAG_LONGEST
from vestnik.errors import Fault

_YES = frozenset({"yes", "true", "1", "да"})
_NO = frozenset({"no", "false", "0", "нет"})
_CODE = re.compile(r"[0-9]{3}")


class CellError(ValueError):
    """A cell that can't be read, and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def check_field(text: str) -> str:
    """
    The text of a free field.

    Raises:
        CellError: it is too long, or holds what no store takes.
    """
    return _short(text, FIELD_LONGEST)


def values_of(cells: Mapping[str, str]) -> dict[str, Any]:
    """
    Fields of `Client`, of cells that aren't empty.

    Raises:
        CellError: one can't be read.
    """
    return {name: READERS[name](text) for name, text in cells.items()}


def _phone(text: str) -> str:
    phone = phones.normalised(text)
    if phone is None:
        raise CellError(Fault("bad_phone"))
    return phone


def _operator_code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise CellError(Fault("bad_operator_code"))
    return text


def _timezone(text: str) -> str:
    if not timezones.is_zone(text):
        raise CellError(Fault("unknown_timezone"))
    return text


def _opted_out(text: str) -> bool:
    word = text.casefold()
    if word not in _YES | _NO:
        raise CellError(Fault("yes_or_no"))
    return word in _YES


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise CellError(Fault("bad_date")) from error
    aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    if not 1970 < aware.year <= 2200:
        raise CellError(Fault("time_out_of_range"))
    return aware.astimezone(UTC)


def _tag(text: str) -> str:
    return _short(text, TAG_LONGEST)


def _source(text: str) -> str:
    return _short(text, SOURCE_LONGEST)


def _short(text: str, longest: int) -> str:
    if len(text) > longest:
        raise CellError(Fault("string_too_long", {"max_length": longest}))
    if "\x00" in text:
        raise CellError(Fault("bad_text"))
    return text


READERS: Mapping[str, Callable[[str], Any]] = {
    "phone": _phone,
    "operator_code": _operator_code,
    "tag": _tag,
    "timezone": _timezone,
    "opted_out": _opted_out,
    "consent_at": _instant,
    "consent_source": _source,
}
