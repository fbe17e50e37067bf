"""What people see of the bot before they write to it: its commands and the menu button."""

from collections.abc import Iterator

from infra.deployment.bot_api import BotApi
from vestnik.texts import Language, render

FOR_ALL = ("new_task", "tasks", "today", "rmtask", "rmtasks", "remind")
PRIVATE_ONLY = ("web", "settings", "tz", "lang", "link", "unlink")  # what concerns the account
CLOSING = ("help", "cancel")
SCOPES = {
    "all_private_chats": (*FOR_ALL, *PRIVATE_ONLY, *CLOSING),
    "all_group_chats": (*FOR_ALL, *CLOSING),
}
LANGUAGES: dict[str, Language] = {"": "en", "ru": "ru", "en": "en"}  # "": everybody else


def set_menu(bot: BotApi) -> None:
    """
    Show the commands in each language, by the kind of chat, behind the menu button.

    Raises:
        TelegramError: Telegram can't be reached or refuses.
    """
    for params in _command_lists():
        bot.call("setMyCommands", params)
    bot.call("setChatMenuButton", {"menu_button": {"type": "commands"}})


def _command_lists() -> Iterator[dict[str, object]]:
    for scope, names in SCOPES.items():
        for code, language in LANGUAGES.items():
            commands = [
                {"command": name, "description": _described(name, language)} for name in names
            ]
            yield {"scope": {"type": scope}, "language_code": code, "commands": commands}


def _described(name: str, language: Language) -> str:
    return render(language, "command-" + name.replace("_", "-"))
