"""What every part of the conversation is given, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final
from zoneinfo import ZoneInfo

from functions.telegram import replies
from vestnik.accounts.model import TelegramIdentity, User
from vestnik.conversations.model import Place, Waiting
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import Task
from vestnik.tasks.use_cases import Desk, edit_task, get_task
from vestnik.telegram.updates import Call, StoredUpdate
from vestnik.texts import Language, render
from vestnik.texts.dates import short_instant

Keyboard = Mapping[str, Any]

SOURCE = "telegram"  # what the history of a task says


class _Unchanged(Enum):
    UNCHANGED = "unchanged"


UNCHANGED: Final = _Unchanged.UNCHANGED


@dataclass(frozen=True)
class Turn:
    """
    What the bot says, and what it waits for then.

    `toast`: the line that a pressed button is answered with.
    """

    calls: tuple[Call, ...] = ()
    waiting: Waiting | _Unchanged | None = None
    toast: str = ""


@dataclass(frozen=True)
class Talk:
    """
    Something that a person wrote or pressed, and what answering works with.

    `message`: what he wrote, or what stood above the pressed button. `waiting`: the dialogue that
    it comes into.
    """

    update: StoredUpdate
    identity: TelegramIdentity
    user: User
    desk: Desk
    message: Mapping[str, Any]
    waiting: Waiting | None = None

    @property
    def language(self) -> Language:
        return self.user.language

    @property
    def at(self) -> datetime:
        """When it was written or pressed."""
        return self.update.received_at

    @property
    def place(self) -> Place:
        """Where his dialogue is kept."""
        return Place(self.update.chat_id, self.identity.telegram_id)

    @property
    def is_private(self) -> bool:
        return bool(self.message["chat"].get("type") == "private")

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.user.timezone)

    def words(self, message_id: str, **values: str | int) -> str:
        """A text in the person's language."""
        return render(self.language, message_id, **values)

    def when(self, instant: datetime) -> str:
        """`today at 19:00` in the person's zone."""
        return short_instant(
            instant, now=self.at, timezone=self.user.timezone, language=self.language
        )

    def task(self, task_id: str) -> Task:
        """A task of his; raises NotFoundError."""
        return get_task(self.user.id, task_id, self.desk)

    def edit(self, task_id: str, changes: TaskChanges) -> Task:
        """Change a task of his; raises as `edit_task`."""
        return edit_task(self.user.id, task_id, changes, self.desk, source=SOURCE)

    def say(self, text: str, keyboard: Keyboard | None = None) -> tuple[Call, ...]:
        """New messages; in a group they answer the person's."""
        asked_by = None if self.is_private else int(self.message["message_id"])
        return replies.send_text(self.update.chat_id, text, keyboard, reply_to=asked_by)

    def rewrite(self, text: str, keyboard: Keyboard | None = None) -> tuple[Call, ...]:
        """Another text for the message above the pressed button."""
        return replies.edit_text(self.update.chat_id, self.message["message_id"], text, keyboard)
