"""
What a person does on the chat page.

He is `{"id", "first_name", "last_name", "username", "language_code"}`; each of his deeds is an
update and answers `{"status": <of the webhook>, "update": …}`.
"""

from dataclasses import dataclass

from infra.local.front_door.asgi import Request, Response, json_response
from infra.local.front_door.errors import AnswerError
from infra.local.front_door.router import Router
from infra.local.front_door.telegram.content import read_content
from infra.local.front_door.telegram.delivery import Delivery, Update
from infra.local.front_door.telegram.fields import (
    group_of,
    message_of,
    object_of,
    person_of,
    text_of,
)
from infra.local.front_door.telegram.person import (
    blocks,
    edits,
    presses,
    private_chat,
    writes,
)


@dataclass(frozen=True)
class PersonPage:
    """Makes updates of deeds."""

    delivery: Delivery

    def add_to(self, router: Router) -> None:
        """Answer these paths."""
        prefix = "/_local/api/telegram"
        router.add("POST", f"{prefix}/writes", self.post_writes)
        router.add("POST", f"{prefix}/edits", self.post_edits)
        router.add("POST", f"{prefix}/presses", self.post_presses)
        router.add("POST", f"{prefix}/blocks", self.post_blocks)

    async def post_writes(self, request: Request) -> Response:
        """He writes: `{"person", "content", "chat_id"?: a group's, "reply_to"?: a message_id}`."""
        document = await request.json_object()
        person, content = person_of(document), read_content(object_of(document, "content"))
        chat = private_chat(person)
        if document.get("chat_id", chat["id"]) != chat["id"]:
            chat = group_of(document, self.delivery.bot)
        replied = None
        if (reply_to := document.get("reply_to")) is not None:
            named = {"chat_id": chat["id"], "message_id": reply_to}
            replied = message_of(named, self.delivery.bot)
        return await self._deliver(writes(self.delivery, person, content, chat, reply_to=replied))

    async def post_edits(self, request: Request) -> Response:
        """He edits a message of his: `{"chat_id", "message_id", "text"}`."""
        document = await request.json_object()
        text, message = text_of(document, "text"), message_of(document, self.delivery.bot)
        if self.delivery.bot.wrote(message) or not message.keys() & {"text", "caption"}:
            raise AnswerError(404, "not_found")
        return await self._deliver(edits(self.delivery, message, text))

    async def post_presses(self, request: Request) -> Response:
        """He presses an inline button: `{"person", "chat_id", "message_id", "data"}`."""
        document = await request.json_object()
        person, data = person_of(document), text_of(document, "data")
        message = message_of(document, self.delivery.bot)
        return await self._deliver(presses(self.delivery, person, message, data))

    async def post_blocks(self, request: Request) -> Response:
        """He blocks the bot or does so no longer: `{"person", "blocked": true}`."""
        document = await request.json_object()
        is_blocked = document.get("blocked") is True
        return await self._deliver(blocks(self.delivery, person_of(document), blocked=is_blocked))

    async def _deliver(self, update: Update) -> Response:
        return json_response({"status": await self.delivery.deliver(update), "update": update})
