"""The calls that answer an update."""

from collections.abc import Iterator, Mapping
from typing import Any

from vestnik.telegram.updates import Call

TEXT_MAX = 4096  # UTF-16 units, as Telegram counts
TOAST_MAX = 200


def send_text(
    chat_id: int,
    text: str,
    keyboard: Mapping[str, Any] | None = None,
    *,
    reply_to: int | None = None,
) -> tuple[Call, ...]:
    """Messages to a chat, as many as the text needs; the keyboard stands under the last one."""
    parts = list(split(text))
    calls = [_message(chat_id, part, reply_to) for part in parts[:-1]]
    last = _message(chat_id, parts[-1], reply_to, keyboard)
    return (*calls, last)


def _message(
    chat_id: int, text: str, reply_to: int | None, keyboard: Mapping[str, Any] | None = None
) -> Call:
    params: dict[str, Any] = {"chat_id": chat_id, "text": text}
    if reply_to is not None:
        params["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    if keyboard is not None:
        params["reply_markup"] = keyboard
    return Call("sendMessage", params)


def answer_press(callback: Mapping[str, Any], toast: str) -> Call:
    """End the spinner on a button and show a line of up to 200 characters."""
    params = {"callback_query_id": callback["id"], "text": cut(toast, TOAST_MAX)}
    return Call("answerCallbackQuery", params)


def edit_text(
    chat_id: int, message_id: int, text: str, keyboard: Mapping[str, Any] | None
) -> tuple[Call, ...]:
    """Another text for a message of ours."""
    params: dict[str, Any] = {
        "chat_id": chat_id,
        "message_id": message_id,
        "text": cut(text, TEXT_MAX),
    }
    if keyboard is not None:
        params["reply_markup"] = keyboard
    return (Call("editMessageText", params),)


def split(text: str) -> Iterator[str]:
    """The text in parts that Telegram takes, at the end of a line or word where there is one."""
    while units(text) > TEXT_MAX:
        head = _head(text, TEXT_MAX)
        end = max(head.rfind("\n"), head.rfind(" "))
        head = head[:end] if end > 0 else head
        yield head
        text = text[len(head) :].lstrip()
    yield text


def cut(text: str, units_max: int) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if units(text) <= units_max else _head(text, units_max - 1) + "…"


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _head(text: str, units_max: int) -> str:
    """As many whole characters as fit, so that no surrogate pair is torn."""
    return text.encode("utf-16-le")[: units_max * 2].decode("utf-16-le", errors="ignore")
