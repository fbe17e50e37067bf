"""People and their things, with whatever a test doesn't care about filled in."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from vestnik.accounts.model import TelegramLink, User
from vestnik.clients.model import Client, settled
from vestnik.emails.model import Mail, MailKind

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


def a_mail(kind: MailKind = MailKind.REMINDER, **changes: Any) -> Mail:
    """A mail to that user that has not been tried yet; by default it reminds of tea."""
    mail = Mail(
        id="mail1",
        user_id="anna",
        kind=kind,
        language="ru",
        timezone="Europe/Moscow",
        values={"task_id": "tea00001", "title": "Tea", "late_s": 0},
        about="anna:tea00001:1",
        made_at=NOON,
        next_at=NOON,
        address="anna@example.com",
    )
    return replace(mail, **changes)


def a_client(client_id: str = "client1", **changes: Any) -> Client:
    """A client in Moscow who has been in the directory since noon."""
    client = Client(
        id=client_id,
        phone="79161234567",
        operator_code="916",
        created_at=NOON,
    )
    return settled(replace(client, **changes), NOON)
