"""What the bot says about itself: name, commands, menu button."""

import json
import re
from typing import Any

from infra.local.front_door.telegram.bot import Bot
from infra.local.front_door.telegram.methods.messages import get_chat
from infra.local.front_door.telegram.params import Params
from infra.local.front_door.telegram.refusals import bad_request

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")
_SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)


def get_me(bot: Bot, _params: Params) -> dict[str, Any]:
    """The bot as a user."""
    return bot.user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


def set_my_commands(bot: Bot, params: Params) -> bool:
    """The list of commands for a scope and a language."""
    commands = params["commands"]
    _check_scope(bot, params)
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    bot.facts.remember(_commands_key(params), commands)
    return True


def get_my_commands(bot: Bot, params: Params) -> list[dict[str, str]]:
    """The commands of exactly this scope and language."""
    commands: list[dict[str, str]] = bot.facts.read(_commands_key(params)) or []
    return commands


def commands_for(bot: Bot, chat_id: int, language: str) -> list[dict[str, str]]:
    """
    The commands that a person with this language sees in a chat.

    Source: https://core.telegram.org/bots/api#determining-list-of-commands
    """
    kind = "all_private_chats" if chat_id > 0 else "all_group_chats"
    for scope in ({"type": "chat", "chat_id": chat_id}, {"type": kind}, {"type": "default"}):
        for code in (language, ""):
            if commands := get_my_commands(bot, {"scope": scope, "language_code": code}):
                return commands
    return []


def delete_my_commands(bot: Bot, params: Params) -> bool:
    """No commands for this scope and language."""
    _check_scope(bot, params)
    bot.facts.remember(_commands_key(params), [])
    return True


def set_chat_menu_button(bot: Bot, params: Params) -> bool:
    """The button beside the input field, of one chat or of all."""
    if "chat_id" in params and get_chat(bot, params)["type"] != "private":
        raise bad_request("chat is not a private chat")
    bot.facts.remember(_menu_key(params), params.get("menu_button", {"type": "default"}))
    return True


def get_chat_menu_button(bot: Bot, params: Params) -> dict[str, Any]:
    """The button of one chat, or the one of all chats."""
    button: dict[str, Any] | None = bot.facts.read(_menu_key(params)) or bot.facts.read("menu")
    return button or {"type": "commands"}


def _check_scope(bot: Bot, params: Params) -> None:
    scope = params.get("scope", {"type": "default"})
    if scope["type"] not in _SCOPES:
        raise bad_request("unsupported type specified")
    if "chat_id" in scope:
        get_chat(bot, scope)
    if not _LANGUAGE.fullmatch(params.get("language_code", "")):
        raise bad_request("invalid language code specified")


def _commands_key(params: Params) -> str:
    scope = json.dumps(params.get("scope", {"type": "default"}), sort_keys=True)
    return f"commands {scope} {params.get('language_code', '')}"


def _menu_key(params: Params) -> str:
    return f"menu {params['chat_id']}" if "chat_id" in params else "menu"
