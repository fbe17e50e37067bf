"""Rows of a file become clients: of a phone that is known the client, else a new one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from vestnik.clients.cells import values_of
from vestnik.clients.csv_reading import BadCell, Row
from vestnik.clients.happened import client_changed
from vestnik.clients.import_model import BATCH, Import, Step, Tally
from vestnik.clients.model import FIELDS_MAX, Client, settled
from vestnik.clients.ports import Change
from vestnik.clients.use_cases import ClientDesk, edited, new_client
from vestnik.errors import ConditionRefusedError, Fault
from vestnik.platform.events import Event

_TRIES = 4  # of a batch that meets others, or the start of a mailing
_TICK = timedelta(milliseconds=1)


@dataclass(frozen=True)
class _Planned:
    changes: list[Change]
    tally: Tally


def upsert(
    rows: Sequence[Row], desk: ClientDesk, *, is_dry_run: bool, of: Import | None = None
) -> Tally:
    """
    Store at most 18 rows, together with the step of the import that they are; or only say what
    would become of them.

    Raises:
        ConditionRefusedError: others change these clients all the time, or have the import.
    """
    not_before = desk.now()
    for _ in range(_TRIES):
        known = desk.clients.of_phones([row.phone for row in rows])
        planned = _planned(rows, known, desk, max(desk.now(), not_before))
        changes = [] if is_dry_run else planned.changes
        step = Step(of, len(rows), planned.tally) if of else None
        try:
            if changes or step:
                desk.clients.write(changes, step)
        except ConditionRefusedError:
            not_before = (desk.clients.frozen_until() or not_before) + _TICK
            continue
        desk.events.record(_told(changes, desk))
        return planned.tally
    raise ConditionRefusedError


def _told(changes: Sequence[Change], desk: ClientDesk) -> Iterator[Event]:
    """Beside the transaction, which is full; that a new one was imported, his row says."""
    for change in changes:
        if change.before:
            actor = desk.by or "imports"
            yield client_changed(change.before, change.after, actor=actor, at=desk.now())


def upsert_all(rows: Sequence[Row], desk: ClientDesk, *, is_dry_run: bool) -> Tally:
    """Store them, batch by batch."""
    tally = Tally()
    for first in range(0, len(rows), BATCH):
        tally += upsert(rows[first : first + BATCH], desk, is_dry_run=is_dry_run)
    return tally


def _planned(
    rows: Sequence[Row], known: Mapping[str, Client], desk: ClientDesk, at: datetime
) -> _Planned:
    changes, tally = list[Change](), Tally()
    for row in rows:
        before = known.get(row.phone)
        after = _after(row, before, desk, at)
        if after is None:
            fault = Fault("too_many_fields", {"limit": FIELDS_MAX})
            tally += Tally(bad=(BadCell(row.number, None, fault),))
            continue
        tally += Tally(new=before is None, updated=row.repeats + (before is not None))
        if after != before:
            changes.append(Change(before, after))
    return _Planned(changes, tally)


def _after(row: Row, before: Client | None, desk: ClientDesk, at: datetime) -> Client | None:
    """The client with what the row says; None: he would have too many fields."""
    values = values_of(row.cells)
    if before is None:
        return new_client({"phone": row.phone, **values, "fields": dict(row.fields)}, desk)
    fields = {**before.fields, **row.fields}
    if len(fields) > max(FIELDS_MAX, len(before.fields)):
        return None
    changed = edited(before, {**values, "fields": fields})
    if changed == before:
        return before
    return settled(replace(changed, version=before.version + 1), at)
