"""Telegram's rules about texts and keyboards."""

from typing import Any
from urllib.parse import urlsplit

from infra.local.front_door.telegram.params import Params
from infra.local.front_door.telegram.refusals import RefusedError, bad_request

TEXT_LIMIT_UNITS = 4096
CALLBACK_DATA_LIMIT_BYTES = 64
TOAST_LIMIT_CHARACTERS = 200
INLINE_BUTTONS_LIMIT = 100
PLACEHOLDER_LIMIT_CHARACTERS = 64
_NO_ACTION = frozenset(("text", "icon_custom_emoji_id", "style"))


def message_text(params: Params) -> str:
    """
    The text as Telegram keeps it, without white space around it.

    Raises:
        RefusedError: it is empty, longer than 4096 UTF-16 units, or wants its markup parsed.
    """
    if params.get("parse_mode"):
        raise bad_request("the local double takes plain text only, without parse_mode")
    text = str(params.get("text", "")).strip()
    if not text:
        raise bad_request("message text is empty")
    if utf16_units(text) > TEXT_LIMIT_UNITS:
        raise bad_request("message is too long")
    return text


def utf16_units(text: str) -> int:
    """Length as Telegram counts it: a character beyond U+FFFF is two units."""
    return len(text.encode("utf-16-le")) // 2


def check_markup(markup: dict[str, Any] | None, chat: dict[str, Any]) -> None:
    """
    Refuse keyboards that Telegram refuses.

    Raises:
        RefusedError: 400 with Telegram's reason.
    """
    asks, is_private = markup or {}, chat["type"] == "private"
    inline = [button for row in asks.get("inline_keyboard", ()) for button in row]
    if len(inline) > INLINE_BUTTONS_LIMIT:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for button in inline:
        _check_inline_button(button, is_private=is_private)
    for row in asks.get("keyboard", ()):
        for button in row:
            _check_reply_button(button, is_private=is_private)
    if not 1 <= len(asks.get("input_field_placeholder", "-")) <= PLACEHOLDER_LIMIT_CHARACTERS:
        raise bad_request("input field placeholder must have 1-64 characters")


def _check_reply_button(button: dict[str, Any], *, is_private: bool) -> None:
    if not button["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    for name, asked in (("request_location", "location"), ("request_contact", "phone number")):
        if button.get(name) and not is_private:
            raise bad_request(f"{asked} can be requested in private chats only")


def _check_inline_button(button: dict[str, Any], *, is_private: bool) -> None:
    if not button["text"].strip():
        raise _button_refused("text must be non-empty")
    actions = [name for name in button if name not in _NO_ACTION]
    if not actions:
        raise _button_refused("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _button_refused(f"it has {actions[0]} and {actions[1]}")
    if "callback_data" in button:
        size_bytes = len(button["callback_data"].encode())
        if not 1 <= size_bytes <= CALLBACK_DATA_LIMIT_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not _is_public_url(button["url"]):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid")
    if "web_app" in button and not is_private:
        raise bad_request("BUTTON_TYPE_INVALID")
    if "web_app" in button and not button["web_app"]["url"].startswith("https://"):
        raise bad_request(
            f"inline keyboard button Web App URL '{button['web_app']['url']}' is invalid: "
            "Only HTTPS links are allowed"
        )


def _button_refused(reason: str) -> RefusedError:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _is_public_url(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "tg" or (
        parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    )
