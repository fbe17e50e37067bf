"""What a person can do in a chat with the bot, as the updates that Telegram makes of it."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from infra.local.front_door.errors import AnswerError
from infra.local.front_door.telegram.chats import Message
from infra.local.front_door.telegram.content import Content, words
from infra.local.front_door.telegram.delivery import Delivery, Update

User = dict[str, Any]


def read_person(document: Mapping[str, Any]) -> User:
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
    optional = ("last_name", "username", "language_code")
    return {
        "id": number,
        "is_bot": False,
        "first_name": name,
        **{key: str(document[key]) for key in optional if document.get(key)},
    }


def private_chat(person: User) -> dict[str, Any]:
    """The chat of this person with the bot; it has the person's id."""
    shown = ("id", "first_name", "last_name", "username")
    return {"type": "private"} | {name: person[name] for name in shown if name in person}


def writes(
    delivery: Delivery,
    person: User,
    content: Content,
    chat: dict[str, Any],
    *,
    reply_to: Message | None = None,
) -> Update:
    """The person sends a message with this content, to the bot alone or to a group."""
    message = {
        "message_id": delivery.bot.chats.next_message_id(chat["id"]),
        "from": person,
        "chat": chat,
        "date": delivery.bot.clock.now_s(),
        **content,
    }
    if reply_to is not None:
        message["reply_to_message"] = _without(reply_to, "reply_to_message")
    return {"update_id": delivery.next_update_id(), "message": message}


def edits(delivery: Delivery, before: Message, text: str) -> Update:
    """The person changes the text or the caption of an own message."""
    field = "text" if "text" in before else "caption"
    rest = _without(before, "entities", "caption_entities")
    message = rest | words(field, text) | {"edit_date": delivery.bot.clock.now_s()}
    return {"update_id": delivery.next_update_id(), "edited_message": message}


def presses(delivery: Delivery, person: User, message: Message, data: str) -> Update:
    """The person presses an inline button under a message of the bot."""
    press = {
        "id": str(uuid4().int >> 64),
        "from": person,
        "message": message,
        "chat_instance": str(message["chat"]["id"]),
        "data": data,
    }
    return {"update_id": delivery.next_update_id(), "callback_query": press}


def blocks(delivery: Delivery, person: User, *, blocked: bool) -> Update:
    """The person blocks the bot, or lets it speak again."""
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    return membership(delivery, private_chat(person), person, before=before, after=after)


def membership(
    delivery: Delivery, chat: dict[str, Any], person: User, *, before: str, after: str
) -> Update:
    """The bot's own place in a chat has changed; this person has done it."""
    change = {
        "chat": chat,
        "from": person,
        "date": delivery.bot.clock.now_s(),
        "old_chat_member": _member(delivery, before),
        "new_chat_member": _member(delivery, after),
    }
    return {"update_id": delivery.next_update_id(), "my_chat_member": change}


def _member(delivery: Delivery, status: str) -> dict[str, Any]:
    until = {"until_date": 0} if status == "kicked" else {}
    return {"user": delivery.bot.user(), "status": status, **until}


def _without(message: Message, *names: str) -> Message:
    return {name: value for name, value in message.items() if name not in names}
