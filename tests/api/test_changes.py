"""The number that tells whether anything has changed."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.api import Api
from vestnik.accounts.change_counter import ChangeCounter
from vestnik.errors import TransientError


def number(api: Api, **options: Any) -> int:
    answer = api.request("GET", "/changes?since=0", **options)
    assert answer.status == 200, answer.text
    assert set(answer.json) == {"n"}
    n: int = answer.json["n"]
    return n


def given_task(api: Api) -> str:
    return f"/tasks/{api.post('/tasks', {'title': 'Tea'}).json['id']}"


def test_it_rises_with_each_change_and_only_for_the_one_whose_it_is(anna: Api, boris: Api) -> None:
    seen = [number(anna)]

    def look() -> None:
        seen.append(number(anna))

    path = given_task(anna)
    look()
    anna.patch(path, {"title": "Coffee"})
    look()
    anna.post(f"{path}/snooze", {"for_s": 60})
    look()
    anna.delete(path)
    look()
    anna.post(f"{path}/restore")
    look()
    undo = anna.delete("/tasks").json["undo"]
    look()
    anna.post("/tasks/undo", {"undo": undo})
    look()

    assert seen == list(range(8))
    assert number(boris) == 0


def test_reading_and_what_is_refused_leave_it_as_it_is(anna: Api) -> None:
    path = given_task(anna)

    anna.get("/tasks")
    anna.get(path)
    assert anna.patch(path, {"title": ""}).status == 422
    assert anna.patch(path, {"title": "A"}, headers={"If-Match": '"7"'}).status == 412

    assert number(anna) == 1


def test_whoever_comes_by_a_link_is_told_and_tells(anna: Api) -> None:
    token = anna.post("/link", {"mode": "edit"}).json["url"].partition("#")[2]
    visitor = Api()
    assert visitor.post("/link/session", {"token": token}).status == 200

    visitor.post("/tasks", {"title": "Tea"})

    assert number(visitor) == number(anna) == 1


def test_an_edit_of_the_profile_and_the_number_do_not_meet(anna: Api) -> None:
    given_task(anna)
    etag = anna.get("/user").headers["etag"]
    given_task(anna)

    answer = anna.patch("/user", {"timezone": "Asia/Tokyo"}, headers={"If-Match": etag})

    assert answer.status == 200
    assert number(anna) == 2


def test_a_task_is_acknowledged_also_where_the_number_cannot_be_raised(
    anna: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(_self: ChangeCounter, _user_id: str) -> None:
        raise TransientError("storage_unavailable")

    monkeypatch.setattr(ChangeCounter, "add", silent)

    given_task(anna)

    assert [task["title"] for task in anna.get("/tasks").json] == ["Tea"]
    assert number(anna) == 0


@pytest.mark.parametrize("query", ["?since=-1", "?since=x", "?since=1&since=2", "?until=1"])
def test_a_wrong_question_is_refused(anna: Api, query: str) -> None:
    assert anna.get(f"/changes{query}").status in {400, 422}


def test_signed_out_nobody_is_told(anybody: Api, sign_up: Callable[[str], Api]) -> None:
    sign_up("anna@example.com")

    assert anybody.get("/changes?since=0").status == 401
