"""What an export holds, and that it holds all of it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from functions.api import export
from tests.factories import NOON, a_mail
from tests.support import processes
from tests.support.api import Api
from vestnik import bootstrap
from vestnik.accounts.model import TelegramIdentity
from vestnik.accounts.telegram_link import link_telegram
from vestnik.emails.store import add_mail
from vestnik.platform.dynamodb import transaction

PASSWORD = "correct horse 7"
LONG = "щ" * 2_000


@pytest.fixture
def noon(aws: None) -> Iterator[None]:
    """Time stands still."""
    with time_machine.travel(NOON, tick=False):
        yield


def documents(caller: Api) -> list[dict[str, Any]]:
    """All parts of an export."""
    found, address = [], "/api/user/export"
    while address:
        answer = caller.get(address.removeprefix("/api"))
        assert answer.status == 200, answer.text
        found.append(answer.json)
        address = answer.json["next"]
    return found


def titles(parts: list[dict[str, Any]]) -> list[str]:
    return sorted(task["title"] for part in parts for task in part["tasks"])


def given_mail(user_id: str, mail_id: str) -> None:
    mail = a_mail(id=mail_id, user_id=user_id)
    with transaction() as write:
        add_mail(write, mail)


def link_chat(owner: Api) -> None:
    code = owner.post("/telegram/link").json["url"].partition("start=")[2]
    identity = TelegramIdentity(telegram_id=5, chat_id=5, username="anna_k")
    link_telegram(
        code, identity, now=NOON, accounts=bootstrap.accounts(), joining=bootstrap.joining()
    )


def test_an_export_holds_everything_and_no_secret(noon: None, anna: Api) -> None:
    link_chat(anna)
    token = anna.post("/tokens", {"name": "cron", "scopes": ["jobs"]}).json["token"]
    link = anna.post("/link", {}).json["url"]
    calendar = anna.post("/calendar").json["url"]
    user = anna.get("/user").json
    given_mail(user["id"], "mail1")
    tea = anna.post(
        "/tasks",
        {"title": "Tea", "description": LONG, "reminder_time": "2026-11-22T15:00:00Z"},
    ).json
    milk = anna.post("/tasks", {"title": "Milk"}).json["id"]
    bread = anna.post("/tasks", {"title": "Bread"}).json["id"]
    anna.patch(f"/tasks/{milk}", {"done": True})
    anna.delete(f"/tasks/{bread}")

    answer = anna.get("/user/export")

    found = answer.json
    assert answer.headers["content-disposition"] == 'attachment; filename="vestnik.json"'
    assert found["exported_at"] == "2026-11-22T12:00:00.000Z"
    assert found["account"] == {**user, "created_at": "2026-11-22T12:00:00.000Z"}
    assert found["telegram"]["username"] == "anna_k"
    assert (found["telegram"]["telegram_id"], found["telegram"]["chat_id"]) == (5, 5)
    assert found["sessions"] == anna.get("/sessions").json
    assert found["tokens"] == anna.get("/tokens").json
    assert found["link"] == anna.get("/link").json
    assert (found["calendar"], found["next"]) == (True, None)
    mails = {one["kind"]: one for one in found["mails"]}
    assert mails.keys() == {"welcome", "telegram_linked", "reminder"}
    assert (mails["reminder"]["id"], mails["reminder"]["values"]["title"]) == ("mail1", "Tea")
    tasks = {one["title"]: one for one in found["tasks"]}
    assert tasks.keys() == {"Tea", "Milk", "Bread"}
    assert tasks["Tea"]["description"] == LONG
    assert tasks["Tea"]["reminders"] == tea["reminders"]
    assert tasks["Milk"]["done"]
    assert [one["what"] for one in tasks["Milk"]["history"]] == ["created", "done"]
    assert tasks["Bread"]["deleted_at"] == "2026-11-22T12:00:00.000Z"
    for secret in (token, link.partition("#")[2], calendar, PASSWORD, "argon2"):
        assert secret not in answer.text


def test_an_export_of_nothing_is_short(anna: Api, boris: Api) -> None:
    boris.post("/tasks", {"title": "Secret"})

    found = anna.get("/user/export").json

    assert (found["tokens"], found["tasks"]) == ([], [])
    assert [one["kind"] for one in found["mails"]] == ["welcome"]
    assert (found["telegram"], found["link"], found["calendar"]) == (None, {"active": False}, False)


def test_tasks_that_were_deleted_all_at_once_are_there_as_deleted(anna: Api) -> None:
    anna.post("/tasks", {"title": "Tea"})
    assert anna.delete("/tasks").status == 200

    [tea] = anna.get("/user/export").json["tasks"]

    assert tea["deleted_at"] is not None


@pytest.mark.parametrize("records", [1, 2, 3, 7])
def test_what_does_not_fit_goes_on_and_nothing_is_lost(
    anna: Api, monkeypatch: pytest.MonkeyPatch, records: int
) -> None:
    monkeypatch.setattr(export, "PAGE_RECORDS", records)
    user_id = anna.get("/user").json["id"]
    for number in range(3):
        given_mail(user_id, f"mail{number}")
        anna.post("/tasks", {"title": f"Tea {number}", "description": LONG})

    parts = documents(anna)

    assert len(parts) == -(-7 // records)
    assert titles(parts) == ["Tea 0", "Tea 1", "Tea 2"]
    mails = [one for part in parts for one in part["mails"]]
    assert {one["id"] for one in mails if one["kind"] == "reminder"} == {"mail0", "mail1", "mail2"}
    assert len({one["id"] for one in mails}) == len(mails) == 4  # and the welcome
    assert {one["description"] for part in parts for one in part["tasks"]} == {LONG}
    assert all(part["account"] == parts[0]["account"] for part in parts)


def test_a_part_is_as_long_as_a_function_may_answer(
    anna: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "PAGE_BYTES", 30_000)
    for number in range(8):
        anna.post("/tasks", {"title": f"Tea {number}", "description": LONG})
    anna.post("/tasks", {"title": "Tea 8", "description": "щ" * 20_000})

    parts = documents(anna)

    assert titles(parts) == [f"Tea {number}" for number in range(9)]
    for part in parts:
        text = json.dumps(part["tasks"], ensure_ascii=False)
        assert len(part["tasks"]) == 1 or len(json.dumps(text)) < 30_500
    assert len(parts) < 7


def test_nobody_goes_on_with_another_persons_export(
    anna: Api, boris: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "PAGE_RECORDS", 1)
    for number in range(2):
        anna.post("/tasks", {"title": f"Tea {number}"})
    address = anna.get("/user/export").json["next"].removeprefix("/api")

    assert boris.get(address).status == 422
    assert anna.get(address[:-1]).status == 422
    assert anna.get(address).status == 200


def test_exports_are_limited(anna: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMITS_FACTOR", "1")
    processes.forget_adapters()

    answers = [anna.get("/user/export").status for _ in range(31)]

    assert answers == [200] * 30 + [429]
