"""What became of mailings: statistics, messages, trying again, previews and trials."""

from typing import Any

import pytest
import time_machine

from tests.api.clients.test_clients import given_client
from tests.api.mailings.conftest import Worker, at, given_mailing
from tests.support.api import Api
from vestnik.mailings.outcome import Refused, TryLater, Unauthorized

pytestmark = pytest.mark.usefixtures("time")


def given_three(manager: Api) -> None:
    """Two of Moscow, one of Omsk with another operator."""
    for index in range(2):
        given_client(manager, f"+7916000000{index}", tag="vip")
    given_client(manager, "+79260000002", timezone="Asia/Omsk", fields={"name": "Oleg"})


def all_messages(manager: Api, address: str) -> list[dict[str, Any]]:
    found = []
    while address:
        page = manager.get(address)
        assert page.status == 200, page.text
        found += page.json
        address = page.headers.get("link", "")[len("</api") :].partition(">")[0]
    return found


def test_statistics_tell_of_statuses_hours_operators_zones_and_errors(
    manager: Api, worker: Worker
) -> None:
    given_three(manager)
    worker.gateway.answers = [Refused("http_400")]
    made = given_mailing(manager)
    address = f"/mailings/{made['id']}/statistics"
    worker.work()

    answer = manager.get(address)

    assert answer.status == 200, answer.text
    found = answer.json
    counts = {"total": 3, "sent": 2, "failed": 1}
    nothing = dict.fromkeys(("pending", "expired", "retrying", "cancelled", "unknown"), 0)
    row = {"mailing_id": made["id"], "state": "finished", **counts, **nothing}
    assert {name: found[name] for name in row} == row
    assert manager.get("/mailings/statistics").json == [row]
    assert found["by_hour"] == [{"hour": "2026-11-22T12:00:00.000Z", "sent": 2}]
    assert [(one["operator_code"], one["total"]) for one in found["by_operator_code"]] == [
        ("916", 2),
        ("926", 1),
    ]
    assert [(one["timezone"], one["total"]) for one in found["by_timezone"]] == [
        ("Asia/Omsk", 1),
        ("Europe/Moscow", 2),
    ]
    assert found["last_errors"] == [{"error": "http_400", "count": 1}]
    assert (found["grouped"], found["forecast"]) == (3, None)
    assert found["rate_per_s"] > 0


def test_before_it_begins_a_mailing_has_a_forecast(manager: Api) -> None:
    given_three(manager)
    fits = given_mailing(manager, start_at=at(60), end_at=at(600))["id"]
    ends_too_early = given_mailing(manager, start_at=at(60), end_at=at(65))["id"]

    found = [manager.get(f"/mailings/{one}/statistics").json for one in (fits, ends_too_early)]

    expected = [(one["forecast"]["will_be_sent"], one["forecast"]["total"]) for one in found]
    assert expected == [(3, 3), (0, 3)]
    assert [one["rate_per_s"] for one in found] == [None, None]


def test_messages_are_listed_by_status_page_by_page(manager: Api, worker: Worker) -> None:
    given_three(manager)
    worker.gateway.answers = [Refused("http_400"), TryLater("http_503")]
    made = given_mailing(manager)
    worker.work()
    address = f"/mailings/{made['id']}/messages"

    every = all_messages(manager, f"{address}?limit=2")

    assert [one["id"] for one in every] == [str(one) for one in worker.gateway.ids]
    assert [one["phone"] for one in every] == [phone for _, phone, _ in worker.gateway.calls]
    failed, retrying, sent = every
    assert [one["status"] for one in every] == ["failed", "retrying", "sent"]
    assert (failed["last_error"], failed["attempts"], failed["next_attempt_at"]) == (
        "http_400",
        1,
        None,
    )
    assert retrying["next_attempt_at"] > retrying["created_at"]
    assert sent["sent_at"] >= sent["created_at"]
    assert sent["mailing_id"] == made["id"]
    for one in every:
        assert all_messages(manager, f"{address}?status={one['status']}&limit=1") == [one]
    assert all_messages(manager, f"{address}?status=unknown") == []
    assert manager.get(f"{address}?status=lost").status == 422


def test_failed_messages_are_tried_again_with_their_ids(manager: Api, worker: Worker) -> None:
    given_three(manager)
    worker.gateway.answers = [Refused("http_400"), Refused("http_400")]
    address = f"/mailings/{given_mailing(manager)['id']}"
    worker.work()
    first, second, _ = worker.gateway.ids
    assert manager.get(address).json["state"] == "finished"

    one = manager.post(f"{address}/messages/retry", {"ids": [str(first)]})
    assert (one.status, one.json) == (202, {"queued": 1})
    shown = manager.get(address).json
    assert (shown["state"], shown["counts"]["pending"]) == ("running", 1)
    worker.work()
    rest = manager.post(f"{address}/messages/retry", {"status": "failed"})
    worker.work()

    assert rest.json == {"queued": 1}
    assert worker.gateway.ids[3:] == [first, second]
    done = manager.get(address).json
    assert (done["state"], done["counts"]["sent"], done["counts"]["failed"]) == ("finished", 3, 0)
    assert manager.post(f"{address}/messages/retry", {"status": "failed"}).json == {"queued": 0}


