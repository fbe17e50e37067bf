"""
Imports in table `clients`.

Access patterns (all reads consistent):
    1. an import                        pk = I#<id>, sk = I
    2. claim, put off, close; a step    1 on condition (a step in the transaction of its clients)
    3. its rows from one on             pk, sk <= R#<number of the first>, descending, one item
    4. what could not be taken          pk, sk begins with E#
    5. its rows, when it is done        pk, sk begins with R#; deleted
Rows and bad cells lie packed in items of some hundred KB; all of it is forgotten after a week.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from pynamodb.attributes import BinaryAttribute, BooleanAttribute, NumberAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from vestnik.clients.csv_reading import BadCell, Row
from vestnik.clients.import_model import KEPT, Import, Step, Tally
from vestnik.clients.rows import TABLE
from vestnik.clock import from_ms, to_ms
from vestnik.errors import Fault
from vestnik.platform.due import LEASE, Entry
from vestnik.platform.dynamodb import Row as StoredRow
from vestnik.platform.dynamodb import refusals, updated

_PACKED_BYTES = 350_000  # before it is compressed; DynamoDB takes items of 400 KB
_ROWS, _BAD = "R#", "E#"


class ImportRow(StoredRow):
    """pk `I#<id>`, sk `I`. `until`: who claimed it has it as long."""

    class Meta:
        table_name = TABLE

    SK = "I"

    rows = NumberAttribute()
    created_at = NumberAttribute()
    next_at = NumberAttribute()
    until = NumberAttribute()
    attempt = NumberAttribute()
    position = NumberAttribute()
    new = NumberAttribute()
    updated = NumberAttribute()
    is_dry_run = BooleanAttribute(null=True)
    is_done = BooleanAttribute(null=True)


class PackedRow(StoredRow):
    """pk `I#<id>`, sk `R#<number of the first>` or `E#<number>`: compressed JSON."""

    class Meta:
        table_name = TABLE

    packed = BinaryAttribute(legacy_encoding=False)


class ImportStore:
    """The port `Imports` over DynamoDB."""

    def add(self, made: Import, rows: Sequence[Row], bad: Sequence[BadCell]) -> None:
        with refusals():
            for first, packed in _packed(map(_row_as_json, rows)):
                _packed_row(made, f"{_ROWS}{first:07d}", packed).save()
            for first, packed in _packed(map(_bad_as_json, bad)):
                _packed_row(made, f"{_BAD}{first:07d}", packed).save()
            _import_row(made).save()

    def get(self, import_id: str) -> Import | None:
        with refusals():
            try:
                return _to_import(ImportRow.get(_pk(import_id), ImportRow.SK, consistent_read=True))
            except ImportRow.DoesNotExist:
                return None

    def bad(self, import_id: str, limit: int | None = None) -> list[BadCell]:
        found: list[BadCell] = []
        with refusals():
            for row in PackedRow.query(
                _pk(import_id), PackedRow.sk.startswith(_BAD), consistent_read=True
            ):
                found += [_to_bad(one) for one in _unpacked(row.packed)]
                if limit is not None and len(found) >= limit:
                    return found[:limit]
        return found

    def claim(self, entry: Entry, *, now: datetime) -> Import | None:
        row, now_ms = ImportRow(_pk(entry.ref), ImportRow.SK), to_ms(now)
        free = _open() & (ImportRow.next_at <= now_ms) & (ImportRow.until <= now_ms)
        actions: list[Action] = [
            ImportRow.attempt.add(1),
            ImportRow.until.set(to_ms(now + LEASE)),
        ]
        if entry.due_ms > now_ms or not updated(row, actions, free):
            return None
        return _to_import(row)

    def rows(self, claimed: Import) -> Sequence[Row]:
        with refusals():
            found = PackedRow.query(
                _pk(claimed.id),
                PackedRow.sk.between(_ROWS, f"{_ROWS}{claimed.position:07d}"),
                consistent_read=True,
                scan_index_forward=False,
                limit=1,
            )
            item = next(iter(found), None)
        if item is None:
            return ()
        begin = claimed.position - int(item.sk.removeprefix(_ROWS))
        return [_to_row(one) for one in _unpacked(item.packed)[begin:]]

    def put_off(self, claimed: Import) -> bool:
        later = [ImportRow.next_at.set(to_ms(claimed.next_at)), ImportRow.until.set(0)]
        return updated(ImportRow(_pk(claimed.id), ImportRow.SK), later, _is_ours(claimed))

    def close(self, claimed: Import) -> bool:
        done = [ImportRow.is_done.set(True), ImportRow.until.set(0)]
        if not updated(ImportRow(_pk(claimed.id), ImportRow.SK), done, _is_ours(claimed)):
            return False
        with refusals():
            for row in PackedRow.query(
                _pk(claimed.id), PackedRow.sk.startswith(_ROWS), consistent_read=True
            ):
                row.delete()
        return True


def fill_step(write: TransactWrite, step: Step) -> None:
    """Add how far an import has come, on condition that it is the holder's and no further."""
    here = ImportRow.position == step.of.position
    write.update(
        ImportRow(_pk(step.of.id), ImportRow.SK),
        [
            ImportRow.position.add(step.count),
            ImportRow.new.add(step.tally.new),
            ImportRow.updated.add(step.tally.updated),
        ],
        condition=_is_ours(step.of) & here,
    )
    for first, packed in _packed(map(_bad_as_json, step.tally.bad)):
        write.save(_packed_row(step.of, f"{_BAD}A{step.of.position:07d}{first}", packed))


