"""
Bodies and ledgers as few bytes: JSON by columns, compressed.

A request unit writes 1 KB; a page of a hundred costs two or three for its body and one or two for
its ledger, where an item for each client would cost a hundred (docs/adr/0029).
"""

import json
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from vestnik import clock
from vestnik.mailings.page import Addressee, MessageStatus, Record

_LETTERS = {
    MessageStatus.PENDING: "p",
    MessageStatus.SENT: "s",
    MessageStatus.RETRYING: "r",
    MessageStatus.FAILED: "f",
    MessageStatus.EXPIRED: "e",
    MessageStatus.CANCELLED: "c",
    MessageStatus.UNKNOWN: "u",
}
_STATUSES = {letter: status for status, letter in _LETTERS.items()}


def pack_records(records: Sequence[Record]) -> bytes:
    """The records; instants are milliseconds after the first of them, errors stand once each."""
    errors = sorted({record.error for record in records if record.error})
    places = {error: place for place, error in enumerate(errors, 1)}
    instants = [one for record in records for one in (record.sent_at, record.next_at) if one]
    first_ms = clock.to_ms(min(instants)) if instants else 0
    columns = {
        "status": "".join(_LETTERS[record.status] for record in records),
        "attempts": [record.attempts for record in records],
        "tries": [record.tries for record in records],
        "maybe": [int(record.maybe_sent) for record in records],
        "error": [places[record.error] if record.error else 0 for record in records],
        "sent": [_after(record.sent_at, first_ms) for record in records],
        "next": [_after(record.next_at, first_ms) for record in records],
        "errors": errors,
        "first": first_ms,
    }
    return _compressed(columns)


def unpack_records(packed: bytes) -> tuple[Record, ...]:
    """The same records again."""
    read = json.loads(zlib.decompress(packed))
    names = ("status", "attempts", "tries", "maybe", "error", "sent", "next")
    columns = zip(*(read[name] for name in names), strict=True)
    return tuple(_record(column, read["errors"], read["first"]) for column in columns)


def _record(column: Sequence[Any], errors: Sequence[str], first_ms: int) -> Record:
    status, attempts, tries, maybe, error, sent, next_ = column
    return Record(
        status=_STATUSES[status],
        attempts=attempts,
        tries=tries,
        maybe_sent=bool(maybe),
        error=errors[error - 1] if error else None,
        sent_at=_instant(sent, first_ms),
        next_at=_instant(next_, first_ms),
    )


def _after(instant: datetime | None, first_ms: int) -> int:
    """-1 for none."""
    return -1 if instant is None else clock.to_ms(instant) - first_ms


def _instant(after_ms: int, first_ms: int) -> datetime | None:
    return None if after_ms < 0 else clock.from_ms(first_ms + after_ms)


def pack_addressees(addressees: Sequence[Addressee]) -> bytes:
    columns = {
        "ids": [one.client_id for one in addressees],
        "phones": [one.phone for one in addressees],
        "zones": [one.timezone for one in addressees],
        "codes": [one.operator_code for one in addressees],
        "fields": [dict(one.fields) for one in addressees],
    }
    return _compressed(columns)


def unpack_addressees(packed: bytes) -> tuple[Addressee, ...]:
    """The same again."""
    read = json.loads(zlib.decompress(packed))
    names = ("ids", "phones", "zones", "codes", "fields")
    return tuple(Addressee(*column) for column in zip(*(read[n] for n in names), strict=True))


def _compressed(columns: object) -> bytes:
    text = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), level=9)
