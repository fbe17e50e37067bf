"""Commands of a private chat: /start with and without a linking code."""

from collections.abc import Mapping, Sequence
from typing import Any

from functions.telegram.replies import answer_press, edit_text, send_text
from functions.telegram.writer import Writer
from vestnik import bootstrap, clock
from vestnik.accounts.model import LinkResult
from vestnik.accounts.telegram_link import link_telegram
from vestnik.tasks.merging import move_at_once
from vestnik.telegram.updates import Call
from vestnik.texts import render

CONFIRM_LINK = "link:"  # callback data of the confirming button, followed by the code


def start(writer: Writer, code: str) -> Sequence[Call]:
    """Greet; with a code, tie this chat to the account that made it."""
    unblock(writer)
    if code:
        return _link(writer, code, confirmed=False)
    text = "start-linked" if writer.user else "start-unlinked"
    url = bootstrap.config().app_url
    return [_say(writer, render(writer.language, text, url=url))]


def help_text(writer: Writer) -> Sequence[Call]:
    """What this bot does, for whatever else is written to it."""
    url = bootstrap.config().app_url
    return [_say(writer, render(writer.language, "help", url=url))]


def _link(writer: Writer, code: str, *, confirmed: bool) -> Sequence[Call]:
    outcome = link_telegram(
        code,
        writer.identity,
        now=clock.now(),
        accounts=bootstrap.accounts(),
        joining=bootstrap.joining(),
        confirmed=confirmed,
    )
    if outcome.merge:
        move_at_once(outcome.merge, bootstrap.mover())
    if outcome.result is LinkResult.NEEDS_CONFIRMATION:
        button = {
            "text": render(writer.language, "button-confirm-link"),
            "callback_data": CONFIRM_LINK + code,
        }
        text = render(writer.language, "link-confirm")
        return [send_text(writer.identity.chat_id, text, {"inline_keyboard": [[button]]})]
    language = outcome.user.language if outcome.user else writer.language
    text = render(language, "link-" + outcome.result.replace("_", "-"))
    return [send_text(writer.identity.chat_id, text)]


def confirm_link(callback: Mapping[str, Any], writer: Writer, code: str) -> Sequence[Call]:
    """The button under the question whether an older link may be dropped."""
    replies = _link(writer, code, confirmed=True)
    text = str(replies[0].params["text"])
    message = callback.get("message")
    edits = edit_text(message, text, None) if message else ()
    return [answer_press(callback, text), *edits]


def membership(member: Mapping[str, Any]) -> None:
    """Remember that a person has blocked the bot, or let it back in."""
    chat, status = member["chat"], member["new_chat_member"]["status"]
    if chat.get("type") != "private":
        return
    user = bootstrap.accounts().user_of_telegram(int(chat["id"]))
    if user and user.telegram:
        blocked = status == "kicked"
        bootstrap.accounts().set_blocked(user.id, user.telegram.telegram_id, blocked=blocked)


def unblock(writer: Writer) -> None:
    """Whoever writes /start can be reached again."""
    user = writer.user
    if user and user.telegram and user.telegram.blocked:
        bootstrap.accounts().set_blocked(user.id, user.telegram.telegram_id, blocked=False)


def _say(writer: Writer, text: str) -> Call:
    return send_text(writer.identity.chat_id, text)
