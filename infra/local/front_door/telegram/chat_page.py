"""What the chat page reads and does."""

import time
from dataclasses import dataclass, field
from typing import Any

from infra.local.front_door.asgi import Request, Response, json_response
from infra.local.front_door.errors import AnswerError
from infra.local.front_door.router import Router
from infra.local.front_door.telegram.calls import Call
from infra.local.front_door.telegram.delivery import Delivery
from infra.local.front_door.telegram.double import TelegramDouble
from infra.local.front_door.telegram.methods.commands import commands_for
from infra.local.front_door.telegram.person import (
    Update,
    blocks,
    edits,
    presses,
    read_person,
    writes,
)

_MESSAGES, _PRESSES, _TRAFFIC = 200, 20, 60
_CALLS_LOOKED_AT = 500


@dataclass(frozen=True)
class ChatPage:
    """The page's own paths; tests drive the interface of `spec/local.md` instead."""

    double: TelegramDouble
    delivery: Delivery
    started_at: int = field(default_factory=time.time_ns)

    def add_to(self, router: Router) -> None:
        """Answer these paths."""
        router.add("GET", "/_local/api/telegram/chats", self.get_chats)
        router.add("GET", "/_local/api/telegram/chats/{chat_id}", self.get_chat)
        router.add("POST", "/_local/api/telegram/writes", self.post_writes)
        router.add("POST", "/_local/api/telegram/edits", self.post_edits)
        router.add("POST", "/_local/api/telegram/presses", self.post_presses)
        router.add("POST", "/_local/api/telegram/blocks", self.post_blocks)

    async def get_chats(self, _request: Request) -> Response:
        """Every chat that the bot knows."""
        return json_response(self.double.bot.chats.all_chats())

    async def get_chat(self, request: Request, chat_id: str) -> Response:
        """All that the page shows of one chat; 304 while nothing has changed."""
        revision, calls = self.double.bot.revision, self.double.calls
        etag = f'"{self.started_at}-{revision}-{calls.revision}"'
        headers = ((b"etag", etag.encode()),)
        if request.header("if-none-match") == etag:
            return Response(304, headers=headers)
        return json_response(self._chat(_number(chat_id)), headers=headers)

    async def post_writes(self, request: Request) -> Response:
        """The person writes: `{"person": {…}, "content": {"text": …}}`."""
        document = await request.json_object()
        person = read_person(_object(document, "person"))
        content = _object(document, "content")
        return await self._deliver(writes(self.delivery, person, content))

    async def post_edits(self, request: Request) -> Response:
        """The person edits: `{"chat_id", "message_id", "text"}`."""
        document = await request.json_object()
        message = self._message(document)
        return await self._deliver(edits(self.delivery, message, str(document.get("text"))))

    async def post_presses(self, request: Request) -> Response:
        """The person presses a button: `{"person": {…}, "chat_id", "message_id", "data"}`."""
        document = await request.json_object()
        person = read_person(_object(document, "person"))
        message = self._message(document)
        return await self._deliver(
            presses(self.delivery, person, message, str(document.get("data")))
        )

    async def post_blocks(self, request: Request) -> Response:
        """The person blocks the bot or no longer: `{"person": {…}, "blocked": true}`."""
        document = await request.json_object()
        person = read_person(_object(document, "person"))
        update = blocks(self.delivery, person, blocked=document.get("blocked") is True)
        return await self._deliver(update)

    async def _deliver(self, update: Update) -> Response:
        return json_response({"status": await self.delivery.deliver(update), "update": update})

    def _message(self, document: dict[str, Any]) -> dict[str, Any]:
        chat_id, message_id = document.get("chat_id"), document.get("message_id")
        if not isinstance(chat_id, int) or not isinstance(message_id, int):
            raise AnswerError(422, "invalid_input", fields={"message_id": "a known message"})
        message = self.double.bot.chats.message(chat_id, message_id)
        if message is None:
            raise AnswerError(404, "not_found")
        return message

    def _chat(self, chat_id: int) -> dict[str, Any]:
        chats = self.double.bot.chats
        known = next((one for one in chats.all_chats() if one["chat"]["id"] == chat_id), None)
        language = ((known or {}).get("person") or {}).get("language_code", "")
        return {
            "known": known,
            "messages": chats.last_messages(chat_id, _MESSAGES),
            "presses": self.double.bot.presses.of_chat(chat_id, _PRESSES),
            "commands": commands_for(self.double.bot, chat_id, language),
            "traffic": self._traffic(chat_id),
        }

    def _traffic(self, chat_id: int) -> list[dict[str, Any]]:
        updates = [
            {"kind": "update", **delivered}
            for delivered in self.delivery.delivered
            if str(chat_id) in _chat_ids(delivered["update"])
        ]
        calls = [
            {"kind": "call", **call.document()}
            for call in self.double.calls.since(self.double.calls.last_n - _CALLS_LOOKED_AT)
            if _concerns(call, chat_id)
        ]
        return sorted([*updates, *calls], key=lambda one: str(one["at"]))[-_TRAFFIC:]


def _concerns(call: Call, chat_id: int) -> bool:
    return bool(call.params.get("chat_id", chat_id) == chat_id)


def _chat_ids(update: Update) -> set[str]:
    parts = [part for part in update.values() if isinstance(part, dict)]
    parts += [part["message"] for part in parts if isinstance(part.get("message"), dict)]
    chats = [part["chat"] for part in parts if isinstance(part.get("chat"), dict)]
    return {str(chat.get("id")) for chat in chats}


def _object(document: dict[str, Any], name: str) -> dict[str, Any]:
    value = document.get(name)
    if not isinstance(value, dict):
        raise AnswerError(422, "invalid_input", fields={name: "an object"})
    return value


def _number(text: str) -> int:
    if not text.removeprefix("-").isdecimal():
        raise AnswerError(404, "not_found")
    return int(text)
