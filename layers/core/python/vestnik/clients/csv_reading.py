"""
Reading a table of clients: CSV as programs and people save it.

UTF-8 with or without BOM, else Windows-1251; separated by commas, semicolons or tabs. Rows are
counted as in the file, the header is row 1. A bad row is told of and the others are taken; of rows
with one phone the later ones add to the first.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vestnik.accounts import timezones
from vestnik.clients.cells import READERS, CellError, check_field
from vestnik.clients.model import FIELD_NAME_LONGEST, FIELDS_MAX
from vestnik.errors import Fault, InvalidInputError
from vestnik.platform.spreadsheet import as_written

_DELIMITERS = ",;\t"
_CELL_LONGEST = 5_000_000  # characters: whatever may be sent; a long cell spoils its row only
_ZONE_LONGEST = 64  # characters; nothing is proposed for a longer one
_HINTS_MAX = 50  # different wrong zones of a file that are looked up; each costs milliseconds


@dataclass(frozen=True)
class BadCell:
    """Why a row was not taken; no `column` where it isn't about one."""

    row: int
    column: str | None
    fault: Fault


@dataclass(frozen=True)
class Row:
    """
    What a file says of a client: texts of known columns, and of free fields; empty ones are left.

    `repeats`: how many later rows were added to it.
    """

    number: int
    phone: str
    cells: Mapping[str, str]
    fields: Mapping[str, str]
    repeats: int = 0

    def and_then(self, later: "Row") -> "Row":
        return replace(
            later,
            cells={**self.cells, **later.cells},
            fields={**self.fields, **later.fields},
            repeats=self.repeats + 1,
        )


@dataclass(frozen=True)
class Table:
    """A file as it was read. `rows`: how many it has, empty ones aside."""

    rows: int
    clients: Sequence[Row]
    bad: Sequence[BadCell]


@dataclass
class _Reading:
    """`columns`: of each cell its name in the file and what it is to us; None: it is ignored."""

    columns: Sequence[tuple[str, str | None]]
    bad: list[BadCell] = field(default_factory=list)
    hints: dict[str, Fault] = field(default_factory=dict)

    def row(self, number: int, texts: Sequence[str]) -> Row | None:
        """A row; None: it is bad."""
        if len(texts) > len(self.columns) and any(
            text.strip() for text in texts[len(self.columns) :]
        ):
            self.bad.append(BadCell(number, None, Fault("too_many_cells")))
            return None
        bad_before = len(self.bad)
        cells: dict[str, str] = {}
        fields: dict[str, str] = {}
        for (column, name), written in zip(self.columns, texts, strict=False):
            text = as_written(written.strip())
            if name is None or not text:
                continue
            (cells if name in READERS else fields)[name] = text
            self._check(number, column, name, text)
        if "phone" not in cells:
            phone_column = next(column for column, name in self.columns if name == "phone")
            self.bad.append(BadCell(number, phone_column, Fault("missing")))
        if len(self.bad) > bad_before:
            return None
        return Row(number, READERS["phone"](cells.pop("phone")), cells, fields)

    def _check(self, number: int, column: str, name: str, text: str) -> None:
        try:
            READERS.get(name, check_field)(text)
        except CellError as error:
            fault = self._hinted(text) if name == "timezone" else error.fault
            self.bad.append(BadCell(number, column, fault))

    def _hinted(self, zone: str) -> Fault:
        if len(zone) > _ZONE_LONGEST:
            return Fault("unknown_timezone")
        if zone not in self.hints and len(self.hints) < _HINTS_MAX:
            hint = timezones.nearest(zone)
            named = Fault("unknown_timezone_hint", {"hint": hint}) if hint else None
            self.hints[zone] = named or Fault("unknown_timezone")
        return self.hints.get(zone, Fault("unknown_timezone"))


def read_table(content: bytes, mapping: Mapping[str, str] | None = None) -> Table:
    """
    The clients of a file.

    Args:
        mapping: what is ours -> the file's name of the column; None: the names are ours.

    Raises:
        InvalidInputError: it is no table, has no phones, or not the columns that were mapped.
    """
    records = _records(_decoded(content))
    _, header = next(records, (1, []))
    reading = _Reading(_columns(header, mapping))
    count, found = 0, dict[str, Row]()
    for number, texts in records:
        count += 1
        row = reading.row(number, texts)
        if row:
            found[row.phone] = found[row.phone].and_then(row) if row.phone in found else row
    return Table(count, list(found.values()), reading.bad)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return content.decode("cp1251")
        except UnicodeDecodeError as error:
            raise InvalidInputError({"body": "csv_encoding"}) from error


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """The records that say something, with their numbers."""
    csv.field_size_limit(_CELL_LONGEST)
    first_line = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, texts in enumerate(records, start=1):
            if any(cell.strip() for cell in texts):
                yield number, texts
    except csv.Error as error:
        raise InvalidInputError({"body": "csv_unreadable"}) from error


def _columns(
    header: Sequence[str], mapping: Mapping[str, str] | None
) -> list[tuple[str, str | None]]:
    names = [name.strip() for name in header]
    wanted = _own_names(names) if mapping is None else _mapped(names, mapping)
    ours = [name for name in wanted.values() if name]
    free = [name for name in ours if name not in READERS]
    if "phone" not in ours:
        raise InvalidInputError({"mapping": Fault("csv_no_column", {"column": "phone"})})
    if len({name.casefold() for name in ours}) < len(ours):
        raise InvalidInputError({"body": "csv_doubled_column"})
    if len(free) > FIELDS_MAX:
        raise InvalidInputError({"body": Fault("csv_too_many_columns", {"limit": FIELDS_MAX})})
    _check_names(free)
    return [(name, wanted.get(place)) for place, name in enumerate(names)]


def _own_names(names: Sequence[str]) -> dict[int, str | None]:
    """Place -> what the column is; one without a name is ignored."""
    known = {name.casefold(): name for name in READERS}
    return {place: known.get(name.casefold(), name) or None for place, name in enumerate(names)}


def _mapped(names: Sequence[str], mapping: Mapping[str, str]) -> dict[int, str | None]:
    wanted: dict[int, str | None] = {}
    for ours, column in mapping.items():
        if column.strip() not in names:
            raise InvalidInputError({"mapping": Fault("csv_no_column", {"column": column})})
        place = names.index(column.strip())
        if place in wanted:
            raise InvalidInputError({"mapping": "csv_doubled_column"})
        wanted[place] = ours.strip()
    return wanted


def _check_names(free: Iterable[str]) -> None:
    for name in free:
        if len(name) > FIELD_NAME_LONGEST:
            raise InvalidInputError(
                {"body": Fault("string_too_long", {"max_length": FIELD_NAME_LONGEST})}
            )
        if "\x00" in name:
            raise InvalidInputError({"body": "bad_text"})
