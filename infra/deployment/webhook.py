"""Tells Telegram where to deliver the bot's updates."""

import logging

import httpx

from infra.errors import OperatorError

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
MAX_CONNECTIONS = 40

logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs addresses; ours have the token


class WebhookError(OperatorError):
    """Telegram did not take the webhook. The message never has the token."""


def set_webhook(*, api_base: str, token: str, url: str, secret: str) -> None:
    """
    Call the Bot API's setWebhook.

    Raises:
        WebhookError: Telegram can't be reached or refuses; with its description.
    """
    try:
        response = httpx.post(
            f"{api_base.rstrip('/')}/bot{token}/setWebhook",
            json={
                "url": url,
                "secret_token": secret,
                "allowed_updates": ALLOWED_UPDATES,
                "max_connections": MAX_CONNECTIONS,
            },
            timeout=10.0,
        )
        answer = response.json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        # Not chained: the cause has the address, and with it the token.
        raise WebhookError(f"setWebhook failed: {type(error).__name__}") from None
    if not (isinstance(answer, dict) and answer.get("ok") is True):
        description = answer.get("description") if isinstance(answer, dict) else None
        raise WebhookError(f"setWebhook was refused: {description or response.status_code}")
