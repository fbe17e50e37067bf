"""The messages of a mailing as a table."""

import csv
import io
from dataclasses import replace

import pytest

from tests.factories import NOON
from tests.support.api import Answered, Api
from tests.support.mailings import SENT, a_mailing, an_addressee, given_pages
from vestnik.mailings.page import MessageStatus, Record
from vestnik.reports import table

FAILED = Record(MessageStatus.FAILED, attempts=8, tries=8, error="=http_500")


def rows_of(answer: Answered, delimiter: str = ",") -> list[list[str]]:
    assert answer.status == 200, answer.text
    return list(csv.reader(io.StringIO(answer.text, newline=""), delimiter=delimiter))


def test_every_message_is_a_row_and_no_cell_a_formula(manager: Api) -> None:
    given_pages(
        a_mailing(),
        [(an_addressee("anna"), SENT), (an_addressee("boris"), FAILED)],
        [(an_addressee("clara", phone="79990000000", operator_code="999"), Record())],
    )

    answer = manager.get("/mailings/1/report")

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="mailing-1.csv"'
    assert "link" not in answer.headers
    moscow, noon = "Europe/Moscow", "2026-11-22T12:00:00.000Z"
    sent_at = "2026-11-22T12:00:01.000Z"
    assert answer.text.startswith("\ufeffid,client_id,phone,operator_code,")
    assert rows_of(answer)[1:] == [
        ["100000000", "anna", "79161234567", "916", moscow, "sent", noon, sent_at, "1", "", ""],
        [
            *("100000001", "boris", "79161234567", "916", moscow, "failed", noon),
            *("", "8", "'=http_500", ""),
        ],
        ["100000100", "clara", "79990000000", "999", moscow, "pending", noon, "", "0", "", ""],
    ]


def test_russian_spreadsheets_have_their_semicolons(manager: Api) -> None:
    given_pages(a_mailing(), [(an_addressee("anna"), SENT)])

    answer = manager.get("/mailings/1/report?delimiter=%3B")

    assert rows_of(answer, ";")[1][:2] == ["100000000", "anna"]


def test_a_long_one_comes_in_parts_that_make_one_table(
    manager: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "PAGES", 2)
    later = replace(SENT, sent_at=NOON)
    given_pages(a_mailing(), *([(an_addressee(f"c{page}"), later)] for page in range(5)))
    text, address = "", "/mailings/1/report"

    while address:
        part = manager.get(address)
        text += part.text
        address = part.headers.get("link", "")[len("</api") :].partition(">")[0]

    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert [row[1] for row in rows] == ["client_id", "c0", "c1", "c2", "c3", "c4"]


def test_only_managers_have_it_and_only_of_what_there_is(manager: Api, anna: Api) -> None:
    given_pages(a_mailing(), [(an_addressee("anna"), SENT)])

    assert anna.get("/mailings/1/report").status == 403
    assert manager.get("/mailings/2/report").status == 404
    assert manager.get("/mailings/1/report?cursor=x").status == 422
