"""Clients from files, over the API."""

import csv
import io
import json
import os
from base64 import b64encode
from collections.abc import Callable
from urllib.parse import quote

import boto3
import pytest
import time_machine

from functions.workers import imports
from tests.support.api import Answered, Api
from tests.support.permissions import permitted
from tests.support.tables import sort_keys
from vestnik import clock
from vestnik.clients.import_model import ROWS_AT_ONCE
from vestnik.errors import ConditionRefusedError
from vestnik.platform.due import LEASE

CSV = {"Content-Type": "text/csv"}
TWO = "phone,name,tag\n8 916 000-00-01,Anna,vip\n8 916 000-00-02,Boris,\n"


def send(manager: Api, text: str, query: str = "") -> Answered:
    return manager.request("POST", f"/clients/import?{query}", raw=text, headers=CSV)


def many(count: int, **columns: str) -> str:
    """A file of so many clients."""
    header = ",".join(("phone", *columns))
    rows = [",".join((f"7916{n:07d}", *columns.values())) for n in range(count)]
    return "\n".join((header, *rows))


def work(left_ms: Callable[[], int] = lambda: 60_000) -> int:
    """Let the worker handle what is in its queue; answers how many messages there were."""
    sqs, url = boto3.client("sqs"), os.environ["QUEUE_URL_IMPORTS"]
    found = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    for message in found:
        sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        with permitted("imports"):
            imports.handle(left_ms, json.loads(message["Body"]))
    return len(found)


def entries_of(address: str) -> list[str]:
    """What waits in the due table for an import."""
    return [key for key in sort_keys("due") if address.rpartition("/")[2] in key]


def test_a_file_adds_clients_and_changes_those_who_are_known(manager: Api) -> None:
    old = manager.post(
        "/clients", {"phone": "79160000001", "tag": "old", "fields": {"city": "Omsk"}}
    ).json

    report = send(manager, TWO)

    assert report.status == 200
    assert {name: report.json[name] for name in ("state", "rows", "new", "updated", "errors")} == {
        "state": "done",
        "rows": 2,
        "new": 1,
        "updated": 1,
        "errors": [],
    }
    assert report.json["errors_csv"] is None
    assert manager.get(f"/clients/{old['id']}").json == {
        **old,
        "tag": "vip",
        "fields": {"city": "Omsk", "name": "Anna"},
        "version": 2,
    }
    [boris] = manager.get("/clients?q=79160000002").json
    assert (boris["tag"], boris["fields"]) == (None, {"name": "Boris"})
    assert [one["phone"] for one in manager.get("/clients?tag=vip").json] == ["79160000001"]


def test_the_same_file_again_changes_nothing(manager: Api) -> None:
    send(manager, TWO)
    before = manager.get("/clients").json

    report = send(manager, TWO).json

    assert (report["new"], report["updated"]) == (0, 2)
    assert manager.get("/clients").json == before


def test_a_dry_run_tells_the_same_and_does_nothing(manager: Api) -> None:
    manager.post("/clients", {"phone": "79160000001"})

    told = send(manager, TWO + "8 916 000 00 02,Boris,\n12,Ivan,\n", "dry_run=true").json

    assert (told["new"], told["updated"], len(told["errors"])) == (1, 2, 1)
    assert [one["phone"] for one in manager.get("/clients").json] == ["79160000001"]
    done = send(manager, TWO + "8 916 000 00 02,Boris,\n12,Ivan,\n").json
    assert [done[name] for name in ("rows", "new", "updated", "errors")] == [
        told[name] for name in ("rows", "new", "updated", "errors")
    ]


def test_bad_rows_are_told_with_row_column_and_reason(manager: Api) -> None:
    mapping = quote(json.dumps({"phone": "Телефон", "timezone": "Пояс"}))
    text = "Телефон;Пояс\n12;Europe/Moscov\n89160000001;Asia/Omsk\n"
    body = b64encode(text.encode("cp1251")).decode()

    report = manager.request(
        "POST", f"/clients/import?mapping={mapping}", raw=body, headers=CSV, is_base64=True
    )

    assert (report.json["new"], report.json["rows"]) == (1, 2)
    assert report.json["errors"] == [
        {"row": 2, "column": "Телефон", "reason": "This is not a number like +7 916 123-45-67."},
        {
            "row": 2,
            "column": "Пояс",
            "reason": "There is no such time zone. Did you mean Europe/Moscow?",
        },
    ]
    file = manager.get(report.json["errors_csv"].removeprefix("/api"))
    assert file.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(file.text.removeprefix("\ufeff"))))
    assert rows[0] == ["row", "column", "reason"]
    assert [row[:2] for row in rows[1:]] == [["2", "Телефон"], ["2", "Пояс"]]


@pytest.mark.parametrize(
    ("raw", "query", "status"),
    [
        ("name\nAnna\n", "", 422),
        (TWO, "mapping=x", 422),
        (TWO, 'mapping={"phone":1}', 422),
        (TWO, 'mapping={"phone":"Phone"}', 422),
        (TWO, "dry_run=perhaps", 422),
        (TWO, "dryrun=true", 422),
        ("phone\n" + " " * 5_000_000, "", 413),
    ],
)
def test_what_is_no_file_of_clients_is_refused(
    manager: Api, raw: str, query: str, status: int
) -> None:
    assert send(manager, raw, query).status == status
    assert manager.get("/clients").json == []


