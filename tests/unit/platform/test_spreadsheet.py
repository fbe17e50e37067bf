"""Tables as CSV."""

import csv
import io

import pytest

from vestnik.platform.spreadsheet import csv_lines


def test_what_is_written_is_what_is_read() -> None:
    rows = [["a", "б, «в»", 'two\nlines and a "quote"'], ["", "x;y", "7"]]

    written = "".join(csv_lines(rows))

    assert list(csv.reader(io.StringIO(written, newline=""))) == rows
    assert written.endswith("\r\n")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_begins_a_formula(begin: str) -> None:
    [line] = csv_lines([[f"{begin}HYPERLINK(1)"]])

    assert next(csv.reader([line])) == [f"'{begin}HYPERLINK(1)"] or begin in "\r\n"
    assert line.lstrip('"').startswith("'")


def test_numbers_stay_numbers_and_nothing_is_an_empty_cell() -> None:
    assert list(csv_lines([[-5, None, 0]], delimiter=";")) == ["-5;;0\r\n"]
