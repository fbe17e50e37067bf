"""Where an account has things, and how each is erased: what waits loses its entry first."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Protocol

from vestnik.conversations.model import Place
from vestnik.emails.forgetting import ErasableMails, forget
from vestnik.erasure.model import Erasure
from vestnik.errors import ConditionRefusedError
from vestnik.platform.due import Due
from vestnik.tasks.merging import waiting_plans
from vestnik.tasks.model import Task
from vestnik.weblinks.ports import WebLinks


class ErasableTasks(Protocol):
    """The tasks of all people."""

    def all_of(self, user_id: str) -> Iterator[Task]:
        """Whole, as they are stored, deleted ones too."""

    def erase(self, task: Task) -> None:
        """Raises ConditionRefusedError: it has changed since it was read."""

    def erase_strays(self, user_id: str) -> Iterator[None]:
        """What belongs to no task any more, row by row."""


def tasks(erasure: Erasure, *, kept: ErasableTasks, due: Due) -> Iterator[None]:
    """Tasks with their reminders; one that is changed at this moment is met again."""
    for task in kept.all_of(erasure.user_id):
        for plan in waiting_plans(task):
            due.delete(due.entry(plan))
        with suppress(ConditionRefusedError):
            kept.erase(task)
        yield
    yield from kept.erase_strays(erasure.user_id)


def mails(erasure: Erasure, *, kept: ErasableMails, due: Due) -> Iterator[None]:
    """All mails to the account and its chat."""
    return forget(erasure.user_id, kept=kept, due=due)


def web_link(erasure: Erasure, *, links: WebLinks) -> Iterator[None]:
    """The web link, with what tells whose its token is."""
    if links.of_user(erasure.user_id):
        links.remove(erasure.user_id)
        yield


def chat(
    erasure: Erasure, *, forget: Callable[[int, datetime, str], Iterator[None]]
) -> Iterator[None]:
    """
    What was written in the private chat, and what was to be sent there.

    Whoever goes on after a crash finds the chat in his own hands.
    """
    if erasure.chat:
        yield from forget(erasure.chat.chat_id, erasure.began_at, f"erasure of {erasure.user_id}")


def dialogue(erasure: Erasure, *, forget: Callable[[Place, datetime], bool]) -> Iterator[None]:
    """What the bot waited for in the private chat."""
    if erasure.chat is None:
        return
    if forget(Place(erasure.chat.chat_id, erasure.chat.telegram_id), erasure.began_at):
        yield