def test_only_csv_is_a_file_and_only_managers_send_one(manager: Api, anna: Api) -> None:
    assert manager.post("/clients/import", {"phone": "79160000001"}).status == 415
    assert send(anna, TWO).status == 403
    assert anna.get("/clients/import/x").status == 403
    assert manager.get("/clients/import/x").status == 404


@pytest.fixture
def _long_from_20_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The emulator copies its tables for each transaction."""
    monkeypatch.setattr("vestnik.clients.imports.ROWS_AT_ONCE", 20)


def test_a_thousand_rows_are_not_long() -> None:
    assert ROWS_AT_ONCE == 1_000


@pytest.mark.usefixtures("_long_from_20_rows")
def test_a_long_dry_run_tells_and_does_nothing(manager: Api) -> None:
    assert send(manager, many(20), "dry_run=true").json["new"] == 20
    begun = send(manager, many(21), "dry_run=true")
    assert (begun.status, list(begun.json)) == (202, ["id"])

    work()

    told = manager.get(f"/clients/import/{begun.json['id']}").json
    assert (told["state"], told["dry_run"], told["new"]) == ("done", True, 21)
    assert manager.get("/clients").json == []


@pytest.mark.usefixtures("_long_from_20_rows")
def test_a_long_file_goes_on_by_itself(manager: Api) -> None:
    begun = send(manager, many(40, name="Anna") + "\n12,Ivan\n")
    address = begun.headers["location"].removeprefix("/api")
    assert (begun.status, manager.get(address).json["state"]) == (202, "running")

    assert work() == 1

    told = manager.get(address).json
    assert (told["state"], told["rows"], told["new"], told["updated"]) == ("done", 41, 40, 0)
    assert [one["row"] for one in told["errors"]] == [42]
    assert work() == 0
    assert not any(key.startswith("R#") for key in sort_keys("clients"))
    assert not entries_of(address)


@pytest.mark.usefixtures("_long_from_20_rows")
def test_a_long_file_that_is_stopped_is_gone_on_with_where_it_was(manager: Api) -> None:
    send(manager, "phone\n79160000005\n")
    address = send(manager, many(40)).headers["location"].removeprefix("/api")

    assert work(lambda: 60_000 if len(manager.get("/clients").json) < 18 else 0) == 1
    half = manager.get(address).json
    assert work() == 1

    assert (half["state"], half["new"], half["updated"]) == ("running", 17, 1)
    told = manager.get(address).json
    assert (told["state"], told["new"], told["updated"]) == ("done", 39, 1)
    assert not entries_of(address)


@pytest.mark.usefixtures("_long_from_20_rows")
def test_who_lost_an_import_to_another_counts_nothing_twice(manager: Api) -> None:
    address = send(manager, many(40)).headers["location"].removeprefix("/api")
    sqs, url = boto3.client("sqs"), os.environ["QUEUE_URL_IMPORTS"]
    [message] = sqs.receive_message(QueueUrl=url)["Messages"]
    hint = json.loads(message["Body"])
    asked = iter(range(100))

    def left_ms() -> int:
        if next(asked) == 1:
            with time_machine.travel(clock.now() + LEASE):
                imports.handle(lambda: 60_000, hint)
        return 60_000

    with pytest.raises(ConditionRefusedError):
        imports.handle(left_ms, hint)

    told = manager.get(address).json
    assert (told["state"], told["new"], told["updated"]) == ("done", 40, 0)


@pytest.mark.usefixtures("_long_from_20_rows")
def test_nobody_has_an_import_that_another_has(manager: Api) -> None:
    address = send(manager, many(40)).headers["location"].removeprefix("/api")
    sqs, url = boto3.client("sqs"), os.environ["QUEUE_URL_IMPORTS"]
    [message] = sqs.receive_message(QueueUrl=url)["Messages"]
    hint = json.loads(message["Body"])

    def left_ms() -> int:
        imports.handle(lambda: 60_000, hint)
        return 60_000

    imports.handle(left_ms, hint)

    told = manager.get(address).json
    assert (told["state"], told["new"], told["updated"]) == ("done", 40, 0)


def test_an_export_is_read_again_as_it_was_written(manager: Api) -> None:
    send(manager, TWO)
    before = manager.get("/clients").json

    file = manager.get("/clients/export?delimiter=;")
    report = send(manager, file.text).json

    assert file.headers["content-type"] == "text/csv; charset=utf-8"
    assert "link" not in file.headers
    assert (report["new"], report["updated"], report["errors"]) == (0, 2, [])
    assert manager.get("/clients").json == before
    only_vip = manager.get("/clients/export?tag=vip").text
    assert ("79160000001" in only_vip, "79160000002" in only_vip) == (True, False)


def test_a_large_export_comes_in_parts(manager: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("functions.api.client_files.EXPORTED_MAX", 2)
    monkeypatch.setattr("functions.api.client_files._READ_AT_ONCE", 2)
    send(manager, many(5))
    found, address = list[str](), "/clients/export"

    while address:
        part = manager.get(address)
        found += [row["phone"] for row in csv.DictReader(io.StringIO(part.text[1:]))]
        address = part.headers.get("link", "")[len("</api") :].partition(">")[0]

    assert sorted(found) == [f"7916{n:07d}" for n in range(5)]
