"""
Fill a running product with an example: two people, forty tasks.

Everything goes through the public API, with ids made here, so that a second run changes nothing.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from rich.console import Console
from rich.progress import track

DEMO_EMAIL = "anna@example.com"
_TIMEOUT_S = 40.0  # the first call waits for the start of a worker, at most the gateway's 30 s
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


def main() -> None:
    """Register the people and give each of them twenty tasks."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--api", required=True)
    parser.add_argument("--password", required=True)
    given = parser.parse_args()
    console = Console(file=sys.stderr)
    with httpx.Client(base_url=given.api, timeout=_TIMEOUT_S) as client:
        for person in PEOPLE:
            headers = _signed_in(client, person, given.password)
            tasks = list(_tasks(person, datetime.now(UTC)))
            for task in track(tasks, description=person.email, console=console):
                _add(client, task, headers)


def _signed_in(client: httpx.Client, person: Person, password: str) -> dict[str, str]:
    account = {"email": person.email, "password": password}
    profile = {"language": person.language, "timezone": person.timezone}
    made = client.post("/user", json={**account, **profile})
    if made.status_code != 409:
        made.raise_for_status()
    client.cookies.clear()  # a program: cookies are for browsers and would want an Origin
    session = client.post("/session", json=account).raise_for_status().json()
    client.cookies.clear()
    return {"Authorization": f"Bearer {session['access_token']}"}


def _tasks(person: Person, now: datetime) -> Iterator[dict[str, Any]]:
    """Twenty tasks: each plan twice, a week apart; every second with a time, every fourth done."""
    for number in range(20):
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


def _add(client: httpx.Client, task: dict[str, Any], headers: dict[str, str]) -> None:
    done = task.pop("done")
    made = client.post("/tasks", json=task, headers=headers)
    if made.status_code == 409:
        return
    made.raise_for_status()
    if done:
        path = f"/tasks/{task['id']}"
        client.patch(path, json={"done": True}, headers=headers).raise_for_status()


if __name__ == "__main__":
    main()
