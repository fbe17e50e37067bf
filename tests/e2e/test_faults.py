"""
The main job while AWS misbehaves: throttles, conflicts, messages late, twice and out of order.

None of these hits between an effect and its record for good, so nothing may be doubled either.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.e2e.clock import Clock
from tests.e2e.person import Person, Telegram, eventually, instant
from tests.e2e.write_load import Writer, writing

pytestmark = pytest.mark.deployed

_SEED = 11
_ROUGH = {"throttled": 0.04, "conflicts": 0.04, "doubled": 0.3, "jitter_ms": [20, 150]}
_TIME_TO_PLAN = timedelta(minutes=3)  # the clock passes over what of it is left
_JUST_BEFORE = timedelta(seconds=8)
_WAVES = 12
_EVERY = timedelta(seconds=1.5)
_DECLARED = frozenset({*range(200, 300), *range(400, 500), 503})


@pytest.fixture
def rough_aws(
    product: dict[str, Any], client: httpx.Client, say: list[str]
) -> Iterator[Callable[[], None]]:
    """Switches the faults on; what happened until the end of the test is reported."""
    url = product["aws"] + "/_launcher/faults"

    def begin() -> None:
        client.post(url, json={"seed": _SEED, **_ROUGH}).raise_for_status()

    yield begin
    happened = client.post(url, json={}).raise_for_status().json()
    say.append(f"faults of the world: {happened}")
    assert min(happened.get(what, 0) for what in ("throttled", "conflicts", "doubled")) > 10


@pytest.fixture
def answers(client: httpx.Client) -> Iterator[list[httpx.Response]]:
    """Every answer of the API while the test runs."""
    seen: list[httpx.Response] = []

    def note(answer: httpx.Response) -> None:
        if "/api/" in answer.url.path and "/_local/" not in answer.url.path:
            answer.read()
            seen.append(answer)

    client.event_hooks["response"].append(note)
    yield seen
    client.event_hooks["response"].clear()


def _undeclared(answer: httpx.Response) -> bool:
    """Whether an answer is none of the contract's."""
    if answer.status_code not in _DECLARED:
        return True
    return answer.is_error and not {"message", "code", "request_id"} <= set(answer.json())


def _planned(person: Person, title: str, at: datetime) -> None:
    """A task with a reminder, asked for again as long as the answer is 503, as clients do."""
    body = {"title": title, "reminder_time": at.isoformat(timespec="milliseconds")}
    key = {"Idempotency-Key": title}
    eventually(lambda: person.call("POST", "/tasks", body, **key).status_code == 201)


def test_reminders_and_updates_bear_the_faults_of_the_world(
    client: httpx.Client,
    somebody: Callable[..., Person],
    telegram: Telegram,
    rough_aws: Callable[[], None],
    answers: list[httpx.Response],
    clock: Clock,
) -> None:
    chats = [Telegram(client, telegram.interface, telegram.chat_id + n) for n in range(5)]
    people = [somebody() for _ in chats]
    for person, chat in zip(people, chats, strict=True):
        chat.link(person)
    rough_aws()
    first = datetime.now(UTC).replace(microsecond=0) + _TIME_TO_PLAN
    due = {}
    for wave in range(_WAVES):
        for person, chat in zip(people, chats, strict=True):
            title = f"{wave}/{chat.chat_id}"
            due[title] = first + wave * _EVERY
            _planned(person, title, due[title])
    clock.move(set=(first - _JUST_BEFORE).isoformat())
    writers = [Writer(person, seed) for seed, person in enumerate([somebody(), somebody()])]
    stopped = threading.Event()
    threads = writing(writers, stopped)
    statuses = [chat.say("/help") for chat in chats for _ in range(4)]

    eventually(lambda: len(_sent(chats)) >= len(due), within_s=240)
    stopped.set()
    for thread in threads:
        thread.join()

    eventually(lambda: all(len(_helped(chat)) == 4 for chat in chats), within_s=120)
    calls = _sent(chats)
    assert Counter(title for title, _ in calls) == Counter(due.keys())
    assert all(at >= due[title] for title, at in calls)
    eventually(lambda: all(_are_recorded(person) for person in people))
    assert statuses == [200] * len(statuses)
    assert [answer for answer in answers if _undeclared(answer)] == []
    assert [task_id for writer in writers for task_id in writer.lost()] == []


def _sent(chats: list[Telegram]) -> list[tuple[str, datetime]]:
    """Title and instant of every reminder that Telegram was given for these chats."""
    return [
        (call["params"]["text"].partition("Reminder: ")[2].partition("\n")[0], instant(call["at"]))
        for chat in chats
        for call in chat.reminders()
    ]


def _helped(chat: Telegram) -> list[Any]:
    """The answers to what was said after the link."""
    return [call for call in chat.calls() if "Reminder: " not in call["params"]["text"]][1:]


def _are_recorded(person: Person) -> bool:
    return all(task["reminder_sent"] for task in person.call("GET", "/tasks?limit=200").json())
