"""The worker as it is registered, with no more rights than it is given."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

import app as product
from functions.runtime import punctual
from tests.explore.stage import InlinePool
from tests.factories import NOON, a_link, a_user
from tests.support.permissions import permitted
from vestnik import bootstrap, clock
from vestnik.platform.due import Entry, Hint
from vestnik.platform.due.entry import key_of
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.use_cases import REMINDER, CreateTask, create_task
from vestnik.telegram.outcome import Outcome, Sent

DUE = NOON + timedelta(minutes=1)
SECOND = timedelta(seconds=1)
FAR_MS = 10**13 - 1


class _Context:
    def get_remaining_time_in_millis(self) -> int:
        return 60_000


class _Bot:
    """Takes every message; knows how many it was told to expect at one instant."""

    def __init__(self) -> None:
        self.expected = 0
        self.sent: list[tuple[int, str]] = []

    def open(self, count: int) -> None:
        self.expected = count

    def call(self, _method: str, params: Mapping[str, Any]) -> Outcome:
        self.sent.append((clock.now_ms(), params["text"]))
        return Sent(1)


@pytest.fixture
def traveller(monkeypatch: pytest.MonkeyPatch) -> Iterator[time_machine.Traveller]:
    """Time stands still, except for who waits; what is asked of AWS is watched in his thread."""
    with time_machine.travel(NOON, tick=False) as made:

        def wait_until_ms(instant_ms: int) -> None:
            made.move_to((max(instant_ms, clock.now_ms()) + 0.5) / 1000)

        monkeypatch.setattr(clock, "wait_until_ms", wait_until_ms)
        monkeypatch.setattr(punctual, "ThreadPoolExecutor", InlinePool)
        yield made


@pytest.fixture
def bot(aws: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[_Bot]:
    """The chat of the person whose reminders are sent."""
    made = _Bot()
    monkeypatch.setattr(bootstrap.sending, "_direct_bot", lambda: made)
    bootstrap.courier.cache_clear()
    yield made
    bootstrap.courier.cache_clear()


def given_reminder(title: str, at: datetime) -> None:
    changes = TaskChanges(title=title, reminder_time=at)
    create_task(CreateTask("anna", changes, "api", "hash"), bootstrap.desk())


def entries() -> list[Entry]:
    known = bootstrap.due().read(REMINDER, from_key="", before_key=key_of(FAR_MS), limit=99)
    return list(known.entries)


def test_two_of_one_message_are_sent_at_their_instants_and_nothing_of_them_is_left_to_do(
    traveller: time_machine.Traveller, bot: _Bot
) -> None:
    bootstrap.accounts().add(a_user(telegram=a_link()))
    given_reminder("Tea", DUE)
    given_reminder("Coffee", DUE + SECOND)
    traveller.move_to(DUE - SECOND)
    hints = [Hint(one, one.due_ms, reserved=True).as_json() for one in entries()]
    record = {"messageId": "one", "body": json.dumps({"hints": hints})}

    with permitted("reminders"):
        answer = product.app.handler_map["reminders"]({"Records": [record]}, _Context())

    assert answer == {"batchItemFailures": []}
    due_ms = clock.to_ms(DUE)
    assert bot.sent == [(due_ms, "Напоминание: Tea"), (due_ms + 1_000, "Напоминание: Coffee")]
    assert bot.expected == 1
    assert entries() == []
