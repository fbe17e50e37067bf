"""Mailings over the API: making, editing, stopping."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from tests.api.clients.test_clients import given_client
from tests.api.mailings.conftest import Worker, at, given_mailing, read
from tests.support.api import Answered, Api
from vestnik import bootstrap
from vestnik.mailings.outcome import Unauthorized

pytestmark = pytest.mark.usefixtures("time")

NOTHING = {
    "total": 0,
    "pending": 0,
    "sent": 0,
    "failed": 0,
    "expired": 0,
    "retrying": 0,
    "cancelled": 0,
    "unknown": 0,
}


def test_a_mailing_is_answered_as_it_was_made(manager: Api) -> None:
    body = {
        "text": "Hello, {name}!",
        "filter": {"operator_codes": ["916", "916"], "tags": [" vip "]},
        "start_at": at(60),
        "end_at": at(120),
        "local_window": {"from": "09:00", "to": "21:00", "days": [5, 1]},
    }

    answer = manager.post("/mailings", body)

    assert answer.status == 201, answer.text
    made = answer.json
    assert made == {
        "id": made["id"],
        "text": "Hello, {name}!",
        "filter": {
            "operator_codes": ["916"],
            "tags": ["vip"],
            "match": "all",
            "everyone": False,
        },
        "start_at": body["start_at"],
        "end_at": body["end_at"],
        "local_window": {"from": "09:00", "to": "21:00", "days": [1, 5]},
        "state": "scheduled",
        "pause_reason": None,
        "locked": False,
        "counts": NOTHING,
        "created_at": made["created_at"],
        "version": 1,
    }
    assert answer.headers["location"] == f"/api/mailings/{made['id']}"
    assert answer.headers["etag"] == '"1"'
    assert manager.get(f"/mailings/{made['id']}").json == made
    assert manager.get("/mailings").json == [made]


SENSELESS: list[tuple[dict[str, Any], str]] = [
    ({"end_at": "2026-11-22T11:00:00Z"}, "end_at"),
    ({"start_at": "2026-11-22T13:00:00Z", "end_at": "2026-11-22T13:00:00Z"}, "end_at"),
    ({"start_at": "2026-11-21T10:00:00Z", "end_at": "2026-11-22T11:59:59Z"}, "end_at"),
    ({"filter": {}}, "filter"),
    ({"filter": {"operator_codes": [], "tags": [], "match": "any"}}, "filter"),
    ({"filter": {"everyone": True, "tags": ["vip"]}}, "filter"),
    ({"filter": {"operator_codes": ["91"]}}, "filter.operator_codes.0"),
    ({"filter": {"tags": ["vip"], "match": "some"}}, "filter.match"),
    ({"text": " "}, "text"),
    ({"text": "x" * 2_001}, "text"),
    ({"local_window": {"from": "9:00", "to": "21:00"}}, "local_window.from"),
    ({"local_window": {"from": "09:00", "to": "21:00", "days": []}}, "local_window.days"),
    ({"local_window": {"from": "09:00", "to": "21:00", "days": [8]}}, "local_window.days.0"),
    ({"state": "running"}, "state"),
    ({"tags": ["vip"]}, "tags"),
]


def test_a_mailing_that_makes_no_sense_is_refused(manager: Api) -> None:
    body = {"text": "Hi", "filter": {"tags": ["vip"]}, "start_at": at(60), "end_at": at(120)}

    for wishes, field in SENSELESS:
        answer = manager.post("/mailings", {**body, **wishes})
        assert (answer.status, list(answer.json["fields"])) == (422, [field]), wishes

    assert manager.get("/mailings").json == []


def test_mailings_are_for_managers(anna: Api, anybody: Api) -> None:
    assert anybody.get("/mailings").status == 401
    for answer in (
        anna.get("/mailings"),
        anna.get("/mailings/1"),
        anna.get("/mailings/statistics"),
    ):
        assert (answer.status, answer.json["code"]) == (403, "role_missing")


def test_the_same_request_makes_one_mailing(manager: Api) -> None:
    body = {"text": "Hi", "filter": {"tags": ["vip"]}, "start_at": at(60), "end_at": at(120)}
    key = {"Idempotency-Key": "k1"}

    first, again = (manager.post("/mailings", body, headers=key) for _ in range(2))
    other = manager.post("/mailings", {**body, "text": "Bye"}, headers=key)

    assert (first.status, again.status, again.json) == (201, 201, first.json)
    assert (other.status, other.json["fields"].keys()) == (422, {"Idempotency-Key"})
    assert len(manager.get("/mailings").json) == 1


def test_lists_go_from_the_newest_page_by_page(manager: Api) -> None:
    made = [given_mailing(manager, start_at=at(60))["id"] for _ in range(3)]
    gone = made.pop(1)
    assert manager.delete(f"/mailings/{gone}").status == 204

    for path, name in (("/mailings", "id"), ("/mailings/statistics", "mailing_id")):
        first = manager.get(f"{path}?limit=1")
        rest = manager.get(first.headers["link"][len("</api") :].partition(">")[0])

        assert [one[name] for one in first.json + rest.json] == made[::-1]


def test_before_it_begins_everything_may_change(manager: Api) -> None:
    made = given_mailing(manager, start_at=at(60), local_window={"from": "09:00", "to": "21:00"})
    wishes = {"text": "Bye", "filter": {"tags": ["vip"]}, "start_at": at(90), "end_at": at(95)}

    answer = manager.patch(f"/mailings/{made['id']}", {**wishes, "local_window": None})

    assert answer.status == 200, answer.text
    changed = answer.json
    assert (changed["text"], changed["filter"]["tags"]) == ("Bye", ["vip"])
    assert (changed["start_at"], changed["end_at"]) == (wishes["start_at"], wishes["end_at"])
    assert (changed["local_window"], changed["version"]) == (None, 2)
    assert manager.patch(f"/mailings/{made['id']}", {"text": "Bye"}).json["version"] == 2


def test_the_end_stays_after_the_start(manager: Api) -> None:
    made = given_mailing(manager, start_at=at(60), end_at=at(120))
    address = f"/mailings/{made['id']}"

    for wishes in (
        {"start_at": at(121)},
        {"end_at": at(59)},
        {"end_at": at(-5), "start_at": at(-9)},
    ):
        answer = manager.patch(address, wishes)
        assert (answer.status, list(answer.json["fields"])) == (422, ["end_at"])
    assert manager.get(address).json == made


def test_an_old_version_is_shown_the_current_one(manager: Api) -> None:
    made = given_mailing(manager, start_at=at(60))
    address = f"/mailings/{made['id']}"
    now = manager.patch(address, {"text": "Bye"}).json

    for answer in (
        manager.patch(address, {"text": "Oh"}, headers={"If-Match": '"1"'}),
        manager.post(f"{address}/cancel", headers={"If-Match": '"1"'}),
        manager.delete(address, headers={"If-Match": '"1"'}),
    ):
        assert (answer.status, answer.json["current"]) == (412, now)


def test_once_it_has_begun_text_and_filter_are_locked(manager: Api, worker: Worker) -> None:
    given_client(manager)
    made = given_mailing(manager)
    worker.gateway.before = lambda: tries.append(manager.patch(address, {"text": "Bye"}))
    address, tries = f"/mailings/{made['id']}", list[Answered]()

    worker.work()

    assert [(one.status, one.json["code"]) for one in tries] == [(409, "mailing_locked")]
    assert [text for *_, text in worker.gateway.calls] == ["Hello, friend!"]


def test_a_draft_begins_when_it_is_released(manager: Api, worker: Worker) -> None:
    given_client(manager)
    made = given_mailing(manager, state="draft")
    address = f"/mailings/{made['id']}"
    worker.work()
    assert (manager.get(address).json["state"], worker.gateway.calls) == ("draft", [])

    released = manager.patch(address, {"state": "scheduled"})
    worker.work()

    assert (released.status, released.json["state"]) == (200, "scheduled")
    done = manager.get(address).json
    assert (done["state"], done["counts"]) == ("finished", {**NOTHING, "total": 1, "sent": 1})


def test_a_paused_one_sends_nothing_until_it_is_resumed(manager: Api, worker: Worker) -> None:
    given_client(manager)
    address = f"/mailings/{given_mailing(manager)['id']}"
    assert manager.post(f"{address}/pause").json["state"] == "paused"
    worker.work()
    assert manager.post(f"{address}/pause").status == 200
    assert worker.gateway.calls == []

    resumed = manager.post(f"{address}/resume")
    worker.work()

    assert (resumed.status, resumed.json["pause_reason"]) == (200, None)
    assert len(worker.gateway.calls) == 1
    assert manager.get(address).json["state"] == "finished"


def test_who_is_stopped_while_it_runs_gets_nothing_after_the_answer(
    manager: Api, worker: Worker
) -> None:
    for index in range(3):
        given_client(manager, f"+7916000000{index}")
    address = f"/mailings/{given_mailing(manager)['id']}"
    seen: list[dict[str, Any]] = []

    def pause_once() -> None:
        if not seen:
            seen.append(manager.post(f"{address}/pause").json)

    worker.gateway.before = pause_once
    worker.work()

    assert seen[0]["state"] == "paused"
    assert len(worker.gateway.calls) == 1
    assert manager.get(address).json["counts"] == {**NOTHING, "total": 3, "sent": 1, "pending": 2}

    manager.post(f"{address}/resume")
    worker.work()
    assert manager.get(address).json["counts"]["sent"] == 3
    assert len(set(worker.gateway.ids)) == len(worker.gateway.ids) == 3


def test_a_cancelled_one_is_over(manager: Api, worker: Worker) -> None:
    given_client(manager)
    address = f"/mailings/{given_mailing(manager, start_at=at(60))['id']}"

    cancelled = manager.post(f"{address}/cancel")

    assert (cancelled.status, cancelled.json["state"]) == (200, "cancelled")
    assert manager.post(f"{address}/cancel").status == 200
    for answer in (
        manager.post(f"{address}/pause"),
        manager.post(f"{address}/resume"),
        manager.patch(address, {"end_at": at(7200)}),
        manager.post(f"{address}/messages/retry", {"status": "failed"}),
    ):
        assert (answer.status, answer.json["code"]) == (409, "mailing_over")
    worker.work()
    assert worker.gateway.calls == []


def test_a_deleted_one_is_gone(manager: Api, worker: Worker) -> None:
    given_client(manager)
    address = f"/mailings/{given_mailing(manager)['id']}"

    assert manager.delete(address).status == 204

    worker.work()
    assert worker.gateway.calls == []
    assert manager.get("/mailings").json == []
    for answer in (
        manager.get(address),
        manager.delete(address),
        manager.patch(address, {"text": "Bye"}),
        manager.post(f"{address}/clone"),
        manager.get(f"{address}/statistics"),
        manager.get(f"{address}/messages"),
        manager.post(f"{address}/messages/retry", {"status": "failed"}),
        manager.post(f"{address}/test", {"phone": "+79161234567"}),
        manager.get(f"{address}/test"),
    ):
        assert answer.status == 404


def test_what_is_no_id_of_a_mailing_is_not_found(manager: Api) -> None:
    given_mailing(manager, start_at=at(60))

    for mailing_id in ("2", "01", "x", "1%23M", "9" * 3_000):
        for path in ("", "/statistics", "/messages", "/test"):
            assert manager.get(f"/mailings/{mailing_id}{path}").status == 404


def lasts(mailing: dict[str, Any]) -> timedelta:
    return read(mailing["end_at"]) - read(mailing["start_at"])


def test_a_copy_is_a_draft_that_lasts_as_long(
    manager: Api, worker: Worker, time: time_machine.Traveller
) -> None:
    window = {"from": "22:00", "to": "06:00", "days": [1]}
    made = given_mailing(manager, start_at=at(0), end_at=at(60), local_window=window)
    time.shift(90)
    worker.work()

    answer = manager.post(f"/mailings/{made['id']}/clone")

    assert answer.status == 201, answer.text
    copy = answer.json
    assert lasts(copy) == lasts(made)
    assert (copy["state"], copy["version"], copy["locked"]) == ("draft", 1, False)
    same = ("text", "filter", "local_window")
    assert [copy[name] for name in same] == [made[name] for name in same]
    assert (copy["id"], copy["start_at"]) != (made["id"], made["start_at"])
    key = {"Idempotency-Key": "k"}
    ids = [manager.post(f"/mailings/{made['id']}/clone", headers=key).json["id"] for _ in "ab"]
    assert ids[0] == ids[1] != copy["id"]


def test_one_who_is_not_known_outside_pauses_all_until_one_is_resumed(
    manager: Api, worker: Worker
) -> None:
    given_client(manager)
    address = f"/mailings/{given_mailing(manager)['id']}"
    worker.gateway.answers = [Unauthorized("http_401")]
    worker.work()
    shown = manager.get(address).json
    assert (shown["state"], shown["pause_reason"]) == ("paused", "sender_unauthorized")
    assert shown["counts"] == {**NOTHING, "total": 1, "pending": 1}

    resumed = manager.post(f"{address}/resume").json
    worker.work()

    assert (resumed["state"], resumed["pause_reason"]) == ("running", None)
    assert bootstrap.mailing_desk().mailings.closed() is None
    assert manager.get(address).json["counts"]["sent"] == 1
