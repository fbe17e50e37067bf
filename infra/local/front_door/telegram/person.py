"""What a person can do in a chat with the bot, as the updates that Telegram makes of it."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from infra.local.front_door.errors import AnswerError
from infra.local.front_door.telegram.chats import Message
from infra.local.front_door.telegram.delivery import Delivery

Update = dict[str, Any]

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(@\w+)?")


def read_person(document: Mapping[str, Any]) -> dict[str, Any]:
    """
    A user of Telegram as the chat page describes him.

    Raises:
        AnswerError: 422 without a positive id and a name.
    """
    number, name = document.get("id"), document.get("first_name")
    wrong = {}
    if not isinstance(number, int) or not 0 < number < 1 << 52:
        wrong["id"] = "a whole number above 0"
    if not isinstance(name, str) or not name.strip():
        wrong["first_name"] = "a name"
    if wrong:
        raise AnswerError(422, "invalid_input", fields=wrong)
    optional = ("username", "language_code")
    return {
        "id": number,
        "is_bot": False,
        "first_name": name,
        **{key: str(document[key]) for key in optional if document.get(key)},
    }


def writes(delivery: Delivery, person: dict[str, Any], content: dict[str, Any]) -> Update:
    """The person sends a message with this content (text, location…) to the bot."""
    message = _message(delivery, person, delivery.bot.chats.next_message_id(person["id"]), content)
    return {"update_id": delivery.next_update_id(), "message": message}


def edits(delivery: Delivery, before: Message, text: str) -> Update:
    """The person changes the text of an own message."""
    message = before | {"text": text, "edit_date": delivery.bot.clock.now_s()}
    return {"update_id": delivery.next_update_id(), "edited_message": message}


def presses(delivery: Delivery, person: dict[str, Any], message: Message, data: str) -> Update:
    """The person presses an inline button under a message of the bot."""
    press = {
        "id": str(uuid4().int >> 64),
        "from": person,
        "message": message,
        "chat_instance": str(message["chat"]["id"]),
        "data": data,
    }
    return {"update_id": delivery.next_update_id(), "callback_query": press}


def blocks(delivery: Delivery, person: dict[str, Any], *, blocked: bool) -> Update:
    """The person blocks the bot, or lets it speak again."""
    bot = delivery.bot.user()
    statuses = ("member", "kicked") if blocked else ("kicked", "member")
    was, now = ({"user": bot, "status": status} for status in statuses)
    change = {
        "chat": _private_chat(person),
        "from": person,
        "date": delivery.bot.clock.now_s(),
        "old_chat_member": was,
        "new_chat_member": now,
    }
    return {"update_id": delivery.next_update_id(), "my_chat_member": change}


def _message(
    delivery: Delivery, person: dict[str, Any], message_id: int, content: dict[str, Any]
) -> Message:
    return {
        "message_id": message_id,
        "from": person,
        "chat": _private_chat(person),
        "date": delivery.bot.clock.now_s(),
        **content,
        **_entities(content.get("text", "")),
    }


def _private_chat(person: dict[str, Any]) -> dict[str, Any]:
    shown = ("id", "first_name", "username")
    return {"type": "private"} | {name: person[name] for name in shown if name in person}


def _entities(text: str) -> dict[str, Any]:
    command = _COMMAND.match(text)
    if command is None:
        return {}
    return {"entities": [{"type": "bot_command", "offset": 0, "length": len(command[0])}]}
