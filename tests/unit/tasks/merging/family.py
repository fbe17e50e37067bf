"""Anna, and the account that her phone had before it was linked to hers."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from tests.factories import NOON, a_user
from tests.fakes.hints import FakeHints
from tests.fakes.outbox import an_outbox
from tests.support.world import World
from vestnik.accounts.cleared_store import ClearedStore
from vestnik.accounts.merge import MERGE, Joining, addressee
from vestnik.accounts.merge_store import MergeStore
from vestnik.accounts.model import LinkResult, Merge, TelegramIdentity
from vestnik.accounts.store import AccountStore
from vestnik.accounts.telegram_link import link_telegram, start_telegram_link
from vestnik.emails.forgetting import forget
from vestnik.emails.store import MailStore
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.merging import MovableTasks, Mover, go_on, has_tasks
from vestnik.tasks.model import Task
from vestnik.tasks.store import TaskStore
from vestnik.tasks.use_cases import (
    CreateTask,
    create_task,
)

PHONE = TelegramIdentity(telegram_id=5, chat_id=5, username="anna", language_code="ru")
IN_AN_HOUR = NOON + timedelta(hours=1)


class Family:
    """Anna, who signs in with an e-mail address, and the account of her phone."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.accounts, self.owners, self.hints = AccountStore(), ClearedStore(), FakeHints()
        self.tasks = TaskStore(self.owners.cleared)
        self.accounts.add(a_user(telegram=None))
        self.accounts.add(a_user("phone", email=None))
        world.desk = replace(world.desk, tasks=self.tasks, owners=self.owners)
        world.courier = replace(world.courier, user=self.addressee, user_ahead=self.addressee)

    def addressee(self, user_id: str) -> Any:
        return addressee(user_id, accounts=self.accounts)

    def given(self, title: str, user_id: str = "phone", **options: Any) -> Task:
        task_id = options.pop("task_id", None)
        command = CreateTask(
            user_id=user_id,
            changes=TaskChanges(title=title, **options),
            source="telegram",
            request_hash=f"made of {title}",
            task_id=task_id,
        )
        return create_task(command, self.world.desk)[0]

    def linked(self) -> Merge:
        """Anna's phone is linked to her account; what is left is to be moved."""
        code, _ = start_telegram_link("anna", epoch=0, now=self.world.now, accounts=self.accounts)
        outcome = link_telegram(
            code,
            PHONE,
            now=self.world.now,
            accounts=self.accounts,
            joining=Joining(
                an_outbox(),
                self.world.due,
                self.hints,
                lambda: self.world.now,
                has_tasks=lambda user_id: has_tasks(user_id, tasks=self.tasks),
            ),
            confirmed=True,
        )
        assert outcome.result is LinkResult.LINKED
        assert outcome.merge is not None
        return outcome.merge

    def mover(self, tasks: MovableTasks | None = None, steps: int = 10**6) -> Mover:
        """Has time for so many tasks."""
        left = iter(range(steps))
        return Mover(
            merges=MergeStore(),
            tasks=tasks or self.tasks,
            has_account=lambda user_id: self.accounts.user(user_id) is not None,
            changes=self.world.changes,
            activity=self.world.activity,
            cleared=self.owners.cleared,
            due=self.world.due,
            hints=self.hints,
            reminder_hints=self.world.hints,
            forget_mails=partial(forget, kept=MailStore(), due=self.world.due),
            now=lambda: self.world.now,
            wait_until_ms=self.world.wait_until_ms,
            has_time=lambda: next(left, None) is not None,
        )

    def run_hints(self, **options: Any) -> None:
        """What the worker does with every entry of merges whose time has come."""
        for entry in self.world.entries(MERGE):
            go_on(entry, self.mover(**options))

    def ids(self, user_id: str) -> list[str]:
        return list(self.tasks.ids_of(user_id))

    def is_over(self) -> bool:
        return self.accounts.user("phone") is None and not self.world.entries(MERGE)
