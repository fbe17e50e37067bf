"""What Telegram knows once somebody has caused an update: people, chats, messages, presses."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from infra.local.front_door.telegram.bot import Bot
from infra.local.front_door.telegram.presses import Press

_OUT = ("kicked", "left")


def learn(bot: Bot, update: Mapping[str, Any]) -> None:
    """Remember what the update shows; parts that aren't of Telegram's shape are passed over."""
    update_id = update.get("update_id")
    if _is_id(update_id):
        last = bot.facts.read("last update_id") or 0
        bot.facts.remember("last update_id", max(last, update_id))
    for name in ("message", "edited_message"):
        if isinstance(message := update.get(name), dict):
            _learn_message(bot, message)
    if isinstance(press := update.get("callback_query"), dict):
        _learn_press(bot, press, update_id if _is_id(update_id) else 0)
    if isinstance(member := update.get("my_chat_member"), dict):
        _learn_membership(bot, member)


def _learn_press(bot: Bot, press: dict[str, Any], update_id: int) -> None:
    message = press.get("message")
    chat_id = message_id = None
    if isinstance(message, dict) and _learn_chat(bot, message.get("chat"), press.get("from")):
        chat_id, message_id = message["chat"]["id"], message.get("message_id")
        _keep_if_new(bot, {"from": bot.user(), **message})
    if isinstance(press.get("id"), str) and press["id"].isascii():
        bot.presses.remember(
            Press(
                callback_query_id=press["id"],
                update_id=update_id,
                chat_id=chat_id,
                message_id=message_id if _is_id(message_id) else None,
                data=_text(press.get("data")),
                pressed_at=bot.clock.timestamp(),
            )
        )


def _keep_if_new(bot: Bot, message: dict[str, Any]) -> None:
    number = message.get("message_id")
    if _is_id(number) and bot.chats.message(message["chat"]["id"], number) is None:
        bot.chats.keep_message(message)


def _learn_membership(bot: Bot, member: dict[str, Any]) -> None:
    now = member.get("new_chat_member")
    if _learn_chat(bot, member.get("chat"), member.get("from")) and isinstance(now, dict):
        bot.chats.block(member["chat"]["id"], blocked=now.get("status") in _OUT)


def _learn_message(bot: Bot, message: dict[str, Any]) -> None:
    is_known = _learn_chat(bot, message.get("chat"), message.get("from"))
    if not is_known or not _is_id(message.get("message_id")):
        return
    chat_id = message["chat"]["id"]
    if bot.chats.is_blocked(chat_id):
        bot.chats.block(chat_id, blocked=False)
    before = bot.chats.message(chat_id, message["message_id"])
    if before is None or not bot.wrote(before):
        bot.chats.keep_message(message)
    bot.chats.force_reply(chat_id, None)
    _learn_members(bot, message)
    if _is_id(to := message.get("migrate_to_chat_id")):
        bot.chats.migrate(chat_id, to)


def _learn_members(bot: Bot, message: dict[str, Any]) -> None:
    chat_id = message["chat"]["id"]
    for user in _people(message.get("new_chat_members")):
        bot.users.remember(user)
        bot.users.join(chat_id, user["id"])
    for user in _people([message.get("left_chat_member")]):
        bot.users.leave(chat_id, user["id"])


def _learn_chat(bot: Bot, chat: object, person: object) -> bool:
    if not isinstance(chat, dict) or not _is_id(chat.get("id")):
        return False
    for user in _people([person]):
        bot.users.remember(user)
        if chat["id"] < 0:
            bot.users.join(chat["id"], user["id"])
    if not isinstance(person, dict):
        person = {"id": chat["id"], "is_bot": False, "first_name": str(chat["id"])}
    kind = "private" if chat["id"] > 0 else "group"
    bot.chats.remember_chat({"type": kind, **chat}, person)
    return True


def _people(users: object) -> Iterator[dict[str, Any]]:
    for user in users if isinstance(users, list) else ():
        if not isinstance(user, dict) or user.get("is_bot"):
            continue
        if _is_id(user.get("id")) and isinstance(user.get("first_name"), str):
            yield user


def _is_id(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 62


def _text(value: object) -> str | None:
    """Text that SQLite can keep."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else None
