"""Telegram's webhook: check, store, hint, answer. It never calls Telegram."""

import hmac
from typing import Any

from functions.runtime.json_body import read_json
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik import bootstrap, clock
from vestnik.errors import ForbiddenError, MalformedError
from vestnik.telegram.updates import receive

routes = Routes("telegram")

_SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name of a header


def webhook(request: Request) -> Answer:
    """Take an update of the bot."""
    _check_secret(request)
    payload = read_json(request.body_text())
    chat_id = chat_id_of(payload)
    if chat_id is not None:
        receive(
            payload,
            chat_id,
            updates=bootstrap.updates(),
            due=bootstrap.due(),
            hints=bootstrap.hints("update"),
            now=clock.now,
        )
    return Answer({})


for path in ("/telegram/webhook", "/"):
    routes.post(path, answers={200: dict}, public=True, errors=(400, 403, 413))(webhook)


def _check_secret(request: Request) -> None:
    given = request.headers.get(_SECRET_HEADER, "")
    wanted = bootstrap.config().telegram_webhook_secret
    if not wanted or not hmac.compare_digest(given.encode(), wanted.encode()):
        raise ForbiddenError("wrong_secret")


def chat_id_of(payload: Any) -> int | None:
    """
    The chat that an update belongs to; None if it is of a kind that we don't handle.

    Raises:
        MalformedError: it is no update.
    """
    if not isinstance(payload, dict) or not isinstance(payload.get("update_id"), int):
        raise MalformedError
    callback = payload.get("callback_query") or {}
    message = payload.get("message") or payload.get("edited_message") or callback.get("message")
    member = payload.get("my_chat_member")
    try:
        chat_id = (message or member or {})["chat"]["id"]
    except (KeyError, TypeError, AttributeError):
        return None
    return chat_id if isinstance(chat_id, int) else None
