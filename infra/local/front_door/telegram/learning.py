"""What Telegram knows once somebody has caused an update: the chat, the message, the press."""

from collections.abc import Mapping
from typing import Any, TypeGuard

from infra.local.front_door.telegram.bot import Bot


def learn(bot: Bot, update: Mapping[str, Any]) -> None:
    """Remember what the update shows; parts that aren't of Telegram's shape are passed over."""
    update_id = update.get("update_id")
    if _is_id(update_id):
        last = bot.chats.fact("last update_id") or 0
        bot.chats.remember_fact("last update_id", max(last, update_id))
    for name in ("message", "edited_message"):
        if isinstance(message := update.get(name), dict):
            _learn_message(bot, message, message.get("from"))
    if isinstance(press := update.get("callback_query"), dict):
        _learn_press(bot, press, update_id if _is_id(update_id) else 0)
    if isinstance(member := update.get("my_chat_member"), dict):
        _learn_membership(bot, member)


def _learn_press(bot: Bot, press: dict[str, Any], update_id: int) -> None:
    message = press.get("message")
    chat_id = None
    if isinstance(message, dict) and _learn_chat(bot, message.get("chat"), press.get("from")):
        chat_id = message["chat"]["id"]
        _keep_if_new(bot, {"from": bot.user(), **message})
    if isinstance(press.get("id"), str) and press["id"].isascii():
        bot.chats.remember_press(press["id"], update_id, chat_id)


def _keep_if_new(bot: Bot, message: dict[str, Any]) -> None:
    number = message.get("message_id")
    if _is_id(number) and bot.chats.message(message["chat"]["id"], number) is None:
        bot.chats.keep_message(message)


def _learn_membership(bot: Bot, member: dict[str, Any]) -> None:
    now = member.get("new_chat_member")
    if _learn_chat(bot, member.get("chat"), member.get("from")) and isinstance(now, dict):
        bot.chats.block(member["chat"]["id"], blocked=now.get("status") in ("kicked", "left"))


def _learn_message(bot: Bot, message: dict[str, Any], person: object) -> None:
    if not _learn_chat(bot, message.get("chat"), person) or not _is_id(message.get("message_id")):
        return
    chat_id = message["chat"]["id"]
    if bot.chats.is_blocked(chat_id):
        bot.chats.block(chat_id, blocked=False)
    before = bot.chats.message(chat_id, message["message_id"])
    if before is None or not bot.wrote(before):
        bot.chats.keep_message(message)


def _learn_chat(bot: Bot, chat: object, person: object) -> bool:
    if not isinstance(chat, dict) or not _is_id(chat.get("id")):
        return False
    if not isinstance(person, dict):
        person = {"id": chat["id"], "is_bot": False, "first_name": str(chat["id"])}
    bot.chats.remember_chat(chat, person)
    return True


def _is_id(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 62
