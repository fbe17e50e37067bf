"""Tables as CSV (RFC 4180), made so that a spreadsheet takes no cell for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

BYTE_ORDER_MARK = "\ufeff"  # without one Excel takes UTF-8 for an old code page
_FORMULA = re.compile(r"[=+\-@|%\t\r\n]")  # owasp.org, "CSV Injection"; how one begins
_NUMBER = re.compile(r"[+-]\d+([.,]\d+)?")

Cell = str | int | None


def csv_lines(rows: Iterable[Sequence[Cell]], *, delimiter: str = ",") -> Iterator[str]:
    """A line for each row; None is an empty cell."""
    for row in rows:
        line = io.StringIO()
        csv.writer(line, delimiter=delimiter).writerow([_harmless(cell) for cell in row])
        yield line.getvalue()


def as_written(text: str) -> str:
    """A cell's text as it was before it was made harmless."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text[1:]) else text


def _harmless(cell: Cell) -> Cell:
    """A text that would begin a formula, behind an apostrophe."""
    if not isinstance(cell, str) or not _FORMULA.match(cell) or _NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}"
