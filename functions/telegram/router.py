"""Which part of the conversation answers which update."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from functions.runtime.observe import log
from functions.telegram import adding, linking, presses, zones
from functions.telegram.buttons import command_of_label
from functions.telegram.commands import command_of
from functions.telegram.dialogues import next_step
from functions.telegram.groups import addressed_text
from functions.telegram.reasons import reason
from functions.telegram.replies import answer_press
from functions.telegram.talk import UNCHANGED, Talk, Turn
from functions.telegram.writer import identity_of, talk_of
from vestnik import bootstrap
from vestnik.errors import ForbiddenError, TransientError, VestnikError
from vestnik.telegram.updates import Call, StoredUpdate
from vestnik.texts import choose_language, render

_WORDLESS = frozenset(
    {"animation", "audio", "contact", "dice", "document", "photo", "poll", "sticker", "venue"}
    | {"video", "video_note", "voice"}
)


def answer(update: StoredUpdate, holder: str) -> Sequence[Call]:
    """Do what an update asks for, while the chat is the holder's, and say so."""
    for kind, part in _PARTS.items():
        if kind in update.payload:
            try:
                return part(update.payload[kind], update, holder)
            except ForbiddenError:
                log.info("update of a disabled account", update_id=update.update_id)
                return ()
    log.info("update of no interest", update_id=update.update_id)
    return ()


def _press(callback: Mapping[str, Any], update: StoredUpdate, holder: str) -> Sequence[Call]:
    data, message = str(callback.get("data") or ""), callback.get("message")
    identity = identity_of(callback["from"])
    if message is None:
        language = choose_language(identity.language_code, default="ru")
        return (answer_press(callback, render(language, "press-stale")),)
    if data.startswith(linking.CONFIRM):
        return linking.confirmed(identity, data.removeprefix(linking.CONFIRM), callback)
    talk = talk_of(identity, message, update, holder)
    turn = presses.pressed(talk, data)
    _remember(talk, turn, holder)
    return (answer_press(callback, turn.toast), *turn.calls)


def _message(message: Mapping[str, Any], update: StoredUpdate, holder: str) -> Sequence[Call]:
    text = _text_for_us(message)
    if text is None:
        return ()
    identity = identity_of(message["from"])
    code = text.removeprefix("/start ").strip() if text.startswith("/start ") else ""
    if code and message["chat"].get("type") == "private":
        return linking.redeemed(identity, code)
    talk = talk_of(identity, message, update, holder)
    return _answered(talk, holder, lambda: _turn(talk, text))


def _edited(message: Mapping[str, Any], update: StoredUpdate, holder: str) -> Sequence[Call]:
    text = _text_for_us(message)
    if not text or text.startswith("/"):
        return ()
    talk = talk_of(identity_of(message["from"]), message, update, holder)
    return _answered(talk, holder, lambda: adding.edited(talk, text))


def _member(member: Mapping[str, Any], _update: StoredUpdate, _holder: str) -> Sequence[Call]:
    linking.membership(member)
    return ()


def _text_for_us(message: Mapping[str, Any]) -> str | None:
    """What a person says to the bot, empty where it has no words; None: he doesn't speak to it."""
    if not message.get("from") or message["from"].get("is_bot"):
        return None
    text = str(message.get("text") or message.get("caption") or "").strip()
    if message["chat"].get("type") == "private":
        return text
    return addressed_text(message, text)


def _turn(talk: Talk, text: str) -> Turn:
    if location := talk.message.get("location"):
        return zones.located(talk, location)
    if not text:
        return _wordless(talk)
    if command := command_of_label(text):
        return command_of(command, private=talk.is_private)(talk, "")
    if text.startswith("/"):
        name, _, rest = text[1:].partition(" ")
        return command_of(name.partition("@")[0].lower(), private=talk.is_private)(
            talk, rest.strip()
        )
    return next_step(talk)(talk, text)


def _wordless(talk: Talk) -> Turn:
    """Pictures and the like get a friendly line, what Telegram itself writes gets none."""
    if not _WORDLESS & talk.message.keys():
        return Turn(waiting=UNCHANGED)
    return Turn(talk.say(talk.words("no-words")), UNCHANGED)


def _answered(talk: Talk, holder: str, turn_of: Callable[[], Turn]) -> Sequence[Call]:
    try:
        turn = turn_of()
    except TransientError:
        raise
    except VestnikError as error:
        turn = Turn(talk.say(reason(talk, error)), UNCHANGED)
    _remember(talk, turn, holder)
    return turn.calls


def _remember(talk: Talk, turn: Turn, holder: str) -> None:
    if turn.waiting is UNCHANGED or turn.waiting == talk.waiting:
        return
    bootstrap.conversations(talk.update.chat_id, holder).wait(
        talk.place, turn.waiting, update_id=talk.update.update_id, now=talk.at
    )


_PARTS: Mapping[str, Callable[[Mapping[str, Any], StoredUpdate, str], Sequence[Call]]] = {
    "callback_query": _press,
    "message": _message,
    "edited_message": _edited,
    "my_chat_member": _member,
}
