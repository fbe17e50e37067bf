"""What people do with groups on the chat page; the answers are those of `person_page`."""

from dataclasses import dataclass

from infra.local.front_door.asgi import Request, Response, json_response
from infra.local.front_door.errors import AnswerError
from infra.local.front_door.router import Router
from infra.local.front_door.telegram.delivery import Delivery
from infra.local.front_door.telegram.fields import group_of, numbers_of, person_of, text_of
from infra.local.front_door.telegram.groups import (
    Passed,
    make_group,
    make_supergroup,
    move_bot,
)


@dataclass(frozen=True)
class GroupPage:
    """Makes groups and changes them."""

    delivery: Delivery

    def add_to(self, router: Router) -> None:
        """Answer these paths."""
        prefix = "/_local/api/telegram"
        router.add("POST", f"{prefix}/groups", self.post_group)
        router.add("POST", f"{prefix}/memberships", self.post_membership)
        router.add("POST", f"{prefix}/supergroups", self.post_supergroup)

    async def post_group(self, request: Request) -> Response:
        """A person makes a group with the bot: `{"person", "title", "members": [user ids]}`."""
        document = await request.json_object()
        title, members = text_of(document, "title"), numbers_of(document, "members")
        return _answer(await make_group(self.delivery, person_of(document), title, members))

    async def post_membership(self, request: Request) -> Response:
        """The bot is put out of a group or taken in again: `{"person", "chat_id", "present"}`."""
        document = await request.json_object()
        chat, is_present = group_of(document, self.delivery.bot), document.get("present") is True
        person = person_of(document)
        return _answer(await move_bot(self.delivery, person, chat, present=is_present))

    async def post_supergroup(self, request: Request) -> Response:
        """A group becomes a supergroup: `{"person", "chat_id"}`."""
        document = await request.json_object()
        chat = group_of(document, self.delivery.bot)
        if chat["type"] != "group":
            raise AnswerError(404, "not_found")
        return _answer(await make_supergroup(self.delivery, person_of(document), chat))


def _answer(passed: Passed) -> Response:
    status, update = passed
    return json_response({"status": status, "update": update})
