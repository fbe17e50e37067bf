"""Somebody with an account and a chat, and how to wait for what is to happen."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import httpx

PASSWORD = "correct horse 7"
_POLL_S = 0.1

Found = TypeVar("Found")


def eventually(look: Callable[[], Found], *, within_s: float = 60) -> Found:
    """
    The first thing that `look` finds.

    Raises:
        AssertionError: nothing was found in time.
    """
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(_POLL_S)
    raise AssertionError(f"nothing within {within_s} s")


def in_seconds(seconds: float) -> str:
    """An instant from now, as the API wants it."""
    return (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


@dataclass
class Person:
    """An account, used by its access token."""

    client: httpx.Client
    api: str
    email: str
    token: str

    @classmethod
    def registered(
        cls,
        client: httpx.Client,
        api: str,
        email: str,
        language: str,
        timezone: str = "Europe/Moscow",
    ) -> "Person":
        body = {"email": email, "password": PASSWORD, "language": language}
        made = client.post(f"{api}/user", json={**body, "timezone": timezone})
        assert made.status_code == 200, made.text
        client.cookies.clear()
        return cls(client, api, email, made.cookies["at"])

    @classmethod
    def signed_in(cls, client: httpx.Client, api: str, email: str) -> "Person":
        made = client.post(f"{api}/session", json={"email": email, "password": PASSWORD})
        client.cookies.clear()
        return cls(client, api, email, made.json()["access_token"])

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        """One request as this person."""
        sent = {"Authorization": f"Bearer {self.token}", **headers}
        return self.client.request(method, self.api + path, json=body, headers=sent)

    def task(self, title: str, **fields: Any) -> dict[str, Any]:
        """A new task."""
        made = self.call("POST", "/tasks", {"title": title, **fields})
        assert made.status_code == 201, made.text
        task: dict[str, Any] = made.json()
        return task

    def read(self, task: dict[str, Any]) -> dict[str, Any]:
        """The task as it is now."""
        found: dict[str, Any] = self.call("GET", f"/tasks/{task['id']}").json()
        return found


@dataclass
class Telegram:
    """One chat with the bot, through the double's JSON interface."""

    client: httpx.Client
    interface: str
    chat_id: int
    sent: int = field(default=0)

    def update(self, **parts: Any) -> int:
        """Deliver an update to the webhook; answers its HTTP status."""
        self.sent += 1
        payload = {"update_id": self.chat_id * 1000 + self.sent, **parts}
        return self.deliver(payload)

    def deliver(self, payload: dict[str, Any]) -> int:
        answer = self.client.post(f"{self.interface}/updates", json=payload)
        return int(answer.json()["status"])

    @property
    def user(self) -> dict[str, Any]:
        return {"id": self.chat_id, "is_bot": False, "first_name": "A", "language_code": "en"}

    @property
    def chat(self) -> dict[str, Any]:
        return {"id": self.chat_id, "type": "private"}

    def say(self, text: str) -> int:
        """Write to the bot."""
        date = int(time.time())
        message = {"message_id": self.sent + 1, "date": date, "chat": self.chat, "text": text}
        return self.update(message={**message, "from": self.user})

    def press(self, message: dict[str, Any], data: str) -> int:
        """Press a button under a message of the bot's."""
        query = {"id": f"{self.chat_id}{self.sent}", "from": self.user, "chat_instance": "1"}
        return self.update(callback_query={**query, "message": message, "data": data})

    def calls(self, method: str = "sendMessage") -> list[dict[str, Any]]:
        """What the product asked of the Bot API for this chat, in order."""
        every = self.client.get(f"{self.interface}/calls").json()
        mine = [call for call in every if call["method"] == method]
        return [call for call in mine if int(call["params"].get("chat_id", 0)) == self.chat_id]

    def reminders(self) -> list[dict[str, Any]]:
        """The calls that were reminders."""
        return [c for c in self.calls() if "Reminder: " in c["params"]["text"]]

    def link(self, person: Person) -> None:
        """Open the person's deep link in this chat."""
        url = person.call("POST", "/telegram/link").json()["url"]
        assert self.say(f"/start {url.partition('start=')[2]}") == 200
        eventually(lambda: person.call("GET", "/telegram/link").json()["linked"])

    def fault(self, mode: str, **options: Any) -> None:
        """Make the double misbehave for this chat."""
        fault = {"mode": mode, "chat_id": self.chat_id, "method": "sendMessage", **options}
        self.client.post(f"{self.interface}/faults", json=fault).raise_for_status()