def _pk(import_id: str) -> str:
    return f"I#{import_id}"


def _open() -> Condition:
    condition: Condition = ImportRow.pk.exists() & ImportRow.is_done.does_not_exist()
    return condition


def _is_ours(claimed: Import) -> Condition:
    condition: Condition = _open() & (ImportRow.attempt == claimed.attempt)
    return condition


def _import_row(made: Import) -> ImportRow:
    return ImportRow(
        _pk(made.id),
        ImportRow.SK,
        rows=made.rows,
        created_at=to_ms(made.created_at),
        next_at=to_ms(made.next_at),
        until=0,
        attempt=made.attempt,
        position=made.position,
        new=made.tally.new,
        updated=made.tally.updated,
        is_dry_run=made.is_dry_run or None,
        is_done=made.is_done or None,
        ttl=_expiry(made),
    )


def _to_import(row: ImportRow) -> Import:
    return Import(
        id=row.pk.removeprefix("I#"),
        rows=int(row.rows),
        created_at=from_ms(int(row.created_at)),
        next_at=from_ms(int(row.next_at)),
        is_dry_run=bool(row.is_dry_run),
        is_done=bool(row.is_done),
        position=int(row.position),
        attempt=int(row.attempt),
        tally=Tally(int(row.new), int(row.updated)),
    )


def _expiry(made: Import) -> int:
    return int((made.created_at + KEPT).timestamp())


def _packed_row(made: Import, sk: str, packed: bytes) -> PackedRow:
    return PackedRow(_pk(made.id), sk, packed=packed, ttl=_expiry(made))


def _packed(items: Iterable[Any]) -> Iterator[tuple[int, bytes]]:
    """Items of some hundred KB, each with the number of its first."""
    lines, size, first = list[str](), 0, 0
    for item in items:
        line = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
        added = len(line.encode()) + 1
        if lines and size + added > _PACKED_BYTES:
            yield first, _compressed(lines)
            lines, size, first = [], 0, first + len(lines)
        lines.append(line)
        size += added
    if lines:
        yield first, _compressed(lines)


def _compressed(lines: Sequence[str]) -> bytes:
    return zlib.compress(f"[{','.join(lines)}]".encode())


def _unpacked(packed: bytes) -> list[Any]:
    found: list[Any] = json.loads(zlib.decompress(packed))
    return found


def _row_as_json(row: Row) -> object:
    return [row.number, row.phone, dict(row.cells), dict(row.fields), row.repeats]


def _to_row(stored: Any) -> Row:
    return Row(*stored)


def _bad_as_json(bad: BadCell) -> object:
    return [bad.row, bad.column, bad.fault.code, dict(bad.fault.params)]


def _to_bad(stored: Any) -> BadCell:
    row, column, code, params = stored
    return BadCell(row, column, Fault(code, params))
