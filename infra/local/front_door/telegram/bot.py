"""The bot that the product speaks as."""

from dataclasses import dataclass, field
from typing import Any

from infra.local.front_door.telegram.chats import Chats, Message
from infra.local.product_clock import ProductClock


@dataclass(frozen=True)
class Bot:
    """Who it is and what it can reach."""

    token: str = field(repr=False)
    name: str
    chats: Chats
    clock: ProductClock

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
