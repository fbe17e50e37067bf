"""Reminders by mail on the deployed product."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.e2e.inbox import Inbox
from tests.e2e.person import Person, Telegram, eventually, in_seconds

pytestmark = pytest.mark.deployed


@pytest.fixture
def reminders(inbox: Inbox) -> Callable[[Person], list[Any]]:
    """The reminders that a person got by mail."""
    return lambda person: inbox.of(person.email, subject="Reminder: ")


def test_without_telegram_a_reminder_comes_by_mail_once(
    somebody: Callable[..., Person], reminders: Callable[[Person], list[Any]]
) -> None:
    person = somebody()
    task = person.task("Buy milk", reminder_time=in_seconds(3))

    [mail] = eventually(lambda: reminders(person))

    assert mail["subject"] == "Reminder: Buy milk"
    assert mail["text"].startswith("Reminder: Buy milk\n\n")
    [reminder] = person.read(task)["reminders"]
    assert (reminder["state"], reminder["channel"]) == ("sent", "email")


def test_who_blocked_the_bot_gets_this_and_the_next_one_by_mail(
    linked: Person, telegram: Telegram, reminders: Callable[[Person], list[Any]]
) -> None:
    eventually(telegram.calls)  # the answer to /start, which is not to meet the fault
    telegram.fault("403", times=1)
    linked.task("first", reminder_time=in_seconds(3))
    eventually(lambda: reminders(linked))

    linked.task("second", reminder_time=in_seconds(3))

    eventually(lambda: len(reminders(linked)) == 2)
    assert {mail["subject"] for mail in reminders(linked)} == {
        "Reminder: first",
        "Reminder: second",
    }
    assert not any("second" in call["params"]["text"] for call in telegram.reminders())


def test_quiet_hours_hold_what_is_not_urgent(linked: Person, telegram: Telegram) -> None:
    now, hour = datetime.now(ZoneInfo("Europe/Moscow")), timedelta(hours=1)
    quiet = {"from": f"{now - hour:%H:%M}", "to": f"{now + hour:%H:%M}"}
    assert linked.call("PATCH", "/user", {"quiet_hours": quiet}).status_code == 200
    at = in_seconds(3)
    task = linked.task(
        "whatever", reminders=[{"at": at}, {"at": at, "urgent": True, "channel": "telegram"}]
    )

    [call] = eventually(telegram.reminders)

    assert call["params"]["text"] == "Reminder: whatever"
    eventually(
        lambda: (
            {one["urgent"]: one["state"] for one in linked.read(task)["reminders"]}
            == {True: "sent", False: "held"}
        )
    )
