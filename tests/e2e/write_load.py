"""People who write all the time, and remember what they were answered."""

import contextlib
import random
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.e2e.person import Person

DELETED = None  # the title of a task that is no longer there
_A_PAGE = 200


@dataclass
class Writer:
    """
    One person at his own tasks, one write after another.

    `known`: id -> title by the last answer. `asked`: what was asked for since and not answered; it
    may have happened or not.
    """

    person: Person
    seed: int
    acknowledged: int = 0
    known: dict[str, str | None] = field(default_factory=dict)
    asked: dict[str, str | None] = field(default_factory=dict)

    def write_until(self, stopped: threading.Event) -> None:
        """Write until told to stop, or until nobody answers; an error is no acknowledgement."""
        choice = random.Random(f"{self.seed} {self.acknowledged}")
        while not stopped.is_set():
            with contextlib.suppress(httpx.HTTPStatusError):
                try:
                    self._write(choice)
                except httpx.TransportError:
                    return

    def lost(self) -> list[str]:
        """Acknowledged writes that are not there, and titles that nobody ever wrote."""
        found = titles(self.person)
        wrong = [task_id for task_id in self.known if not self._is_as_written(task_id, found)]
        self.known.update({task_id: found.get(task_id) for task_id in self.asked})
        self.asked.clear()
        return wrong

    def _is_as_written(self, task_id: str, found: dict[str, str]) -> bool:
        there = found.get(task_id, DELETED)
        return there in {self.known[task_id], self.asked.get(task_id, self.known[task_id])}

    def _write(self, choice: random.Random) -> None:
        act = choice.choices(("add", "rename", "delete"), (6, 3, 1))[0]
        mine = [
            task_id
            for task_id, title in self.known.items()
            if title is not DELETED and task_id not in self.asked
        ]
        title = f"{choice.getrandbits(64):x}"
        if act == "add" or not mine:
            self._add(title)
        elif act == "rename":
            self._ask("PATCH", choice.choice(mine), title, {"title": title})
        else:
            self._ask("DELETE", choice.choice(mine), DELETED, None)

    def _add(self, title: str) -> None:
        answer = self.person.call("POST", "/tasks", {"title": title})
        answer.raise_for_status()
        self.known[answer.json()["id"]] = title
        self.acknowledged += 1

    def _ask(self, method: str, task_id: str, title: str | None, body: Any) -> None:
        self.asked[task_id] = title
        self.person.call(method, f"/tasks/{task_id}", body).raise_for_status()
        self.known[task_id] = self.asked.pop(task_id)
        self.acknowledged += 1


def writing(writers: Iterable[Writer], stopped: threading.Event) -> list[threading.Thread]:
    """All of them at once, each in a thread of his own."""
    threads = [threading.Thread(target=one.write_until, args=(stopped,)) for one in writers]
    for thread in threads:
        thread.start()
    return threads


def titles(person: Person) -> dict[str, str]:
    """Id -> title of every open task."""
    found: dict[str, str] = {}
    path: str | None = f"/tasks?limit={_A_PAGE}"
    while path:
        page = person.call("GET", path)
        page.raise_for_status()
        found |= {task["id"]: task["title"] for task in page.json()}
        path = _next(page)
    return found


def _next(page: httpx.Response) -> str | None:
    url = page.links.get("next", {}).get("url")
    return url.partition("/api")[2] if url else None
