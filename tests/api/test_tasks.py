"""Tasks over the API."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.api import Api
from vestnik import bootstrap, clock


def soon(hours: float = 1) -> str:
    at = clock.now() + timedelta(hours=hours)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def given_task(api: Api, **fields: Any) -> dict[str, Any]:
    answer = api.post("/tasks", {"title": "Buy milk", **fields})
    assert answer.status == 201, answer.text
    task: dict[str, Any] = answer.json
    return task


def test_a_new_task_has_all_fields_of_the_contract(anna: Api) -> None:
    answer = anna.post("/tasks", {"title": "Buy milk", "reminder_time": soon()})

    task = answer.json
    assert answer.status == 201
    assert answer.headers["location"] == f"/api/tasks/{task['id']}"
    assert answer.headers["etag"] == '"1"'
    assert set(task) >= {
        "id", "title", "description", "done", "done_at", "created_at", "updated_at", "version",
        "source", "priority", "tags", "due_at", "recurrence", "reminder_time", "reminder_set",
        "reminder_sent", "reminders",
    }  # fmt: skip
    assert (task["source"], task["reminder_set"], task["reminder_sent"]) == ("api", True, False)
    assert [one["state"] for one in task["reminders"]] == ["scheduled"]
    assert task["created_at"].endswith("Z")


def test_both_lists_are_arrays_newest_first_and_linked_page_by_page(anna: Api) -> None:
    for number in range(5):
        given_task(anna, title=f"Task {number}")
    titles: list[str] = []
    path = "/tasks?limit=2"

    while path:
        answer = anna.get(path)
        assert isinstance(answer.json, list)
        titles += [task["title"] for task in answer.json]
        link = answer.headers.get("link", "")
        path = link.partition("<")[2].partition(">")[0].removeprefix("/api")
        assert not link or link.endswith('; rel="next"')

    assert sorted(titles) == [f"Task {number}" for number in range(5)]


def test_a_cursor_of_another_person_or_list_is_refused(anna: Api, boris: Api) -> None:
    for _ in range(2):
        given_task(anna)
    link = anna.get("/tasks?limit=1").headers["link"]
    path = link.partition("<")[2].partition(">")[0].removeprefix("/api")

    assert boris.get(path).status == 422
    assert anna.get(path.replace("status=open", "status=done")).status == 422
    assert anna.get("/tasks?cursor=forged").status == 422


def test_done_and_undone(anna: Api) -> None:
    task = given_task(anna)

    done = anna.patch(f"/tasks/{task['id']}", {"done": True}).json

    assert (done["done"], done["version"]) == (True, 2)
    assert [one["id"] for one in anna.get("/tasks?status=done").json] == [task["id"]]
    undone = anna.patch(f"/tasks/{task['id']}", {"done": False}).json
    assert (undone["done"], undone["done_at"]) == (False, None)


def test_an_old_if_match_gets_412_with_the_current_task(anna: Api) -> None:
    path = f"/tasks/{given_task(anna)['id']}"
    assert anna.patch(path, {"title": "A"}, headers={"If-Match": '"1"'}).status == 200

    answer = anna.patch(path, {"title": "B"}, headers={"If-Match": '"1"'})

    assert answer.status == 412
    assert answer.json["current"]["title"] == "A"
    assert anna.delete(path, headers={"If-Match": '"1"'}).status == 412


def test_a_time_is_set_moved_and_cleared_in_the_plain_fields(anna: Api) -> None:
    path = f"/tasks/{given_task(anna)['id']}"

    at = soon()
    task = anna.patch(path, {"reminder_time": at}).json
    assert (task["reminder_time"], task["reminder_set"]) == (at, True)
    moved = anna.patch(path, {"reminder_time": soon(2), "reminder_set": True}).json
    assert len(moved["reminders"]) == 1
    cleared = anna.patch(path, {"reminder_set": False}).json

    assert (cleared["reminder_time"], cleared["reminder_set"]) == (None, False)


def test_a_time_in_the_past_is_422_at_its_field_and_says_what_time_it_is(anna: Api) -> None:
    answer = anna.post("/tasks", {"title": "A", "reminder_time": soon(-1)})

    assert answer.status == 422
    assert answer.json["code"] == "invalid_input"
    assert "Europe/Moscow" in answer.json["fields"]["reminder_time"]
    assert anna.get("/tasks").json == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "title"),
        ({"title": ""}, "title"),
        ({"title": "   "}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"title": 5}, "title"),
        ({"title": None}, "title"),
        ({"title": "A", "description": "x" * 20_001}, "description"),
        ({"title": "A", "priority": 5}, "priority"),
        ({"title": "A", "priority": "1"}, "priority"),
        ({"title": "A", "tags": [""]}, "tags.0"),
        ({"title": "A", "tags": ["t"] * 21}, "tags"),
        ({"title": "A", "reminder_time": "tomorrow"}, "reminder_time"),
        ({"title": "A", "reminder_time": 1790000000}, "reminder_time"),
        ({"title": "A", "reminder_time": "2027-01-01T10:00:00"}, "reminder_time"),
        ({"title": "A", "reminder_time": "9999-12-31T23:59:59Z"}, "reminder_time"),
        ({"title": "A", "reminder_set": True}, "reminder_time"),
        ({"title": "A", "reminder_set": "yes"}, "reminder_set"),
        ({"title": "A", "id": "short"}, "id"),
        ({"title": "A", "id": "has#hash:es"}, "id"),
        ({"title": "A", "user_id": "other"}, "user_id"),
    ],
)
def test_a_wrong_field_is_422_with_its_name(anna: Api, fields: Any, field: str) -> None:
    answer = anna.post("/tasks", fields)

    assert answer.status == 422, answer.text
    assert field in answer.json["fields"]
    assert anna.get("/tasks").json == []


def test_delete_restore_and_a_late_autosave(anna: Api) -> None:
    path = f"/tasks/{given_task(anna)['id']}"
    assert anna.delete(path).status == 204

    assert anna.get(path).status == 404
    assert anna.patch(path, {"title": "late"}).status == 410
    assert anna.delete(path).status == 204
    assert anna.post(f"{path}/restore").json["title"] == "Buy milk"
    assert anna.get(path).status == 200


def test_a_client_made_id_makes_repeating_harmless(anna: Api, boris: Api) -> None:
    body = {"title": "A", "id": "client-made-id"}

    assert anna.post("/tasks", body).json["id"] == "client-made-id"
    assert anna.post("/tasks", body).status == 201
    assert len(anna.get("/tasks").json) == 1
    assert anna.post("/tasks", {**body, "title": "B"}).status == 409
    assert boris.post("/tasks", body).status == 201


def test_an_idempotency_key_makes_one_task_and_refuses_another_body(anna: Api) -> None:
    key = {"Idempotency-Key": "k1"}

    first = anna.post("/tasks", {"title": "A"}, headers=key)
    again = anna.post("/tasks", {"title": "A"}, headers=key)

    assert first.json["id"] == again.json["id"]
    assert anna.post("/tasks", {"title": "B"}, headers=key).status == 422
    assert anna.post("/tasks", {"title": "A"}, headers={"Idempotency-Key": "k" * 256}).status == 422


def test_another_persons_task_is_not_there(anna: Api, boris: Api) -> None:
    path = f"/tasks/{given_task(anna)['id']}"

    answers = [
        boris.get(path),
        boris.patch(path, {"title": "mine"}),
        boris.delete(path),
        boris.post(f"{path}/restore"),
    ]

    assert [answer.status for answer in answers] == [404] * 4
    assert anna.get(path).json["title"] == "Buy milk"


def test_signed_out_nobody_gets_in(anybody: Api, sign_up: Callable[[str], Api]) -> None:
    path = f"/tasks/{given_task(sign_up('anna@example.com'))['id']}"

    statuses = [
        anybody.get("/tasks").status,
        anybody.post("/tasks", {"title": "A"}).status,
        anybody.get(path).status,
        anybody.patch(path, {"title": "A"}).status,
        anybody.delete(path).status,
    ]

    assert statuses == [401] * 5


def test_instants_with_any_offset_are_answered_in_utc(anna: Api) -> None:
    at = datetime(2030, 1, 1, 12, tzinfo=UTC)

    task = given_task(anna, due_at="2030-01-01T15:00:00+03:00")

    assert task["due_at"] == at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


@pytest.mark.parametrize(("language", "text"), [("en", "no more than 3"), ("ru", "не больше 3")])
def test_a_full_list_is_409_with_its_number(
    anna: Api, monkeypatch: pytest.MonkeyPatch, language: str, text: str
) -> None:
    anna.patch("/user", {"language": language})
    counts = bootstrap.open_counts()
    monkeypatch.setattr(counts, "limit", 3)
    for _ in range(3):
        given_task(anna)

    answer = anna.post("/tasks", {"title": "one more"})

    assert (answer.status, answer.json["code"]) == (409, "too_many_tasks")
    assert text in answer.json["message"]
    assert len(anna.get("/tasks").json) == 3


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"title": "x" * 301}, "300"),
        ({"description": "x" * 20_001}, "20"),
        ({"tags": ["t"] * 21}, "20"),
        ({"tags": ["x" * 51]}, "50"),
        ({"priority": 5}, "4"),
    ],
)
def test_every_limit_says_its_number(anna: Api, fields: dict[str, Any], number: str) -> None:
    for language in ("ru", "en"):
        anna.patch("/user", {"language": language})

        answer = anna.post("/tasks", {"title": "Tea", **fields})

        assert answer.status == 422
        [message] = answer.json["fields"].values()
        assert number in message
