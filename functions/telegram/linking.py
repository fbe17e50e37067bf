"""Tying a chat to an account of the web app, and untying it."""

from collections.abc import Mapping
from typing import Any

from functions.telegram import replies
from functions.telegram.buttons import Press, button, inline, reply_keyboard, url_button
from functions.telegram.talk import UNCHANGED, Talk, Turn
from vestnik import bootstrap, clock
from vestnik.accounts.model import LinkOutcome, LinkResult, TelegramIdentity
from vestnik.accounts.telegram_link import link_telegram, unlink_telegram
from vestnik.tasks.merging import move_at_once
from vestnik.telegram.updates import Call
from vestnik.texts import Language, choose_language, render

CONFIRM = "link:"  # data of the confirming button, followed by the code of 43 characters


def redeemed(identity: TelegramIdentity, code: str) -> tuple[Call, ...]:
    """/start with a code: tie the chat to the account that made it."""
    outcome, language = _link(identity, code, confirmed=False)
    if outcome.result is LinkResult.NEEDS_CONFIRMATION:
        confirm = {"text": render(language, "button-confirm-link"), "callback_data": CONFIRM + code}
        text = render(language, "link-confirm-merge" if outcome.would_merge else "link-confirm")
        return replies.send_text(identity.chat_id, text, inline([confirm]))
    linked = outcome.result is LinkResult.LINKED
    keyboard = reply_keyboard(language) if linked else None
    return replies.send_text(identity.chat_id, _result(outcome, language), keyboard)


def confirmed(
    identity: TelegramIdentity, code: str, callback: Mapping[str, Any]
) -> tuple[Call, ...]:
    """The button under the question whether an older tie may go."""
    outcome, language = _link(identity, code, confirmed=True)
    text = _result(outcome, language)
    answered = replies.answer_press(callback, text)
    message = callback.get("message")
    if not message:
        return (answered,)
    edits = replies.edit_text(identity.chat_id, message["message_id"], text, None)
    return (answered, *edits)


def _link(
    identity: TelegramIdentity, code: str, *, confirmed: bool
) -> tuple[LinkOutcome, Language]:
    accounts = bootstrap.accounts()
    outcome = link_telegram(
        code,
        identity,
        now=clock.now(),
        accounts=accounts,
        joining=bootstrap.joining(),
        confirmed=confirmed,
    )
    if outcome.merge:
        move_at_once(outcome.merge, bootstrap.mover())
    user = outcome.user or accounts.user_of_telegram(identity.telegram_id)
    if user:
        return outcome, user.language
    return outcome, choose_language(identity.language_code, default="ru")


def _result(outcome: LinkOutcome, language: Language) -> str:
    return render(language, "link-" + outcome.result.replace("_", "-"))


def explained(talk: Talk, _rest: str) -> Turn:
    """Command: how to tie the chat, or what it is tied to."""
    url = bootstrap.config().app_url
    if talk.user.email:
        return Turn(talk.say(talk.words("linked-to", email=talk.user.email)))
    open_app = url_button(talk.words("button-open-web"), url)
    return Turn(talk.say(talk.words("link-how"), inline([open_app])))


def unlink_asked(talk: Talk, _rest: str) -> Turn:
    """Command: ask whether the chat is to be forgotten."""
    if not talk.user.email:
        return Turn(talk.say(talk.words("error-telegram-is-only-way-in")))
    buttons = [
        button(talk.words("button-unlink"), Press("unlink")),
        button(talk.words("button-keep-link"), Press("stay")),
    ]
    return Turn(talk.say(talk.words("ask-unlink", email=talk.user.email), inline(buttons)))


def unlinked(talk: Talk, _press: Press) -> Turn:
    """Button: forget the chat."""
    unlink_telegram(talk.user.id, accounts=bootstrap.accounts())
    return Turn(talk.rewrite(talk.words("unlinked")), UNCHANGED)


def stayed(talk: Talk, _press: Press) -> Turn:
    """Button: leave it tied."""
    return Turn(talk.rewrite(talk.words("still-linked")), UNCHANGED)


def membership(member: Mapping[str, Any]) -> None:
    """Remember that a person has blocked the bot, or let it back in."""
    chat, status = member["chat"], member["new_chat_member"]["status"]
    if chat.get("type") != "private":
        return
    user = bootstrap.accounts().user_of_telegram(int(chat["id"]))
    if user and user.telegram:
        blocked = status == "kicked"
        bootstrap.accounts().set_blocked(user.id, user.telegram.telegram_id, blocked=blocked)


PRESSES = {"unlink": unlinked, "stay": stayed}
