"""Waiting for arrivals, against a stub in a process of its own."""

import time
from collections.abc import Iterator

import pytest

from bench.receiver import Receiver, receiving
from bench.waiting import Delivery, delivery


@pytest.fixture(scope="module")
def running() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def receiver(running: Receiver) -> Receiver:
    running.forget()
    running.wait_before_answers(0)
    return running


def send(receiver: Receiver, key: str) -> float:
    """Seconds until the answer."""
    begun_s = time.monotonic()
    body = {"chat_id": 7, "text": f"Reminder: {key}\nlate"}
    answer = receiver.client.post(f"{receiver.url}/bot1:x/sendMessage", json=body)
    assert answer.json()["result"]["chat"] == {"id": 7, "type": "private"}
    return time.monotonic() - begun_s


def awaited(receiver: Receiver, *keys: str, patience_s: float) -> Delivery:
    due_s = dict.fromkeys(keys, time.time() - 1)
    return delivery(receiver, due_s, patience_s=patience_s, calm_s=0.05)


def test_all_that_arrived_is_known_by_its_first_line(receiver: Receiver) -> None:
    for key in ("a", "b", "b", "other"):
        send(receiver, key)

    found = awaited(receiver, "a", "b", patience_s=20)

    assert (found.lost, found.doubled, found.early) == (0, 1, 0)
    assert [one.key for one in found.arrivals] == ["a", "b", "b"]


def test_what_never_comes_is_lost_in_the_end(receiver: Receiver) -> None:
    send(receiver, "a")

    found = awaited(receiver, "a", "b", patience_s=1.6)

    assert found.lost == 1


def test_a_slow_receiver_answers_later_and_notes_the_arrival(receiver: Receiver) -> None:
    receiver.wait_before_answers(80)

    took_s = send(receiver, "a")

    [one] = receiver.arrivals()
    assert took_s >= 0.08
    assert one.answered_at_s - one.at_s >= 0.08


def test_other_methods_are_answered_and_are_no_reminders(receiver: Receiver) -> None:
    me = receiver.client.post(f"{receiver.url}/bot1:x/getMe", json={}).json()

    assert me["result"]["is_bot"] is True
    assert receiver.arrivals() == []
