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
    update_id = payload.get("update_id") if isinstance(payload, dict) else None
    if not isinstance(update_id, int) or isinstance(update_id, bool) or update_id < 0:
        raise MalformedError
    callback = _part(payload, "callback_query")
    holder = (
        _part(payload, "message")
        or _part(payload, "edited_message")
        or _part(callback, "message")
        or _part(payload, "my_chat_member")
    )
    chat_id = _part(holder, "chat").get("id")
    return chat_id if isinstance(chat_id, int) else None


def _part(whole: dict[str, Any], name: str) -> dict[str, Any]:
    part = whole.get(name)
    return part if isinstance(part, dict) else {}
