"""Clients from files and into files, for managers."""

import json
import time
from collections.abc import Callable, Iterable, Sequence

from functions.api.schemas.client_files import (
    BadCellOut,
    BegunImportOut,
    ExportQuery,
    ImportOut,
    ImportQuery,
)
from functions.runtime.cursors import next_link, read_cursor
from functions.runtime.error_body import fault_text
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik import bootstrap
from vestnik.apitokens.model import Scope
from vestnik.clients.csv_reading import BadCell
from vestnik.clients.csv_writing import clients_csv, csv_text
from vestnik.clients.import_model import BYTES_MAX, Import
from vestnik.clients.imports import ImportClients, find_import, import_clients
from vestnik.clients.model import Client
from vestnik.clients.search import Wanted
from vestnik.platform.rate_limit import Limit

routes = Routes("clients", read_scope=Scope.CLIENTS, write_scope=Scope.CLIENTS, role="manager")

IMPORTS = Limit("client-import", count=30, period_s=60, by="user")
EXPORTS = Limit("client-export", count=60, period_s=3600, by="user")
ERRORS_SHOWN = 100  # spec/api.md
EXPORTED_MAX = 5_000  # clients of one file: well below the 6 MB that may be answered
_READ_AT_ONCE = 500
_WORK_S = 6.0  # then the rest is left for later: the function has 15 s
_CSV = "text/csv; charset=utf-8"


@routes.post(
    "/clients/import",
    answers={200: ImportOut, 202: BegunImportOut},
    takes="text/csv",
    limits=(IMPORTS,),
    errors=(400, 401, 403, 409, 413, 415, 422, 429, 503),
)
def import_file(request: Request, query: ImportQuery) -> Answer:
    """
    Add the clients of a CSV file, and change those whose phone is known; with `dry_run` only tell.

    At most 1,000 rows are done at once (200), more go on by themselves (202), and so does what a
    busy store left no time for. Empty cells leave
    what is known as it is.
    """
    content = request.body_bytes(limit=BYTES_MAX)
    command = ImportClients(content, query.mapping, query.dry_run)
    made, bad = import_clients(
        command, bootstrap.import_desk(_has_time(), by=f"user:{request.caller.user_id}")
    )
    if made.is_done:
        return Answer(_report(request, made, bad))
    address = f"/api/clients/import/{made.id}"
    return Answer(BegunImportOut(id=made.id), status=202, headers={"Location": address})


@routes.get("/clients/import/{id}", answers={200: ImportOut}, errors=(400, 401, 404, 429, 503))
def get_import(request: Request) -> Answer:
    """How far an import has come; it is told for a week."""
    desk = bootstrap.import_desk()
    found = find_import(request.part("id"), desk)
    return Answer(_report(request, found, desk.imports.bad(found.id, ERRORS_SHOWN)))


@routes.get(
    "/clients/import/{id}/errors", answers={200: "text/csv"}, errors=(400, 401, 404, 429, 503)
)
def get_import_errors(request: Request) -> Answer:
    """All rows that an import did not take, with the reasons."""
    desk = bootstrap.import_desk()
    found = find_import(request.part("id"), desk)
    rows = (
        (one.row, one.column or "", one.reason)
        for one in _shown(request, desk.imports.bad(found.id))
    )
    return _file(csv_text(("row", "column", "reason"), rows), "errors.csv")


@routes.get(
    "/clients/export",
    answers={200: "text/csv"},
    limits=(EXPORTS,),
    errors=(400, 401, 422, 429, 503),
)
def export_clients(request: Request, query: ExportQuery) -> Answer:
    """Clients as CSV, newest first; where not all fit, 5,000 at most, `Link` leads to the rest."""
    asked = query.model_dump(exclude={"cursor"}, exclude_none=True)
    scope = json.dumps(asked, sort_keys=True)
    clients, last_key = _read(query.wanted(), after=read_cursor(request, query.cursor, scope=scope))
    file = _file(clients_csv(clients, delimiter=query.delimiter), "clients.csv")
    link = next_link(request, last_key, scope=scope, query=asked)
    return Answer(file.body, headers={**file.headers, **link})


def _read(wanted: Wanted, *, after: str | None) -> tuple[Sequence[Client], str | None]:
    known, found, has_time = bootstrap.client_desk().clients, list[Client](), _has_time()
    while True:
        page, after = known.page(wanted, after=after, limit=_READ_AT_ONCE)
        found += page
        if after is None or len(found) >= EXPORTED_MAX or not has_time():
            return found, after


def _has_time() -> Callable[[], bool]:
    """Whether a request may go on working."""
    until_s = time.monotonic() + _WORK_S
    return lambda: time.monotonic() < until_s


def _report(request: Request, found: Import, bad: Sequence[BadCell]) -> ImportOut:
    errors = list(_shown(request, bad[:ERRORS_SHOWN]))
    return ImportOut.of(found, errors, errors_csv=f"/api/clients/import/{found.id}/errors")


def _shown(request: Request, bad: Iterable[BadCell]) -> Iterable[BadCellOut]:
    for one in bad:
        reason = fault_text(request, one.fault)
        yield BadCellOut(row=one.row, column=one.column, reason=reason)


def _file(text: str, name: str) -> Answer:
    disposition = f'attachment; filename="{name}"'
    return Answer(text, headers={"Content-Type": _CSV, "Content-Disposition": disposition})
