"""Hands updates to the product's webhook, as Telegram does."""

import json
from dataclasses import dataclass, field
from typing import Any

from infra.local.front_door.errors import AnswerError
from infra.local.front_door.proxy import Upstream
from infra.local.front_door.telegram.bot import Bot
from infra.local.front_door.telegram.learning import learn

_WEBHOOK_PATH = b"/telegram/webhook"
_KEPT = 300


@dataclass
class Delivery:
    """Learns from each update what Telegram would know, then posts it with the secret."""

    bot: Bot
    upstream: Upstream
    secret: str
    delivered: list[dict[str, Any]] = field(default_factory=list)

    async def deliver(self, update: dict[str, Any], body: bytes = b"") -> int:
        """
        The webhook's HTTP status; 502 or 504 when it can't be reached.

        Args:
            body: the update's bytes as somebody wrote them, to be posted unchanged.
        """
        learn(self.bot, update)
        at = self.bot.clock.now_text()
        status = await self._post(body or json.dumps(update).encode())
        self.bot.facts.remember("webhook failure", self._failure(status))
        self.delivered.append({"update": update, "at": at, "status": status})
        del self.delivered[:-_KEPT]
        return status

    def next_update_id(self) -> int:
        """Greater than any that was delivered."""
        return int(self.bot.facts.read("last update_id") or 0) + 1

    async def _post(self, body: bytes) -> int:
        headers = [
            ("Content-Type", "application/json"),
            ("X-Telegram-Bot-Api-Secret-Token", self.secret),
        ]
        try:
            answer = await self.upstream.send("POST", _WEBHOOK_PATH, b"", headers, body)
        except AnswerError as error:
            return error.status
        return answer.status

    def _failure(self, status: int) -> dict[str, Any]:
        if status < 300:
            return {}
        return {
            "last_error_date": self.bot.clock.now_s(),
            "last_error_message": f"Wrong response from the webhook: {status}",
        }
