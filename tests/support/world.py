"""The smallest world: real rows on an emulated DynamoDB, queues in memory, a clock in the hand."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.factories import NOON, a_user
from tests.fakes.activity import FakeActivity
from tests.fakes.bot import FakeBot
from tests.fakes.changes import FakeChanges
from tests.fakes.hints import FakeHints
from tests.fakes.owners import FakeOwners
from tests.fakes.post import FakePost
from tests.fakes.quota import FakeQuota
from vestnik import clock
from vestnik.accounts.mail_rules import hindrance_of
from vestnik.accounts.model import User
from vestnik.emails.model import Mail
from vestnik.emails.send import Clerk
from vestnik.emails.store import MailStore
from vestnik.platform.due import Entry
from vestnik.platform.due.entry import key_of
from vestnik.platform.due.table import DueTable
from vestnik.platform.sender import MemorySender
from vestnik.reminders.deliver import Courier
from vestnik.reminders.store import ReminderStore
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.limits import OpenCounts
from vestnik.tasks.model import ReminderState, Task
from vestnik.tasks.store import TaskStore
from vestnik.tasks.use_cases import CreateTask, Desk, create_task

FAR_MS = 10**13 - 1


@dataclass
class World:
    """Begins at noon of 22 November 2026, UTC."""

    now: datetime = NOON
    hints: FakeHints = field(default_factory=FakeHints)
    due: DueTable = field(default_factory=DueTable)
    bot: FakeBot = field(default_factory=FakeBot)
    mail_hints: FakeHints = field(default_factory=FakeHints)
    post: FakePost = field(default_factory=FakePost)
    chat_post: FakePost = field(default_factory=FakePost)
    quota: FakeQuota = field(default_factory=FakeQuota)
    refused: list[tuple[Mail, str]] = field(default_factory=list)
    changes: FakeChanges = field(default_factory=FakeChanges)
    activity: FakeActivity = field(default_factory=FakeActivity)
    users: dict[str, User] = field(default_factory=lambda: {"anna": a_user()})
    blocked: list[str] = field(default_factory=list)
    counts: OpenCounts = field(default_factory=lambda: OpenCounts(burst=60, per_s=2))
    sender: MemorySender = field(default_factory=lambda: MemorySender(8))

    def __post_init__(self) -> None:
        self.owners = FakeOwners(self.users)
        numbers = itertools.count(1)
        self.desk = Desk(
            tasks=TaskStore(self.owners.cleared),
            owners=self.owners,
            changes=self.changes,
            activity=self.activity,
            counts=self.counts,
            due=self.due,
            hints=self.hints,
            now=lambda: self.now,
            new_id=lambda: f"id{next(numbers):014d}",
            wait_until_ms=self.wait_until_ms,
        )
        self.courier = Courier(
            reminders=ReminderStore(),
            due=self.due,
            hints=self.hints,
            mail_hints=self.mail_hints,
            bot=self.bot,
            user=self.users.get,
            user_ahead=self.users.get,
            bot_blocked=lambda user: self.blocked.append(user.id),
            forget=self.due.delete,
            now=lambda: self.now,
            random=lambda: 0.5,
        )
        self.clerk = Clerk(
            mails=MailStore(),
            hindrance=lambda mail: hindrance_of(
                mail, self.users.get(mail.user_id), unconfirmed_too=True
            ),
            refused=lambda mail, reason: self.refused.append((mail, reason)),
            quota=self.quota,
            email_post=self.post,
            chat_post=self.chat_post,
            due=self.due,
            hints=self.mail_hints,
            now=lambda: self.now,
            random=lambda: 0.5,
        )

    @property
    def now_ms(self) -> int:
        return clock.to_ms(self.now)

    def advance(self, by: timedelta) -> None:
        self.now += by

    def wait_until_ms(self, instant_ms: int) -> None:
        self.now = max(self.now, clock.from_ms(instant_ms))

    def entries(self, kind: str) -> list[Entry]:
        return self.due.read(kind, from_key="", before_key=key_of(FAR_MS), limit=10_000).entries

    def titles(self, *, done: bool, user_id: str = "anna") -> Sequence[str]:
        page, _ = self.desk.tasks.page(user_id, done=done, after_key=None, limit=200)
        return [task.title for task in page]

    def given_task(self, title: str = "Tea", **changes: Any) -> Task:
        """A task of Anna's."""
        command = CreateTask(
            user_id="anna",
            changes=TaskChanges(title=title, **changes),
            source="api",
            request_hash="hash",
        )
        return create_task(command, self.desk)[0]

    def state_of(self, task: Task) -> ReminderState | None:
        """Where the main reminder stands."""
        found = self.desk.tasks.get(task.user_id, task.id)
        return found.main_reminder.state if found and found.main_reminder else None
