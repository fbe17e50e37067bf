"""The bot that the product speaks as."""

import sqlite3
from dataclasses import dataclass, field
from typing import Any

from infra.local.front_door.telegram import chats, facts, presses, users
from infra.local.front_door.telegram.chats import Chats, Message
from infra.local.front_door.telegram.facts import Facts
from infra.local.front_door.telegram.presses import Presses
from infra.local.front_door.telegram.users import Users
from infra.local.product_clock import ProductClock

SCHEMA = chats.SCHEMA + presses.SCHEMA + users.SCHEMA + facts.SCHEMA


@dataclass(frozen=True)
class Bot:
    """Who it is and what it can reach."""

    token: str = field(repr=False)
    name: str
    clock: ProductClock
    database: sqlite3.Connection

    @property
    def chats(self) -> Chats:
        """Chats and their messages."""
        return Chats(self.database)

    @property
    def presses(self) -> Presses:
        """Pressed buttons."""
        return Presses(self.database)

    @property
    def users(self) -> Users:
        """People."""
        return Users(self.database)

    @property
    def facts(self) -> Facts:
        """The bot's own settings."""
        return Facts(self.database)

    @property
    def revision(self) -> int:
        """Grows with every change of what is known."""
        return self.database.total_changes

    def user(self) -> dict[str, Any]:
        """The bot as a user of Telegram; its id is the number before the token's colon."""
        number = self.token.partition(":")[0]
        return {
            "id": int(number) if number.isdecimal() else 1,
            "is_bot": True,
            "first_name": self.name,
            "username": self.name,
        }

    def wrote(self, message: Message) -> bool:
        """Whether this message is the bot's own."""
        author = message.get("from")
        return isinstance(author, dict) and author.get("id") == self.user()["id"]
