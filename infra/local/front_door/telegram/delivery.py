"""Hands updates to the product's webhook, as Telegram does."""

import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from infra.local.front_door.errors import AnswerError
from infra.local.front_door.proxy import Upstream
from infra.local.front_door.telegram.bot import Bot
from infra.local.front_door.telegram.learning import learn

Update = dict[str, Any]

_WEBHOOK_PATH = b"/telegram/webhook"
_KEPT = 300


@dataclass(frozen=True)
class Delivered:
    """An update as it was posted at `at` (product time), and the webhook's HTTP status."""

    n: int
    update: Update
    body: bytes
    at: str
    status: int

    def document(self) -> dict[str, Any]:
        """The delivery as the chat page shows it."""
        return {"n": self.n, "update": self.update, "at": self.at, "status": self.status}


@dataclass
class Delivery:
    """Learns from each update what Telegram would know, then posts it with the secret."""

    bot: Bot
    upstream: Upstream
    secret: str
    last_n: int = 0
    delivered: deque[Delivered] = field(default_factory=lambda: deque(maxlen=_KEPT))

    async def deliver(self, update: Update, body: bytes = b"") -> int:
        """
        The webhook's HTTP status; 502 or 504 when it can't be reached.

        Args:
            body: the update's bytes as somebody wrote them, to be posted unchanged.
        """
        learn(self.bot, update)
        delivered = await self._post(update, body or json.dumps(update).encode())
        return delivered.status

    async def repeat(self, n: int) -> Delivered | None:
        """Post one of the kept updates once more, as Telegram does when it missed the answer."""
        found = next((one for one in self.delivered if one.n == n), None)
        return found and await self._post(found.update, found.body)

    def next_update_id(self) -> int:
        """Greater than any that was delivered."""
        return int(self.bot.facts.read("last update_id") or 0) + 1

    async def _post(self, update: Update, body: bytes) -> Delivered:
        at = self.bot.clock.now_text()
        status = await self._status(body)
        self.bot.facts.remember("webhook failure", self._failure(status))
        self.last_n += 1
        self.delivered.append(Delivered(self.last_n, update, body, at, status))
        return self.delivered[-1]

    async def _status(self, body: bytes) -> int:
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
