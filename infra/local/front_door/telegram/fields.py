"""Reads the fields of what the chat page sends."""

from typing import Any

from infra.local.front_door.errors import AnswerError
from infra.local.front_door.telegram.bot import Bot
from infra.local.front_door.telegram.chats import Message
from infra.local.front_door.telegram.person import User, read_person

Document = dict[str, Any]


def person_of(document: Document) -> User:
    """Who does it; 422 without an id and a name."""
    return read_person(object_of(document, "person"))


def message_of(document: Document, bot: Bot) -> Message:
    """The message that `chat_id` and `message_id` name; 404 when there is none."""
    message = bot.chats.message(number_of(document, "chat_id"), number_of(document, "message_id"))
    if message is None:
        raise AnswerError(404, "not_found")
    return message


def group_of(document: Document, bot: Bot) -> dict[str, Any]:
    """The group that `chat_id` names; 404 when there is none."""
    chat = bot.chats.chat(number_of(document, "chat_id"))
    if chat is None or chat["type"] == "private":
        raise AnswerError(404, "not_found")
    return chat


def object_of(document: Document, name: str) -> Document:
    """A field that is an object; 422 for anything else."""
    value = document.get(name)
    if not isinstance(value, dict):
        raise _wrong(name, "an object")
    return value


def number_of(document: Document, name: str) -> int:
    """A field that is a whole number; 422 for anything else."""
    value = document.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(name, "a whole number")
    return value


def text_of(document: Document, name: str) -> str:
    """A field that is a text with something in it; 422 for anything else."""
    value = document.get(name)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(name, "a text")
    return value


def numbers_of(document: Document, name: str) -> list[int]:
    """A field that is an array of whole numbers, [] without it; 422 for anything else."""
    values = document.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, int) for value in values):
        raise _wrong(name, "whole numbers")
    return values


def _wrong(name: str, wanted: str) -> AnswerError:
    return AnswerError(422, "invalid_input", fields={name: wanted})
