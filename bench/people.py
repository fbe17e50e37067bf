"""People with linked chats, and the reminders that they set through the API."""

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx

from bench.stack import Stack
from tests.e2e.person import Person, Telegram

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
        people[number % len(people)].task(key, reminder_time=_instant(at_s))
        return begun_s, time.time()

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return Created(due_s, list(pool.map(set_one, range(len(items)))))


def spread(prefix: str, *, count: int, first_s: float, over_s: float) -> dict[str, float]:
    """Keys with evenly spread due times, whole milliseconds; `over_s` 0: all at one instant."""
    step_s = over_s / count
    return {f"{prefix}{n:05d}": round(first_s + n * step_s, 3) for n in range(count)}


def _instant(at_s: float) -> str:
    return datetime.fromtimestamp(at_s, UTC).isoformat(timespec="milliseconds")
