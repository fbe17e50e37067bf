"""Paths of the Telegram double: the Bot API itself and the JSON interface that tests drive."""

from dataclasses import dataclass
from typing import Any

from infra.local.front_door.asgi import Request, Response, json_response, read_json_object
from infra.local.front_door.errors import AnswerError
from infra.local.front_door.router import Router
from infra.local.front_door.telegram.delivery import Delivery
from infra.local.front_door.telegram.double import TelegramDouble
from infra.local.front_door.telegram.faults import read_fault

_UPDATE_LIMIT_BYTES = 10 << 20


@dataclass(frozen=True)
class TelegramInterface:
    """What `spec/local.md` promises of Telegram."""

    double: TelegramDouble
    delivery: Delivery

    def add_to(self, router: Router) -> None:
        """Answer these paths."""
        for method in ("GET", "POST"):
            router.add(method, "/_local/telegram/bot{token}/{method}", self.double.answer)
        router.add("POST", "/_local/api/telegram/updates", self.post_update)
        router.add("GET", "/_local/api/telegram/calls", self.get_calls)
        router.add("DELETE", "/_local/api/telegram/calls", self.delete_calls)
        router.add("GET", "/_local/api/telegram/faults", self.get_faults)
        router.add("POST", "/_local/api/telegram/faults", self.post_fault)

    async def post_update(self, request: Request) -> Response:
        """Deliver a raw Update to the webhook, byte for byte."""
        body = await request.body(_UPDATE_LIMIT_BYTES)
        status = await self.delivery.deliver(read_json_object(body), body)
        return json_response({"status": status})

    async def get_calls(self, request: Request) -> Response:
        """The calls after number `since`."""
        since = request.query_values().get("since", "0")
        if not since.isdecimal():
            raise AnswerError(422, "invalid_input", fields={"since": "a whole number"})
        calls = self.double.calls.since(int(since))
        return json_response([call.document() for call in calls])

    async def delete_calls(self, _request: Request) -> Response:
        """Forget the calls."""
        self.double.calls.clear()
        return Response(204)

    async def get_faults(self, _request: Request) -> Response:
        """The orders in force."""
        return json_response(self._orders())

    async def post_fault(self, request: Request) -> Response:
        """One more order, or the end of some."""
        self.double.faults.order(read_fault(await request.json_object()))
        return json_response(self._orders())

    def _orders(self) -> list[dict[str, Any]]:
        return [fault.document() for fault in self.double.faults.orders]
