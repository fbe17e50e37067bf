"""Tables as CSV (RFC 4180), made so that a spreadsheet takes no cell for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

BYTE_ORDER_MARK = "\ufeff"  # without one Excel takes UTF-8 for an old code page
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")  # owasp.org, "CSV Injection"

Cell = str | int | None


def csv_lines(rows: Iterable[Sequence[Cell]], *, delimiter: str = ",") -> Iterator[str]:
    """A line for each row; None is an empty cell."""
    for row in rows:
        line = io.StringIO()
        csv.writer(line, delimiter=delimiter).writerow([_harmless(cell) for cell in row])
        yield line.getvalue()


def _harmless(cell: Cell) -> Cell:
    """A text that would begin a formula, behind an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell
