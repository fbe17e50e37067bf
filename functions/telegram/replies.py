"""The calls that answer an update."""

from collections.abc import Mapping, Sequence
from typing import Any

from vestnik.telegram.updates import Call


def send_text(chat_id: int, text: str, keyboard: Mapping[str, Any] | None = None) -> Call:
    """A message to a chat."""
    params: dict[str, Any] = {"chat_id": chat_id, "text": text}
    if keyboard is not None:
        params["reply_markup"] = keyboard
    return Call("sendMessage", params)


def answer_press(callback: Mapping[str, Any], toast: str) -> Call:
    """End the spinner on a button and show a line of up to 200 characters."""
    return Call("answerCallbackQuery", {"callback_query_id": callback["id"], "text": toast[:200]})


def edit_text(
    message: Mapping[str, Any], text: str, keyboard: Mapping[str, Any] | None
) -> Sequence[Call]:
    """Rewrite the message under which a button was pressed."""
    params: dict[str, Any] = {
        "chat_id": message["chat"]["id"],
        "message_id": message["message_id"],
        "text": text,
    }
    if keyboard is not None:
        params["reply_markup"] = keyboard
    return [Call("editMessageText", params)]
