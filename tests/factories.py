"""People and their things, with whatever a test doesn't care about filled in."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from vestnik.accounts.model import TelegramLink, User

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def a_link(chat_id: int = 5, **changes: Any) -> TelegramLink:
    link = TelegramLink(telegram_id=chat_id, chat_id=chat_id, username="anna", since=NOON)
    return replace(link, **changes)


def a_user(user_id: str = "anna", **changes: Any) -> User:
    """A linked Russian-speaking user in Moscow."""
    user = User(
        id=user_id,
        email=f"{user_id}@example.com",
        language="ru",
        timezone="Europe/Moscow",
        created_at=NOON,
        telegram=a_link(),
    )
    return replace(user, **changes)
