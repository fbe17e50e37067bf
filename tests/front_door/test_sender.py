"""The sending API takes each id once, and does wrong what it is told to."""

from typing import Any

import httpx
import jwt
import pytest

from infra.local.front_door.sender.faults import Order, SenderFaults
from infra.local.front_door.sender.journal import Met
from infra.local.run.sender_token import make_token
from tests.front_door.door import SENDER_KEY, Door

SENDER = "/_local/api/sender"
TOKEN = make_token(SENDER_KEY)
OK = {"code": 0, "message": "OK"}
PASSING = ("429", "500", "503", "garbage", "html", "nonzero_code")


def message(number: int, *, token: str = TOKEN, **changes: Any) -> dict[str, Any]:
    """What the product puts into a request."""
    body = {"id": number, "phone": 79161234567, "text": "Привет", **changes}
    return {
        "url": f"/_local/sender/v1/send/{number}",
        "json": body,
        "headers": {"Authorization": f"Bearer {token}"},
    }


def send(door: Door, number: int, **given: Any) -> httpx.Response:
    """One message of the product."""
    return door.http.post(**message(number, **given))


def order(door: Door, mode: str, **more: object) -> None:
    answer = door.http.post(f"{SENDER}/faults", json={"mode": mode, **more})
    assert answer.status_code == 200, answer.text


def accepted(door: Door) -> dict[str, Any]:
    document: dict[str, Any] = door.http.get(f"{SENDER}/accepted").json()
    return document


def test_a_message_is_taken_and_listed(door: Door) -> None:
    door.settings.clock_file.write_text("86400")
    answer = send(door, 100_000_001)

    assert (answer.status_code, answer.json()) == (200, OK)
    assert accepted(door) == {"count": 1, "ids": [100_000_001], "repeated": {}, "conflicts": []}
    (call,) = door.http.get(f"{SENDER}/calls").json()
    assert (call["id"], call["path_id"]) == (100_000_001, 100_000_001)
    assert (call["phone"], call["text"]) == (79161234567, "Привет")
    assert call["answer"]["status"] == 200
    assert call["duration_s"] >= 0
    assert call["at"] > door.http.get("/_local/api/clock").json()["now"][:10]
    assert door.http.get(f"{SENDER}/calls?since={call['n']}").json() == []


def test_an_id_that_comes_again_is_answered_alike_and_counted(door: Door) -> None:
    send(door, 1)
    assert send(door, 1).json() == OK
    send(door, 1, text="other")
    send(door, 2)

    assert accepted(door) == {
        "count": 2, "ids": [1, 2], "repeated": {"1": 2}, "conflicts": [1],
    }  # fmt: skip


def test_what_was_accepted_outlives_the_list_of_calls(door: Door) -> None:
    send(door, 1)

    door.http.delete(f"{SENDER}/calls")

    assert door.http.get(f"{SENDER}/calls").json() == []
    assert accepted(door)["ids"] == [1]


@pytest.mark.parametrize(
    "token",
    [
        "none",
        TOKEN[:-3] + "abc",
        make_token("k" * 48),
        jwt.encode({"sub": "vestnik", "exp": 1}, SENDER_KEY, "HS256"),
        jwt.encode({"sub": "vestnik"}, "", "none"),
    ],
)
def test_a_strangers_token_is_refused(door: Door, token: str) -> None:
    assert send(door, 1, token=token).status_code == 401
    assert accepted(door)["count"] == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"id": 2},
        {"id": "1"},
        {"phone": "79161234567"},
        {"phone": 89161234567},
        {"text": ""},
        {"text": None},
    ],
)
def test_a_wrong_message_is_refused(door: Door, changes: dict[str, Any]) -> None:
    assert send(door, 1, **changes).status_code == 400
    assert accepted(door)["count"] == 0


