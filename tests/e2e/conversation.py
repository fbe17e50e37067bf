"""A conversation with the deployed bot: what is said, what it answers, which buttons there are."""

import itertools
import time
from dataclasses import dataclass, field
from typing import Any

from tests.e2e.person import Telegram, eventually

_presses = itertools.count(int(time.time() * 1000))


@dataclass
class Conversation:
    """`last`: the bot's last message, as the chat shows it. `patience_s`: for its next one."""

    telegram: Telegram
    language: str = "ru"
    patience_s: float = 60
    last: dict[str, Any] = field(default_factory=dict)
    waits_s: list[float] = field(default_factory=list)

    @property
    def person(self) -> dict[str, Any]:
        return {**self.telegram.user, "language_code": self.language}

    def asks(self, text: str) -> str:
        """Write; answers what the bot writes then."""
        return self.sends({"text": text})

    def sends(self, content: dict[str, Any]) -> str:
        """Send any kind of message; answers what the bot writes then."""
        seen, began = self._seen("sendMessage"), time.monotonic()
        message = {"message_id": self._next_id(), "date": 1, "chat": self.telegram.chat}
        sent = {**message, "from": self.person, **content}
        assert self.telegram.update(message=sent) == 200
        self._wait_for("sendMessage", seen)
        self.waits_s.append(time.monotonic() - began)
        return str(self.last["text"])

    def taps(self, label: str) -> str:
        """Press a button under the last message; answers its toast."""
        rows = self.last["reply_markup"]["inline_keyboard"]
        [data] = [one["callback_data"] for row in rows for one in row if one["text"] == label]
        number, began = str(next(_presses)), time.monotonic()
        press = {"id": number, "from": self.person, "chat_instance": "1", "data": data}
        seen = {method: self._seen(method) for method in ("sendMessage", "editMessageText")}
        assert self.telegram.update(callback_query={**press, "message": self.last}) == 200
        toast = eventually(lambda: self._toast(number))
        self.waits_s.append(time.monotonic() - began)
        eventually(lambda: any(self._seen(method) > count for method, count in seen.items()))
        [changed] = [method for method, count in seen.items() if self._seen(method) > count]
        self._wait_for(changed, seen[changed])
        return toast[0]

    def _toast(self, number: str) -> list[str]:
        every = self.telegram.client.get(f"{self.telegram.interface}/calls").json()
        return [
            str(call["params"].get("text"))
            for call in every
            if call["params"].get("callback_query_id") == number
        ]

    def _wait_for(self, method: str, seen: int) -> None:
        calls = eventually(lambda: self._answered(method)[seen:], within_s=self.patience_s)
        self.last = calls[-1]["response"]["result"]

    def _seen(self, method: str) -> int:
        return len(self._answered(method))

    def _answered(self, method: str) -> list[dict[str, Any]]:
        calls = self.telegram.calls(method)
        refused = [call["response"] for call in calls if not call["response"].get("ok", True)]
        assert not refused
        return [call for call in calls if call["response"].get("result")]

    def _next_id(self) -> int:
        """A number that no message of this chat has: the bot's own are small."""
        return 100_000 + self.telegram.sent
