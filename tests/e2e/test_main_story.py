"""The main job on the deployed product: what people must not forget reaches them at its instant."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.e2e.clock import Clock
from tests.e2e.person import Person, Telegram, eventually, in_seconds, instant

pytestmark = pytest.mark.deployed


def buttons(call: dict[str, Any]) -> dict[str, str]:
    """Text -> callback data of the buttons under a message."""
    rows = call["params"]["reply_markup"]["inline_keyboard"]
    return {button["text"]: button["callback_data"] for row in rows for button in row}


def test_a_reminder_arrives_at_its_instant_once(linked: Person, telegram: Telegram) -> None:
    task = linked.task("Buy milk", reminder_time=in_seconds(4))

    [call] = eventually(telegram.reminders)

    assert call["params"]["text"] == "Reminder: Buy milk"
    assert list(buttons(call)) == ["✅ Done", "+10 min", "+1 h", list(buttons(call))[3]]
    lateness = instant(call["at"]) - instant(task["reminder_time"])
    assert timedelta(0) <= lateness
    eventually(lambda: linked.read(task)["reminder_sent"])
    sent = linked.read(task)
    assert (sent["reminders"][0]["state"], sent["version"]) == ("sent", task["version"])
    assert len(telegram.reminders()) == 1


def test_sixty_reminders_are_all_sent_none_early_none_twice(
    linked: Person, telegram: Telegram
) -> None:
    tasks = [
        linked.task(f"Task {number}", reminder_time=in_seconds(8 + number / 10))
        for number in range(60)
    ]

    eventually(lambda: len(telegram.reminders()) >= 60)

    # A slow machine says below by how much it is late.
    given = telegram.reminders()
    calls = {call["params"]["text"].splitlines()[0]: call for call in given}
    assert len(given) == len(calls) == 60
    for task in tasks:
        assert instant(calls[f"Reminder: {task['title']}"]["at"]) >= instant(task["reminder_time"])


def test_russian_people_are_reminded_in_russian(
    somebody: Callable[..., Person], telegram: Telegram
) -> None:
    person = somebody("ru")
    telegram.link(person)
    person.task("Купить молоко", reminder_time=in_seconds(3))

    texts = eventually(
        lambda: [c["params"]["text"] for c in telegram.calls() if "молоко" in c["params"]["text"]]
    )

    assert texts == ["Напоминание: Купить молоко"]


def test_what_is_done_deleted_or_moved_is_not_sent(
    linked: Person, telegram: Telegram, clock: Clock
) -> None:
    at = in_seconds(120)
    done, deleted, moved, kept = (
        linked.task(title, reminder_time=at) for title in ("done", "deleted", "moved", "kept")
    )
    linked.call("PATCH", f"/tasks/{done['id']}", {"done": True})
    linked.call("DELETE", f"/tasks/{deleted['id']}")
    linked.call("PATCH", f"/tasks/{moved['id']}", {"reminder_time": in_seconds(3600)})
    linked.call("PATCH", f"/tasks/{kept['id']}", {"title": "kept and renamed"})

    clock.move(set=at)
    eventually(telegram.reminders)

    texts = [call["params"]["text"] for call in telegram.reminders()]
    assert texts == ["Reminder: kept and renamed"]


def test_done_under_a_reminder_and_its_undo(linked: Person, telegram: Telegram) -> None:
    task = linked.task("Tea", reminder_time=in_seconds(3))
    [call] = eventually(telegram.reminders)
    message = call["response"]["result"]

    assert telegram.press(message, buttons(call)["✅ Done"]) == 200

    eventually(lambda: linked.read(task)["done"])
    [edit] = eventually(lambda: telegram.calls("editMessageText"))
    assert edit["params"]["text"] == "✅ Tea"
    telegram.press(message, buttons(edit)["↩️ Undo"])
    eventually(lambda: not linked.read(task)["done"])


def test_ten_minutes_later_moves_the_reminder(linked: Person, telegram: Telegram) -> None:
    task = linked.task("Tea", reminder_time=in_seconds(3))
    [call] = eventually(telegram.reminders)

    telegram.press(call["response"]["result"], buttons(call)["+10 min"])

    eventually(lambda: not linked.read(task)["reminder_sent"])
    snoozed = linked.read(task)
    wait = instant(snoozed["reminder_time"]) - instant(call["at"])
    assert timedelta(minutes=10) <= wait < timedelta(minutes=11)


def test_a_flooded_bot_waits_as_long_as_it_is_told_and_sends_once(
    linked: Person, telegram: Telegram
) -> None:
    telegram.fault("429", retry_after=3, times=1)
    linked.task("Tea", reminder_time=in_seconds(3))

    eventually(lambda: len(telegram.reminders()) == 2)

    refused, sent = telegram.reminders()
    assert refused["response"]["ok"] is False
    wait = instant(sent["at"]) - instant(refused["at"])
    assert timedelta(seconds=3) <= wait < timedelta(seconds=6)


def test_a_blocked_bot_is_seen_and_stops_nobody_else(
    linked: Person,
    somebody: Callable[..., Person],
    telegram: Telegram,
    client: Any,
    clock: Clock,
) -> None:
    other_chat = Telegram(client, telegram.interface, telegram.chat_id + 500)
    other = somebody()
    other_chat.link(other)
    telegram.fault("403", times=1)
    at = in_seconds(60)
    blocked = linked.task("for nobody", reminder_time=at)
    other.task("for the other", reminder_time=at)

    clock.move(set=at)
    eventually(other_chat.reminders)

    eventually(lambda: linked.read(blocked)["reminders"][0]["channel"] == "email")
    assert linked.call("GET", "/telegram/link").json()["blocked"] is True


def test_a_repeated_update_has_one_effect(
    somebody: Callable[..., Person], telegram: Telegram
) -> None:
    person = somebody()
    code = person.call("POST", "/telegram/link").json()["url"].partition("start=")[2]
    message = {"message_id": 1, "date": 1, "chat": telegram.chat, "from": telegram.user}
    payload = {"update_id": telegram.chat_id, "message": {**message, "text": f"/start {code}"}}

    statuses = [telegram.deliver(payload) for _ in range(3)]

    assert statuses == [200] * 3
    eventually(telegram.calls)
    person.task("Tea", reminder_time=in_seconds(3))
    eventually(telegram.reminders)
    assert len(telegram.calls()) == 2


def test_a_used_code_links_nobody_else(
    linked: Person, somebody: Callable[..., Person], telegram: Telegram, client: Any
) -> None:
    person = somebody()
    code = person.call("POST", "/telegram/link").json()["url"].partition("start=")[2]
    thief = Telegram(client, telegram.interface, telegram.chat_id + 700)
    owner = Telegram(client, telegram.interface, telegram.chat_id + 701)
    owner.say(f"/start {code}")
    eventually(lambda: person.call("GET", "/telegram/link").json()["linked"])

    thief.say(f"/start {code}")

    [answer] = eventually(thief.calls)
    assert "no longer works" in answer["params"]["text"]
