"""Where the bot wants its updates."""

import re
from typing import Any
from urllib.parse import urlsplit

from infra.local.front_door.local_guard import LOOPBACK_NAMES
from infra.local.front_door.telegram.bot import Bot
from infra.local.front_door.telegram.params import Params
from infra.local.front_door.telegram.refusals import bad_request

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def set_webhook(bot: Bot, params: Params) -> bool:
    """Remember the webhook; an empty address removes it."""
    url = params.get("url", "")
    if not url:
        return delete_webhook(bot, params)
    if not _may_be_called(url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not 1 <= params.get("max_connections", 40) <= 100:
        raise bad_request("max_connections must be from 1 to 100")
    if "secret_token" in params and not _SECRET.fullmatch(params["secret_token"]):
        raise bad_request("secret token contains unallowed characters")
    kept = ("url", "max_connections", "allowed_updates", "ip_address")
    bot.facts.remember("webhook", {name: params[name] for name in kept if name in params})
    return True


def delete_webhook(bot: Bot, _params: Params) -> bool:
    """No webhook any more."""
    bot.facts.remember("webhook", {})
    return True


def get_webhook_info(bot: Bot, _params: Params) -> dict[str, Any]:
    """The webhook as it was set, and the last delivery that failed."""
    webhook: dict[str, Any] = bot.facts.read("webhook") or {"url": ""}
    failure: dict[str, Any] = bot.facts.read("webhook failure") or {}
    return {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 0,
        **({"max_connections": 40} if webhook.get("url") else {}),
        **webhook,
        **failure,
    }


def _may_be_called(url: str) -> bool:
    """HTTPS as Telegram demands; on this machine plain HTTP to itself."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK_NAMES)
