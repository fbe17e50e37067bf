"""People with linked chats, and the reminders that they set through the API."""

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx

from bench.stack import Stack
from tests.e2e.person import PASSWORD, Person, Telegram

CHATS = 40  # enough that no chat is due twice within a second at 17 a second
_AT_ONCE = 4
_FIRST_CHAT = 9000


@dataclass(frozen=True)
class Created:
    """Reminders that were set: what they are due at, and when their requests were under way."""

    due_s: Mapping[str, float]
    spans_s: Sequence[tuple[float, float]]

    @property
    def last_due_s(self) -> float:
        return max(self.due_s.values())


def register(stack: Stack, count: int = CHATS) -> list[Person]:
    """New people, each linked to a chat of his own."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(lambda number: _linked(stack, number), range(count)))


def _linked(stack: Stack, number: int) -> Person:
    client = httpx.Client(timeout=120, trust_env=False)
    person = Person.registered(client, stack.api, f"bench{number}@example.com", "en")
    Telegram(client, stack.double, _FIRST_CHAT + number).link(person)
    return person


def create(people: Sequence[Person], due_s: Mapping[str, float]) -> Created:
    """Set a reminder for each key, taking turns among the people."""
    items = list(due_s.items())

    def set_one(number: int) -> tuple[float, float]:
        key, at_s = items[number]
        begun_s = time.time()
        _set(people[number % len(people)], key, _instant(at_s))
        return begun_s, time.time()

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return Created(due_s, list(pool.map(set_one, range(len(items)))))


def _set(person: Person, title: str, at: str) -> None:
    """One request; a token of an earlier run may have ended, then he signs in again."""
    body = {"title": title, "reminder_time": at}
    answer = person.call("POST", "/tasks", body)
    if answer.status_code == 401:
        _sign_in(person)
        answer = person.call("POST", "/tasks", body)
    if answer.status_code != 201:
        raise RuntimeError(f"a reminder was refused: {answer.text}")


def _sign_in(person: Person) -> None:
    account = {"email": person.email, "password": PASSWORD}
    answer = person.client.post(f"{person.api}/session", json=account)
    person.client.cookies.clear()
    person.token = answer.raise_for_status().json()["access_token"]


def spread(prefix: str, *, count: int, first_s: float, over_s: float) -> dict[str, float]:
    """Keys with evenly spread due times, whole milliseconds; `over_s` 0: all at one instant."""
    step_s = over_s / count
    return {f"{prefix}{n:05d}": round(first_s + n * step_s, 3) for n in range(count)}


def _instant(at_s: float) -> str:
    return datetime.fromtimestamp(at_s, UTC).isoformat(timespec="milliseconds")
