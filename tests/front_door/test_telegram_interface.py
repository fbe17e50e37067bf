"""The JSON interface that tests drive: updates, calls, faults."""

import json
import re
import time
from datetime import datetime

import httpx
import pytest
from aiohttp import web

from tests.front_door.door import SECRET, Door
from tests.front_door.test_proxy import STAGE

FAULTS = "/_local/api/telegram/faults"


def test_an_update_reaches_the_webhook_byte_for_byte(door: Door) -> None:
    update = b'{"update_id": 1,  "message": {"text": "\\ud83d", "odd": 1e2}}'

    answer = door.http.post("/_local/api/telegram/updates", content=update)

    request = door.api.received[0]
    assert answer.json() == {"status": 200}
    assert (request.method, request.raw_path) == ("POST", f"{STAGE}/telegram/webhook")
    assert request.header("x-telegram-bot-api-secret-token") == SECRET
    assert request.header("content-type") == "application/json"
    assert request.body == update


def test_the_webhooks_status_is_told(door: Door) -> None:
    async def answers(_request: web.BaseRequest) -> web.Response:
        return web.Response(status=403)

    door.api.answers = answers

    assert door.hears(31) == 403
    assert "403" in door.call("getWebhookInfo")["result"]["last_error_message"]


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'"x"'])
def test_what_isnt_an_object_is_not_an_update(door: Door, body: bytes) -> None:
    answer = door.http.post("/_local/api/telegram/updates", content=body)

    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
    assert door.api.received == []


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"update_id": "x", "message": None},
        {"update_id": 1 << 70, "message": {"chat": {"id": 1 << 70}, "message_id": 1}},
        {"message": {"chat": 5, "from": []}},
        {"message": {"chat": {"id": 3}, "message_id": 1, "from": []}},
        {"message": {"chat": {"id": 3}, "message_id": (1 << 62) - 1, "from": {"id": "x"}}},
        {"callback_query": {"id": 5, "message": {"chat": {}}}},
        {"callback_query": {"id": "\ud800", "message": {"chat": {"id": 3}, "message_id": "a"}}},
    ],
)
def test_odd_updates_are_delivered_all_the_same(door: Door, update: dict[str, object]) -> None:
    answer = door.http.post("/_local/api/telegram/updates", content=json.dumps(update).encode())

    again = door.http.post("/_local/api/telegram/updates", content=json.dumps(update).encode())

    assert answer.json() == again.json() == {"status": 200}
    assert len(door.api.received) == 2


def test_calls_are_listed_in_order_from_a_number_on(door: Door) -> None:
    door.hears(32)
    for text in "abc":
        door.call("sendMessage", chat_id=32, text=text)

    calls = door.calls()
    later = door.http.get(f"/_local/api/telegram/calls?since={calls[0]['n']}").json()

    assert [call["params"]["text"] for call in calls] == ["a", "b", "c"]
    assert [call["n"] for call in calls] == list(range(calls[0]["n"], calls[0]["n"] + 3))
    assert later == calls[1:]
    assert calls[0].keys() == {"n", "method", "params", "at", "response"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", calls[0]["at"])


def test_calls_are_dated_by_the_products_clock(door: Door) -> None:
    door.hears(33)
    door.settings.clock_file.write_text("86400")

    sent = door.call("sendMessage", chat_id=33, text="tomorrow")

    tomorrow = pytest.approx(time.time() + 86400, abs=60)
    assert datetime.fromisoformat(door.calls()[-1]["at"]).timestamp() == tomorrow
    assert sent["result"]["date"] == tomorrow


def test_the_list_of_calls_can_be_emptied(door: Door) -> None:
    door.call("getMe")

    assert door.http.delete("/_local/api/telegram/calls").status_code == 204
    assert door.calls() == []


def test_a_since_that_is_no_number_is_refused(door: Door) -> None:
    assert door.http.get("/_local/api/telegram/calls?since=x").status_code == 422


def order(door: Door, **fault: object) -> None:
    assert door.http.post(FAULTS, json=fault).status_code == 200


def outcome(door: Door, chat_id: int) -> int:
    answer = door.call("sendMessage", chat_id=chat_id, text="t")
    return int(answer.get("error_code", 200))


def test_a_fault_lasts_as_many_times_as_ordered(door: Door) -> None:
    door.hears(34)
    order(door, mode="500", times=2)

    assert [outcome(door, 34) for _ in range(3)] == [500, 500, 200]


def test_a_429_tells_how_long_to_wait(door: Door) -> None:
    door.hears(34)
    order(door, mode="429", retry_after=3)

    assert door.call("sendMessage", chat_id=34, text="t") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }


def test_a_fault_may_concern_one_chat_or_one_method(door: Door) -> None:
    door.hears(35)
    door.hears(36)
    order(door, mode="403", chat_id=35)
    order(door, mode="500", method="getMe")

    assert [outcome(door, 35), outcome(door, 36)] == [403, 200]
    assert door.call("getMe")["error_code"] == 500


def test_the_narrower_fault_wins(door: Door) -> None:
    door.hears(35)
    door.hears(36)
    order(door, mode="403", chat_id=35)
    order(door, mode="500", times=1)

    assert [outcome(door, 35), outcome(door, 36), outcome(door, 36)] == [403, 500, 200]


def test_ok_ends_faults_within_its_scope(door: Door) -> None:
    door.hears(35)
    order(door, mode="403", chat_id=35)
    order(door, mode="500", method="getMe")

    order(door, mode="ok", method="sendMessage", chat_id=35)
    excepted = outcome(door, 35)
    order(door, mode="ok")

    assert excepted == 200
    assert door.http.get(FAULTS).json() == []
    assert door.call("getMe")["ok"]


def test_a_faulty_call_is_listed_but_nothing_is_said(door: Door) -> None:
    door.hears(37)
    before = len(door.http.get("/_local/api/telegram/chats/37").json()["messages"])
    order(door, mode="500")

    outcome(door, 37)

    assert door.calls()[-1]["response"]["error_code"] == 500
    assert len(door.http.get("/_local/api/telegram/chats/37").json()["messages"]) == before


def test_a_reset_breaks_the_connection(door: Door) -> None:
    door.hears(38)
    order(door, mode="reset", times=1)

    with pytest.raises(httpx.ReadError):
        outcome(door, 38)

    assert outcome(door, 38) == 200


@pytest.mark.parametrize(
    ("fault", "field"),
    [
        ({}, "mode"),
        ({"mode": "418"}, "mode"),
        ({"mode": "429", "times": "two"}, "times"),
        ({"mode": "429", "times": 0}, "times"),
        ({"mode": "429", "chat_id": "x"}, "chat_id"),
        ({"mode": "429", "method": 5}, "method"),
        ({"mode": "429", "chat": 5}, "chat"),
    ],
)
def test_a_wrong_order_names_its_field(door: Door, fault: dict[str, object], field: str) -> None:
    answer = door.http.post(FAULTS, json=fault)

    assert answer.status_code == 422
    assert answer.json()["fields"].keys() == {field}
