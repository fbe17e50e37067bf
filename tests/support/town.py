"""People with tasks in some zones, a clock in the hand, and what runs at their midnights."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import time_machine

from tests.factories import a_user
from tests.support.tables import items_of
from vestnik import bootstrap, clock
from vestnik.accounts.model import User
from vestnik.digests import walk
from vestnik.digests.begin import begin_nights
from vestnik.digests.model import DIGEST
from vestnik.digests.walk import Walker
from vestnik.emails.model import MAIL, Mail
from vestnik.platform.due import Entry
from vestnik.platform.due.entry import key_of
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import Task
from vestnik.tasks.use_cases import CreateTask, create_task, delete_task, edit_task

_FAR_MS = 10**13 - 1
_A_WHILE = timedelta(seconds=90)  # longer than any lease, and than a night waits to begin


class Town:
    """The product's own adapters over emulated tables."""

    def __init__(self, traveller: time_machine.Traveller) -> None:
        self._traveller = traveller

    def move_to(self, instant: datetime) -> None:
        # Half a millisecond more, so that no rounding down of a float loses one.
        self._traveller.move_to(instant + timedelta(microseconds=500))

    def settle(self, user_id: str = "anna", **changes: Any) -> User:
        """Somebody gets an account."""
        chat = {"telegram": None} if "telegram" not in changes else {}
        user = a_user(user_id, **chat, **changes)
        assert bootstrap.accounts().add(user)
        return user

    def person(self, user_id: str = "anna") -> User:
        user = bootstrap.accounts().user(user_id)
        assert user is not None
        return user

    def row(self, user_id: str = "anna") -> dict[str, Any]:
        """A person's row as it is stored."""
        [row] = [
            one
            for one in items_of("accounts")
            if one["pk"] == f"U#{user_id}" and one["sk"] == "user"
        ]
        return row

    def add(self, title: str, user_id: str = "anna", **changes: Any) -> Task:
        command = CreateTask(user_id, TaskChanges(title=title, **changes), "api", "hash")
        return create_task(command, bootstrap.desk())[0]

    def finish(self, task: Task) -> None:
        changes = TaskChanges(done=True)
        edit_task(task.user_id, task.id, changes, bootstrap.desk())

    def delete(self, task: Task) -> None:
        delete_task(task.user_id, task.id, bootstrap.desk())

    def look_for_midnights(self) -> int:
        """What the schedule does."""
        return begin_nights(bootstrap.watch())

    def nights(self) -> list[Entry]:
        return self._entries(DIGEST)

    def walk(self, has_time: Callable[[], bool] = lambda: True, **parts: Any) -> None:
        """What the worker does with every night that is due now."""
        for entry in self.nights():
            if entry.due_ms <= clock.now_ms():
                walk.go_on(entry, self.walker(has_time, **parts))

    def walker(self, has_time: Callable[[], bool] = lambda: True, **parts: Any) -> Walker:
        return replace(bootstrap.walker(has_time), **parts)

    def live_through(self, midnight: datetime) -> None:
        """A midnight, the schedule after it, and the night until everybody has been served."""
        self.move_to(midnight)
        self.look_for_midnights()
        for _ in range(20):
            if not self.nights():
                return
            self.move_to(clock.now() + _A_WHILE)
            self.walk()
        raise AssertionError("the night has no end")

    def mails(self, user_id: str = "anna") -> list[Mail]:
        return list(bootstrap.mails().of_user(user_id))

    def mail(self, user_id: str = "anna") -> Mail:
        [mail] = self.mails(user_id)
        return mail

    def mail_entries(self) -> list[Entry]:
        return self._entries(MAIL)

    @staticmethod
    def _entries(kind: str) -> list[Entry]:
        part = bootstrap.due().read(kind, from_key="", before_key=key_of(_FAR_MS), limit=10_000)
        return part.entries
