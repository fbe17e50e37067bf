"""Moving the product's clock: what it passes over is late and says so, once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.e2e.clock import RESET, Clock
from tests.e2e.person import Person, Telegram, eventually, in_seconds, instant

pytestmark = pytest.mark.deployed

MINUTE_S = 60
A_LITTLE = timedelta(milliseconds=2)  # by which instants and the offset are rounded


def code_of(person: Person) -> str:
    """A fresh code that links Telegram."""
    url: str = person.call("POST", "/telegram/link").json()["url"]
    return url.partition("start=")[2]


@pytest.mark.parametrize(
    ("place", "due_in_s", "late"),
    [("the due table", 10 * MINUTE_S, "5 min"), ("a queued delay", 3 * MINUTE_S, "12 min")],
)
def test_what_a_jump_passes_over_arrives_and_says_by_how_much_it_is_late(
    linked: Person, telegram: Telegram, clock: Clock, place: str, due_in_s: float, late: str
) -> None:
    linked.task("Tea", reminder_time=in_seconds(due_in_s))
    jump_from = clock.now + timedelta(minutes=15)

    answered = clock.move(advance_s=15 * MINUTE_S)

    [call] = telegram.reminders()
    assert call["params"]["text"] == f"Reminder: Tea\n({late} late)"
    arrival_s = (instant(call["at"]) - jump_from).total_seconds()
    call_s = (answered - jump_from).total_seconds()
    figures = f"{arrival_s:.2f} s after the call began, which took {call_s:.2f} s"
    print(f"\nfrom {place}: {figures}")  # noqa: T201 - for who asks with `pytest -s`
    assert 0 <= arrival_s <= call_s


def test_the_clock_runs_on_from_where_it_was_set(clock: Clock) -> None:
    to = datetime(2030, 1, 1, tzinfo=UTC)

    begun = datetime.now(UTC)
    now = clock.move(set="2030-01-01T03:00:00+03:00")
    ended = datetime.now(UTC)

    assert to <= now <= to + (ended - begun)
    offset = timedelta(seconds=clock.read()["offset_s"])
    asked, later, answered = datetime.now(UTC), clock.now, datetime.now(UTC)
    assert now < later
    assert asked - A_LITTLE <= later - offset <= answered + A_LITTLE


def test_going_back_sends_nothing_twice_and_nothing_early(
    linked: Person, telegram: Telegram, clock: Clock
) -> None:
    linked.task("passed over", reminder_time=in_seconds(10 * MINUTE_S))
    linked.task("still ahead", reminder_time=in_seconds(17 * MINUTE_S))
    clock.move(advance_s=15 * MINUTE_S)
    assert len(telegram.reminders()) == 1

    clock.move(**RESET)
    assert len(telegram.reminders()) == 1

    clock.move(advance_s=16 * MINUTE_S)
    assert len(telegram.reminders()) == 1
    clock.move(advance_s=2 * MINUTE_S)
    texts = [call["params"]["text"].splitlines()[0] for call in telegram.reminders()]
    assert texts == ["Reminder: passed over", "Reminder: still ahead"]


def test_a_far_future_that_was_left_again_silences_nothing(
    linked: Person, telegram: Telegram, clock: Clock
) -> None:
    clock.move(set="2040-01-01T00:00:00Z")
    clock.move(**RESET)
    # His session may have been cleaned up there, for it had ended long ago.
    linked = Person.signed_in(linked.client, linked.api, linked.email)
    linked.task("passed over", reminder_time=in_seconds(10 * MINUTE_S))
    linked.task("soon after", reminder_time=in_seconds(17 * MINUTE_S))

    clock.move(advance_s=15 * MINUTE_S)
    clock.move(advance_s=2 * MINUTE_S)

    texts = [call["params"]["text"].splitlines()[0] for call in telegram.reminders()]
    assert texts == ["Reminder: passed over", "Reminder: soon after"]


def test_work_goes_on_after_going_back(linked: Person, telegram: Telegram, clock: Clock) -> None:
    clock.move(advance_s=24 * 3600)
    clock.move(**RESET)
    linked = Person.registered(linked.client, linked.api, f"back-{linked.email}", "en")
    other = Telegram(telegram.client, telegram.interface, telegram.chat_id + 300)
    other.link(linked)

    task = linked.task("Tea", reminder_time=in_seconds(3))

    [call] = eventually(other.reminders)
    assert call["params"]["text"] == "Reminder: Tea"
    assert instant(call["at"]) >= instant(task["reminder_time"])


def test_a_link_code_expires_by_the_clock(
    somebody: Callable[..., Person], telegram: Telegram, clock: Clock
) -> None:
    late, early = somebody(), somebody()
    code = code_of(late)
    clock.move(advance_s=9 * MINUTE_S)
    fresh = code_of(early)
    clock.move(advance_s=2 * MINUTE_S)

    telegram.say(f"/start {code}")
    telegram.say(f"/start {fresh}")

    first, second = eventually(lambda: telegram.calls()[:2] if telegram.calls()[1:] else [])
    assert "no longer works" in first["params"]["text"]
    assert "no longer works" not in second["params"]["text"]


def test_an_access_token_expires_by_the_clock_and_lives_again_when_it_goes_back(
    linked: Person, clock: Clock
) -> None:
    assert linked.call("GET", "/user").status_code == 200

    clock.move(advance_s=11 * MINUTE_S)
    assert linked.call("GET", "/user").status_code == 401

    clock.move(**RESET)
    assert linked.call("GET", "/user").status_code == 200


def test_a_token_of_the_future_is_good_in_the_future(
    somebody: Callable[..., Person], clock: Clock
) -> None:
    clock.move(set="2031-05-01T00:00:00Z")

    assert somebody().call("GET", "/user").status_code == 200


def test_calls_at_the_same_time_move_it_one_after_another(clock: Clock) -> None:
    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = list(pool.map(lambda _: clock.order(advance_s=10).json(), range(8)))

    assert sorted(answer["offset_s"] for answer in answers) == list(range(10, 90, 10))
    assert clock.read()["offset_s"] == 80


@pytest.mark.parametrize(
    "order",
    [
        {},
        {"advance_s": 1, "reset": True},
        {"advance_s": 1, "by": 2},
        {"advance_s": -1},
        {"set": "2026-11-22T00:00:00"},
        {"set": "9999-12-31T23:59:59Z"},
        {"reset": False},
    ],
)
def test_an_order_that_makes_no_sense_is_refused_and_moves_nothing(
    clock: Clock, order: dict[str, Any]
) -> None:
    answer = clock.order(**order)

    assert answer.status_code == 422
    assert set(answer.json()) == {"message", "code", "request_id", "fields"}
    assert clock.read()["offset_s"] == 0
