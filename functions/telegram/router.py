"""
Which part of the conversation answers which update.

Answering may happen twice for one update (a crash between the effect and the record of its
replies), so whatever is done here is the same when done again: ids come from the update, instants
from `received_at`.
"""

from collections.abc import Sequence
from typing import Any

from functions.runtime.observe import log
from functions.telegram import commands, presses
from functions.telegram.writer import Writer, writer_of
from vestnik import bootstrap
from vestnik.telegram.updates import Call, StoredUpdate


def answer(update: StoredUpdate, holder: str) -> Sequence[Call]:
    """Do what an update asks for, while the chat is the holder's, and say so."""
    payload = update.payload
    if callback := payload.get("callback_query"):
        desk = bootstrap.chat_desk(update.chat_id, holder)
        return presses.pressed(callback, writer_of(callback["from"], update), update, desk)
    if message := payload.get("message"):
        return _message(message, update)
    if member := payload.get("my_chat_member"):
        commands.membership(member)
    else:
        log.info("update of no interest", update_id=update.update_id)
    return ()


def _message(message: dict[str, Any], update: StoredUpdate) -> Sequence[Call]:
    sender, chat = message.get("from"), message["chat"]
    if sender is None or chat.get("type") != "private":
        return ()
    writer: Writer = writer_of(sender, update)
    command, _, rest = str(message.get("text") or "").strip().partition(" ")
    if command == "/start":
        return commands.start(writer, rest.strip())
    return commands.help_text(writer)