def test_what_can_not_be_tried_again_is_refused(manager: Api, worker: Worker) -> None:
    address = f"/mailings/{given_mailing(manager, end_at=at(60))['id']}/messages/retry"

    bodies: list[dict[str, Any]] = [{}, {"status": "sent"}, {"ids": []}, {"ids": ["x"]}]
    for body in (*bodies, {"ids": ["7"]}):
        assert manager.post(address, body).status == 422, body
    both = manager.post(address, {"ids": ["1"], "status": "failed"})
    assert (both.status, both.json["code"]) == (422, "invalid_input")


def test_nothing_is_tried_again_after_the_end(
    manager: Api, worker: Worker, time: time_machine.Traveller
) -> None:
    given_three(manager)
    worker.gateway.always = Refused("http_400")
    address = f"/mailings/{given_mailing(manager, end_at=at(60))['id']}"
    worker.work()
    time.shift(60)

    answer = manager.post(f"{address}/messages/retry", {"status": "failed"})

    assert (answer.status, answer.json["code"]) == (409, "mailing_over")
    assert manager.get(address).json["counts"]["failed"] == 3


def test_a_preview_counts_and_shows_what_some_would_read(manager: Api) -> None:
    given_three(manager)
    given_client(manager, "+79160000009", opted_out=True, tag="vip")

    def previewed(**wishes: Any) -> dict[str, Any]:
        text = "Hi, {name}! " + "я" * 65
        answer = manager.post("/mailings/preview", {"text": text, "filter": wishes})
        assert answer.status == 200, answer.text
        found: dict[str, Any] = answer.json
        return found

    both = {"operator_codes": ["916", "926"], "tags": ["vip"]}
    counts = [
        previewed(**wishes)["count"]
        for wishes in (
            {"everyone": True},
            {"tags": ["vip"]},
            {"tags": ["nobody"]},
            both,
            {**both, "match": "any"},
            {"operator_codes": ["926"], "tags": ["vip"]},
        )
    ]
    oleg = previewed(operator_codes=["926"])

    assert counts == [3, 2, 0, 2, 3, 0]
    assert oleg["sample"][0]["text"].startswith("Hi, Oleg! ")
    assert oleg["sample"][0]["client"]["phone"] == "79260000002"
    assert oleg["sample"][0]["missing"] == []
    assert (oleg["segments"], oleg["encoding"], oleg["at_least"]) == (2, "ucs2", False)
    assert previewed(tags=["vip"])["sample"][0]["missing"] == ["name"]
    assert manager.post("/mailings/preview", {"text": "Hi", "filter": {}}).status == 422


def test_a_test_goes_to_one_phone_and_is_counted_nowhere(manager: Api, worker: Worker) -> None:
    given_three(manager)
    made = given_mailing(manager, text="Hi, {name}! {city|Omsk}", state="draft")
    address = f"/mailings/{made['id']}/test"

    asked = [manager.post(address, {"phone": one}) for one in ("8 926 000-00-02", "+79990000000")]
    worker.gateway.answers = [TryLater("http_503"), Unauthorized("http_401")]
    before = manager.get(address).json
    worker.work()

    assert [one.status for one in asked] == [202, 202]
    assert before == [asked[1].json, asked[0].json]
    assert {one["status"] for one in before} == {"pending"}
    assert sorted(text for *_, text in worker.gateway.calls) == [
        "Hi, Oleg! Omsk",
        "Hi, {name}! Omsk",
    ]
    shown = manager.get(address).json
    assert sorted((one["status"], one["last_error"]) for one in shown) == [
        ("failed", "http_401"),
        ("retrying", "http_503"),
    ]
    assert len({one["id"] for one in shown}) == 2
    first_of_tests = int(made["id"]) * 10**8 + 99_990_000  # no client has a number there
    assert [int(one["id"]) - first_of_tests for one in shown] == [1, 0]
    assert manager.get("/mailings").json == [made]
    assert manager.post(address, {"phone": "123"}).json["fields"].keys() == {"phone"}


def test_the_same_request_sends_one_test(manager: Api, worker: Worker) -> None:
    address = f"/mailings/{given_mailing(manager, state='draft')['id']}/test"
    body, key = {"phone": "+79160000001"}, {"Idempotency-Key": "k"}

    first = manager.post(address, body, headers=key)
    worker.work()
    again = manager.post(address, body, headers=key)
    worker.work()

    assert (again.status, again.json["id"]) == (202, first.json["id"])
    assert again.json["status"] == "sent"
    assert len(worker.gateway.calls) == 1
    assert manager.post(address, {"phone": "+79160000002"}, headers=key).status == 422


def test_a_text_that_grows_too_long_with_its_fields_is_not_tried(manager: Api) -> None:
    client = manager.post("/clients", {"phone": "+79160000001", "fields": {"a": "x" * 500}})
    address = f"/mailings/{given_mailing(manager, text='{a}' * 666, state='draft')['id']}/test"

    refused = manager.post(address, {"phone": client.json["phone"]})

    assert (refused.status, list(refused.json["fields"])) == (422, ["text"])
    assert manager.post(address, {"phone": "+79160000002"}).status == 202
