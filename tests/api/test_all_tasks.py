"""Deleting all tasks over the API, and its undo."""

import pytest

from tests.support.api import Api


@pytest.fixture
def anna(anna: Api) -> Api:
    """Anna with an open task and a done one."""
    for title in ("open", "done"):
        anna.post("/tasks", {"title": title, "id": f"task-{title}"})
    anna.patch("/tasks/task-done", {"done": True})
    return anna


def titles(api: Api) -> list[str]:
    lists = (api.get("/tasks").json, api.get("/tasks?status=done").json)
    return [task["title"] for one in lists for task in one]


def test_all_are_deleted_and_the_undo_brings_them_back(anna: Api) -> None:
    deleted = anna.delete("/tasks")
    assert (deleted.status, deleted.json["count"]) == (200, 2)
    assert titles(anna) == []

    undone = anna.post("/tasks/undo", {"undo": deleted.json["undo"]})

    assert (undone.status, undone.text) == (204, "")
    assert titles(anna) == ["open", "done"]
    assert anna.post("/tasks/undo", {"undo": deleted.json["undo"]}).status == 204


def test_meanwhile_each_is_gone_and_can_be_restored_alone(anna: Api) -> None:
    anna.delete("/tasks")

    assert anna.get("/tasks/task-open").status == 404
    assert anna.patch("/tasks/task-open", {"title": "late autosave"}).status == 410
    assert anna.post("/tasks/task-open/restore").status == 200
    assert titles(anna) == ["open"]
    assert anna.get("/tasks/task-open").status == 200


def test_what_is_created_after_it_lives(anna: Api) -> None:
    anna.delete("/tasks")

    anna.post("/tasks", {"title": "new"})

    assert titles(anna) == ["new"]


def test_an_undo_of_somebody_else_or_of_nobody_is_404(anna: Api, boris: Api) -> None:
    undo = anna.delete("/tasks").json["undo"]

    assert boris.post("/tasks/undo", {"undo": undo}).status == 404
    assert anna.post("/tasks/undo", {"undo": "unknown"}).status == 404
    assert anna.post("/tasks/undo", {"undo": 5}).status == 422
    assert titles(anna) == []


def test_an_idempotency_key_names_the_deletion(anna: Api) -> None:
    key = {"Idempotency-Key": "k1"}
    first = anna.delete("/tasks", headers=key).json
    anna.post("/tasks", {"title": "new"})

    assert anna.delete("/tasks", headers=key).json == first
    assert titles(anna) == ["new"]


def test_nobody_else_may(anybody: Api) -> None:
    assert anybody.delete("/tasks").status == 401
    assert anybody.post("/tasks/undo", {"undo": "x"}).status == 401