@pytest.mark.parametrize("mode", ["400", "401", "404", "429", "500", "503"])
def test_a_status_is_answered_as_often_as_ordered(door: Door, mode: str) -> None:
    order(door, mode, times=2, retry_after=7)

    answers = [send(door, 1) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [int(mode), int(mode), 200]
    tells = mode in ("429", "503")
    assert answers[0].headers.get("retry-after") == ("7" if tells else None)
    assert accepted(door)["repeated"] == {}


@pytest.mark.parametrize("mode", ["garbage", "html", "nonzero_code"])
def test_an_answer_that_says_nothing_accepts_nothing(door: Door, mode: str) -> None:
    order(door, mode, times=1)

    answer = send(door, 1)

    assert answer.status_code == 200
    assert answer.content != b""
    assert b'"code": 0' not in answer.content
    assert accepted(door)["count"] == 0


def test_an_accepted_id_is_never_refused(door: Door) -> None:
    send(door, 1)
    for mode in ("400", "404"):
        order(door, mode)
        assert send(door, 1).json() == OK
        assert send(door, 2).status_code == int(mode)
    for mode in PASSING:
        order(door, mode, times=1)
        send(door, 1)

    assert accepted(door)["ids"] == [1]


def test_a_connection_can_be_cut_before_or_after_the_message_was_accepted(door: Door) -> None:
    order(door, "reset", times=1)
    with pytest.raises(httpx.TransportError):
        send(door, 1)
    order(door, "accept_then_reset", times=1)
    with pytest.raises(httpx.TransportError):
        send(door, 2)

    assert accepted(door)["ids"] == [2]
    assert send(door, 2).json() == OK


def test_an_answer_can_end_too_early(door: Door) -> None:
    order(door, "truncated", times=1)

    with pytest.raises(httpx.RemoteProtocolError, match="without sending complete"):
        send(door, 1)

    (call,) = door.http.get(f"{SENDER}/calls").json()
    assert call["answer"]["mode"] == "truncated"
    assert accepted(door)["count"] == 0


def test_a_hanging_call_says_nothing_until_its_client_gives_up(door: Door) -> None:
    order(door, "hang", times=1)

    with pytest.raises(httpx.ReadTimeout):
        door.http.post(**message(1), timeout=0.2)

    assert accepted(door)["count"] == 0


def test_a_dripping_answer_beats_a_time_out_of_reading(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("infra.local.front_door.sender.answers.DRIP_EACH_S", 0.02)
    order(door, "drip", times=1)

    with door.http.stream("POST", **message(1), timeout=0.2) as answer:
        drops = answer.iter_bytes(1)
        heard = [next(drops) for _ in range(20)]  # 0.4 s, twice the time-out

    assert heard == [b" "] * 20


def test_a_mixture_is_the_same_for_the_same_calls_and_has_everything_but_401() -> None:
    def fates() -> list[str]:
        faults = SenderFaults()
        faults.order(Order("mix", share=0.5))
        return [faults.strike(n, Met(1, is_accepted=False)) for n in range(2_000)]

    met = fates()

    assert met == fates()
    assert {"400", "404", "429", "hang", "drip", "reset", "accept_then_reset"} < set(met)
    assert not {"401", "mix"} & set(met)
    assert 0.50 < met.count("ok") / len(met) < 0.58  # the half, and 1/14 of the other half


def test_every_call_waits_for_the_latency(door: Door) -> None:
    order(door, "ok", latency_ms=150)

    assert send(door, 1).elapsed.total_seconds() >= 0.15
    (call,) = door.http.get(f"{SENDER}/calls").json()
    assert call["duration_s"] >= 0.15


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"mode": "418"}, "mode"),
        ({"mode": "ok", "share": 1.5}, "share"),
        ({"mode": "ok", "latency_ms": "50"}, "latency_ms"),
        ({"mode": "ok", "times": 0}, "times"),
        ({"mode": "ok", "colour": "red"}, "colour"),
    ],
)
def test_a_wrong_order_is_refused(door: Door, wrong: dict[str, Any], field: str) -> None:
    answer = door.http.post(f"{SENDER}/faults", json=wrong)

    assert (answer.status_code, set(answer.json()["fields"])) == (422, {field})


def test_the_order_in_force_can_be_read(door: Door) -> None:
    order(door, "mix", share=0.3, retry_after=2, latency_ms=50)

    assert door.http.get(f"{SENDER}/faults").json() == {
        "mode": "mix", "share": 0.3, "retry_after": 2, "latency_ms": 50, "times": None,
    }  # fmt: skip
