"""People of the example and their tasks, with ids made here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import httpx

from infra.local.run.announcement import DEMO_EMAIL, MANAGER_EMAIL

_PLANS_RU = (
    "Купить молоко", "Позвонить маме", "Оплатить интернет", "Забрать посылку", "Полить цветы",
    "Записаться к врачу", "Сдать отчёт", "Поздравить Олега", "Продлить страховку", "Вынести ёлку",
)  # fmt: skip
_PLANS_EN = (
    "Buy milk", "Call the bank", "Renew the passport", "Pick up the parcel", "Water the plants",
    "Book a dentist", "Send the report", "Congratulate Olga", "Pay the rent", "Fix the bicycle",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Somebody of the example."""

    email: str
    language: str
    timezone: str
    plans: tuple[str, ...]


PEOPLE = (
    Person(DEMO_EMAIL, "ru", "Europe/Moscow", _PLANS_RU),
    Person("john@example.com", "en", "Europe/London", _PLANS_EN),
)
MANAGER = Person(MANAGER_EMAIL, "ru", "Europe/Moscow", ())


def tasks_of(person: Person, now: datetime) -> Iterator[dict[str, Any]]:
    """Each plan twice, a week apart; every second with a time, every fourth done."""
    for number in range(2 * len(person.plans)):
        plan = person.plans[number % len(person.plans)]
        task: dict[str, Any] = {
            "id": f"demo-{person.language}-{number:04d}",
            "title": plan if number < len(person.plans) else f"{plan} ({number})",
            "priority": 1 + number % 4,
        }
        if number % 2:
            at = now + timedelta(days=1 + number, hours=number % 7)
            task["reminder_time"] = at.replace(minute=0, second=0, microsecond=0).isoformat()
        yield {**task, "done": number % 4 == 2}


def add_task(client: httpx.Client, task: dict[str, Any], headers: dict[str, str]) -> None:
    """Add it, finished if it is to be, unless it is there."""
    done = task.pop("done")
    made = client.post("/tasks", json=task, headers=headers)
    if made.status_code == 409:
        return
    made.raise_for_status()
    if done:
        path = f"/tasks/{task['id']}"
        client.patch(path, json={"done": True}, headers=headers).raise_for_status()
