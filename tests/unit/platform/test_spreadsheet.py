"""Tables as CSV."""

import csv
import io

import pytest

from vestnik.platform.spreadsheet import as_written, csv_lines


def test_what_is_written_is_what_is_read() -> None:
    rows = [["a", "б, «в»", 'two\nlines and a "quote"'], ["", "x;y", "7"]]

    written = "".join(csv_lines(rows))

    assert list(csv.reader(io.StringIO(written, newline=""))) == rows
    assert written.endswith("\r\n")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "|", "%", "\t", "\r", "\n"])
def test_no_cell_begins_a_formula_and_can_be_read_as_it_was(begin: str) -> None:
    [line] = csv_lines([[f"{begin}HYPERLINK(1)"]])

    [[cell]] = csv.reader(io.StringIO(line, newline=""))
    assert cell == f"'{begin}HYPERLINK(1)"
    assert as_written(cell) == f"{begin}HYPERLINK(1)"


@pytest.mark.parametrize("text", ["-5", "+79161234567", "-1,5", "'tis", "a=b", "'", ""])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    [line] = csv_lines([[text, "x"]], delimiter=";")

    assert next(csv.reader([line], delimiter=";"))[0] == text == as_written(text)


def test_numbers_stay_numbers_and_nothing_is_an_empty_cell() -> None:
    assert list(csv_lines([[-5, None, 0]], delimiter=";")) == ["-5;;0\r\n"]
