"""What stands behind commands and behind the buttons of the keyboard."""

from collections.abc import Callable, Mapping

from functions.telegram import adding, clearing, linking, lists, settings, weblink, zones
from functions.telegram.buttons import inline, reply_keyboard, url_button
from functions.telegram.talk import Talk, Turn
from vestnik import bootstrap

Command = Callable[[Talk, str], Turn]


def start(talk: Talk, _rest: str) -> Turn:
    """What this bot does, in two lines, and its keyboard."""
    return Turn(talk.say(talk.words("start"), reply_keyboard(talk.language)))


def help_text(talk: Talk, _rest: str) -> Turn:
    """All that can be said to it."""
    url = bootstrap.config().app_url
    keyboard = reply_keyboard(talk.language) if talk.is_private else None
    return Turn(talk.say(talk.words("help", url=url), keyboard))


def cancel(talk: Talk, _rest: str) -> Turn:
    """Leave whatever dialogue there is."""
    text = talk.words("cancelled" if talk.waiting else "nothing-to-cancel")
    return Turn(talk.say(text, reply_keyboard(talk.language) if talk.is_private else None))


def unknown(talk: Talk, _rest: str) -> Turn:
    """A command that nobody knows."""
    return Turn(talk.say(talk.words("unknown-command")))


def only_private(talk: Talk, _rest: str) -> Turn:
    """What concerns the account is nobody else's business."""
    url = f"https://t.me/{bootstrap.config().telegram_bot_name}"
    open_chat = url_button(talk.words("button-open-chat"), url)
    return Turn(talk.say(talk.words("only-private"), inline([open_chat])))


_TASKS: Mapping[str, Command] = {
    "new_task": adding.asked,
    "tasks": lists.open_list,
    "today": lists.today,
    "rmtask": lists.to_delete,
    "rmtasks": clearing.asked,
    "remind": lists.to_remind,
    "help": help_text,
    "cancel": cancel,
}
_ACCOUNT: Mapping[str, Command] = {
    "start": start,
    "web": weblink.made,
    "settings": settings.shown,
    "tz": zones.command,
    "lang": settings.language_command,
    "link": linking.explained,
    "unlink": linking.unlink_asked,
}


def command_of(name: str, *, private: bool) -> Command:
    """What a command does here."""
    if name in _ACCOUNT:
        return _ACCOUNT[name] if private else only_private
    return _TASKS.get(name, unknown)
