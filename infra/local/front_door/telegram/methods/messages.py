"""Messages of the bot: sent, edited, deleted."""

from typing import Any

from infra.local.front_door.telegram.bot import Bot
from infra.local.front_door.telegram.chats import Message
from infra.local.front_door.telegram.params import Params
from infra.local.front_door.telegram.refusals import (
    bad_request,
    blocked,
    migrated,
    never_written,
)
from infra.local.front_door.telegram.rules import check_markup, message_text

_CHAT_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
_DELETABLE_FOR_S = 48 * 3600  # https://core.telegram.org/bots/api#deletemessage
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def send_message(bot: Bot, params: Params) -> Message:
    """A new message at the end of the chat."""
    chat = get_chat(bot, params)
    markup = params.get("reply_markup")
    text = message_text(params)
    check_markup(markup, chat)
    message: Message = {
        "message_id": bot.chats.next_message_id(chat["id"]),
        "from": bot.user(),
        "chat": chat,
        "date": bot.clock.now_s(),
        "text": text,
        **_optional("entities", params.get("entities")),
        **_optional("link_preview_options", params.get("link_preview_options")),
        **_optional("reply_to_message", _replied_message(bot, chat, params)),
        **_optional("reply_markup", _inline(markup)),
    }
    bot.chats.keep_message(message)
    bot.chats.note_sent(message, fixed=markup is not None and "inline_keyboard" not in markup)
    _show_reply_keyboard(bot, message, markup)
    return message


def edit_message_text(bot: Bot, params: Params) -> Message:
    """Another text, and another keyboard or none, for a message of the bot."""
    message = _own_message(bot, params)
    changed = {"text": message_text(params), **_optional("entities", params.get("entities"))}
    rest = {name: value for name, value in message.items() if name not in ("text", "entities")}
    return _edited(bot, message, rest | changed, params.get("reply_markup"))


def edit_message_reply_markup(bot: Bot, params: Params) -> Message:
    """Another keyboard, or none, under a message of the bot."""
    message = _own_message(bot, params)
    return _edited(bot, message, message, params.get("reply_markup"))


def delete_message(bot: Bot, params: Params) -> bool:
    """Delete one message of the last two days; in a private chat the person's own too."""
    chat = get_chat(bot, params)
    message = bot.chats.message(chat["id"], params["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    if not (bot.wrote(message) or chat["type"] == "private"):
        raise bad_request("message can't be deleted")
    sent_at = bot.chats.sent_at(chat["id"], params["message_id"])
    if sent_at is not None and bot.clock.now_s() - sent_at > _DELETABLE_FOR_S:
        raise bad_request("message can't be deleted for everyone")
    bot.chats.delete_message(chat["id"], params["message_id"])
    return True


def delete_messages(bot: Bot, params: Params) -> bool:
    """Delete several messages; those that can't be found are skipped."""
    chat = get_chat(bot, params)
    if not 1 <= len(params["message_ids"]) <= 100:
        raise bad_request("there must be 1-100 message identifiers")
    for message_id in params["message_ids"]:
        bot.chats.delete_message(chat["id"], message_id)
    return True


def send_chat_action(bot: Bot, params: Params) -> bool:
    """ "Typing…" and its kin."""
    get_chat(bot, params)
    if params["action"] not in _CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def get_chat(bot: Bot, params: Params) -> dict[str, Any]:
    """The chat that a call is about; it must have written to the bot before."""
    chat_id = params.get("chat_id")
    if not isinstance(chat_id, int):
        raise bad_request("chat not found")
    if to := bot.chats.migrated_to(chat_id):
        raise migrated(to)
    chat = bot.chats.chat(chat_id)
    if chat is None:
        raise never_written() if bot.users.user(chat_id) else bad_request("chat not found")
    if bot.chats.is_blocked(chat_id):
        raise blocked(chat["type"])
    return chat


def _own_message(bot: Bot, params: Params) -> Message:
    if "message_id" not in params:
        raise bad_request("message identifier is not specified")
    chat = get_chat(bot, params)
    message = bot.chats.message(chat["id"], params["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    if not bot.wrote(message) or bot.chats.is_fixed(chat["id"], params["message_id"]):
        raise bad_request("message can't be edited")
    return message


def _edited(bot: Bot, before: Message, content: Message, markup: dict[str, Any] | None) -> Message:
    check_markup(markup, before["chat"])
    bare = {name: value for name, value in content.items() if name != "reply_markup"}
    after = bare | _optional("reply_markup", _inline(markup))
    if after == before:
        raise bad_request(_NOT_MODIFIED)
    after["edit_date"] = bot.clock.now_s()
    bot.chats.keep_message(after)
    return after


def _replied_message(bot: Bot, chat: dict[str, Any], params: Params) -> Message | None:
    reply = params.get("reply_parameters")
    if reply is None:
        return None
    message = bot.chats.message(chat["id"], reply.get("message_id", 0))
    if message is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message and {key: value for key, value in message.items() if key != "reply_to_message"}


def _show_reply_keyboard(bot: Bot, message: Message, markup: dict[str, Any] | None) -> None:
    chat_id, asks = message["chat"]["id"], markup or {}
    if "keyboard" in asks:
        bot.chats.show_keyboard(chat_id, asks)
    if "remove_keyboard" in asks:
        bot.chats.show_keyboard(chat_id, None)
    if "force_reply" in asks:
        bot.chats.force_reply(chat_id, {**asks, "message_id": message["message_id"]})


def _inline(markup: dict[str, Any] | None) -> dict[str, Any] | None:
    return markup if markup and markup.get("inline_keyboard") else None


def _optional(name: str, value: object) -> dict[str, Any]:
    return {} if value in (None, []) else {name: value}
