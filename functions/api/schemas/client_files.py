"""Files of clients as they go in and out."""

from typing import Annotated, Literal

from pydantic import Field, Json, StringConstraints

from functions.api.schemas.base import In, Instant, Out
from functions.api.schemas.clients import ClientsFilter, FieldName
from vestnik.clients.cells import READERS
from vestnik.clients.import_model import Import
from vestnik.clients.model import FIELDS_MAX

ColumnName = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Mapping = Annotated[dict[FieldName, ColumnName], Field(max_length=FIELDS_MAX + len(READERS))]


class ImportQuery(In):
    """
    How to read a file.

    `mapping`: JSON, what is ours (phone, operator_code, tag, timezone, opted_out, consent_at,
    consent_source, or the name of a free field) -> the file's name of the column; columns that are
    not in it are ignored. Without it the header's names are ours.
    """

    dry_run: bool = False
    mapping: Json[Mapping] | None = None


class BadCellOut(Out):
    """
    Why a row was not taken.

    Rows are counted as in the file, the header is row 1; `column` is the file's name of it, null
    where the whole row is meant.
    """

    row: int
    column: str | None
    reason: str


class ImportOut(Out):
    """
    What became of a file: how many clients are new or were there already.

    `errors`: the first 100 reasons why rows were not taken; all are at `errors_csv`.
    """

    id: str
    state: Literal["running", "done"]
    dry_run: bool
    rows: int
    new: int
    updated: int
    errors: list[BadCellOut]
    errors_csv: str | None
    created_at: Instant

    @classmethod
    def of(cls, found: Import, errors: list[BadCellOut], *, errors_csv: str) -> "ImportOut":
        return cls(
            id=found.id,
            state="done" if found.is_done else "running",
            dry_run=found.is_dry_run,
            rows=found.rows,
            new=found.tally.new,
            updated=found.tally.updated,
            errors=errors,
            errors_csv=errors_csv if errors else None,
            created_at=found.created_at,
        )


class BegunImportOut(Out):
    """An import that goes on by itself."""

    id: str


class ExportQuery(ClientsFilter):
    """Whom to write down, and how: spreadsheets that speak Russian expect semicolons."""

    delimiter: Literal[",", ";"] = ","
    cursor: Annotated[str, StringConstraints(max_length=2048)] | None = None
