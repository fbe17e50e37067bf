"""What a person of the chat has got."""

from zoneinfo import ZoneInfo

from tests.support.chat import Chat
from vestnik import bootstrap
from vestnik.accounts.model import User
from vestnik.tasks.model import Task


def account(chat: Chat) -> User:
    """The account behind a person of Telegram."""
    user = bootstrap.accounts().user_of_telegram(chat.person_id)
    assert user is not None
    return user


def tasks(chat: Chat, *, done: bool = False) -> list[Task]:
    """The person's tasks of one list, the oldest first."""
    page, _ = bootstrap.desk().tasks.page(account(chat).id, done=done, after_key=None, limit=200)
    return list(reversed(page))


def whole(chat: Chat, task_id: str) -> Task:
    """One task as it is now, with all of its description."""
    task = bootstrap.desk().tasks.get(account(chat).id, task_id)
    assert task is not None
    return task


def wall(task: Task) -> str | None:
    """When its reminder comes, by Moscow's clocks."""
    if task.main_reminder is None:
        return None
    return f"{task.main_reminder.at.astimezone(ZoneInfo('Europe/Moscow')):%Y-%m-%d %H:%M}"
