"""
What the chat page reads: people, chats, traffic.

The page's own paths stand beside the interface of `spec/local.md`, which tests drive. What people
do there is in `person_page` and `group_page`.
"""

import time
from dataclasses import dataclass, field

from infra.local.front_door.asgi import Request, Response, json_response
from infra.local.front_door.errors import AnswerError
from infra.local.front_door.router import Router
from infra.local.front_door.telegram.chat_view import ChatView
from infra.local.front_door.telegram.fields import number_of
from infra.local.front_door.telegram.person import read_person


@dataclass(frozen=True)
class ChatPage:
    """Answers the page."""

    view: ChatView
    started_at: int = field(default_factory=time.time_ns)

    def add_to(self, router: Router) -> None:
        """Answer these paths."""
        prefix = "/_local/api/telegram"
        router.add("GET", f"{prefix}/users", self.get_users)
        router.add("POST", f"{prefix}/users", self.post_user)
        router.add("GET", f"{prefix}/chats", self.get_chats)
        router.add("GET", f"{prefix}/chats/{{chat_id}}", self.get_chat)
        router.add("POST", f"{prefix}/repeats", self.post_repeat)

    async def get_users(self, _request: Request) -> Response:
        """Everybody who was seen or made."""
        return json_response(self.view.users.all_users())

    async def post_user(self, request: Request) -> Response:
        """A person is made or changed; he is answered as he will be shown to the bot."""
        person = read_person(await request.json_object())
        self.view.users.remember(person)
        return json_response(person)

    async def get_chats(self, _request: Request) -> Response:
        """Every chat that the bot knows."""
        return json_response(self.view.all_chats())

    async def get_chat(self, request: Request, chat_id: str) -> Response:
        """One chat as `?person=` sees it; 304 while nothing has changed."""
        etag = f'"{self.started_at}-{self.view.revision}"'
        headers = ((b"etag", etag.encode()),)
        if request.header("if-none-match") == etag:
            return Response(304, headers=headers)
        person_id = _number(request.query_values().get("person", chat_id))
        return json_response(self.view.chat(_number(chat_id), person_id), headers=headers)

    async def post_repeat(self, request: Request) -> Response:
        """One more delivery of an update: `{"n"}` is its number in the traffic."""
        number = number_of(await request.json_object(), "n")
        again = await self.view.delivery.repeat(number)
        if again is None:
            raise AnswerError(404, "not_found")
        return json_response({"status": again.status, "update": again.update})


def _number(text: str) -> int:
    if not text.removeprefix("-").isdecimal():
        raise AnswerError(404, "not_found")
    return int(text)
