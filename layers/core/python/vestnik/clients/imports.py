"""
Importing clients: a short file in the request itself, a long one by and by.

Each step of a long one is stored together with how far it has come: whoever goes on after a crash
does nothing twice, and counts nothing twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from vestnik import clock
from vestnik.clients.csv_reading import BadCell, read_table
from vestnik.clients.import_model import BATCH, ROWS_AT_ONCE, Import, Step, plan_of
from vestnik.clients.ports import Imports
from vestnik.clients.upserts import upsert, upsert_all
from vestnik.clients.use_cases import ClientDesk
from vestnik.errors import NotFoundError
from vestnik.platform.due import Due, Entry, HintQueue, schedule

Written = TypeVar("Written")


@dataclass(frozen=True)
class ImportDesk:
    """What importing works with. `has_time`: whether to go on with more rows."""

    desk: ClientDesk
    imports: Imports
    due: Due
    hints: HintQueue
    has_time: Callable[[], bool]

    @property
    def now_ms(self) -> int:
        return clock.to_ms(self.desk.now())


@dataclass(frozen=True)
class ImportClients:
    """Import a file; `mapping`: ours -> its name of the column, None: its names are ours."""

    content: bytes
    mapping: Mapping[str, str] | None = None
    is_dry_run: bool = False


def import_clients(command: ImportClients, at: ImportDesk) -> tuple[Import, list[BadCell]]:
    """
    Import a short file, or begin with a long one; answers it with what could not be taken.

    Raises:
        InvalidInputError: it is no table, has no phones, or not the columns that were mapped.
    """
    table = read_table(command.content, command.mapping)
    now = at.desk.now()
    made = Import(at.desk.new_id(now), table.rows, now, now, command.is_dry_run)
    if table.rows > ROWS_AT_ONCE:
        _scheduled(made, lambda: at.imports.add(made, table.clients, table.bad), at)
        return made, []
    tally = upsert_all(table.clients, at.desk, is_dry_run=command.is_dry_run)
    bad = sorted((*table.bad, *tally.bad), key=lambda one: one.row)
    done = replace(made, is_done=True, tally=replace(tally, bad=()))
    if bad:
        at.imports.add(done, (), bad)
    return done, bad


def find_import(import_id: str, at: ImportDesk) -> Import:
    """
    Raises:
        NotFoundError: there is none, or no longer.
    """
    found = at.imports.get(import_id)
    if found is None:
        raise NotFoundError
    return found


def go_on(entry: Entry, at: ImportDesk) -> None:
    """Go on with the import of an entry, unless somebody else is at it."""
    claimed = at.imports.claim(entry, now=at.desk.now())
    if claimed:
        _go_on(claimed, entry, at)
        return
    if entry.is_old(at.now_ms):
        waiting = at.imports.get(entry.ref)
        if waiting is None or waiting.is_done or plan_of(waiting).due_ms != entry.due_ms:
            at.due.delete(entry)


def _go_on(claimed: Import, entry: Entry, at: ImportDesk) -> None:
    while rows := at.imports.rows(claimed):
        for first in range(0, len(rows), BATCH):
            if not at.has_time():
                _put_off(claimed, entry, at)
                return
            batch = rows[first : first + BATCH]
            tally = upsert(batch, at.desk, is_dry_run=claimed.is_dry_run, of=claimed)
            claimed = claimed.past(Step(claimed, len(batch), tally))
    if at.imports.close(claimed):
        at.due.delete(entry)


def _put_off(claimed: Import, entry: Entry, at: ImportDesk) -> None:
    later = replace(claimed, next_at=at.desk.now())
    is_ours = _scheduled(later, lambda: at.imports.put_off(later), at)
    if is_ours and at.due.entry(plan_of(later)).sk != entry.sk:
        at.due.delete(entry)


def _scheduled(waiting: Import, write: Callable[[], Written], at: ImportDesk) -> Written:
    return schedule([plan_of(waiting)], write, due=at.due, hints=at.hints, now_ms=lambda: at.now_ms)
