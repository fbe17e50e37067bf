"""What tests order of the sending API and read of it."""

from dataclasses import dataclass

from infra.local.front_door.asgi import Request, Response, json_response
from infra.local.front_door.errors import AnswerError
from infra.local.front_door.router import Router
from infra.local.front_door.sender.faults import read_order
from infra.local.front_door.sender.sending import Sender

_LATEST = 50


@dataclass(frozen=True)
class SenderInterface:
    """What `spec/local.md` promises of the sending API."""

    sender: Sender

    def add_to(self, router: Router) -> None:
        """Answer these paths."""
        at = "/_local/api/sender"
        router.add("GET", f"{at}/calls", self.get_calls)
        router.add("DELETE", f"{at}/calls", self.delete_calls)
        router.add("GET", f"{at}/accepted", self.get_accepted)
        router.add("DELETE", f"{at}/accepted", self.delete_accepted)
        router.add("GET", f"{at}/summary", self.get_summary)
        router.add("GET", f"{at}/faults", self.get_fault)
        router.add("POST", f"{at}/faults", self.post_fault)

    async def get_calls(self, request: Request) -> Response:
        """The calls after number `since`."""
        since = request.query_values().get("since", "0")
        if not since.isdecimal():
            raise AnswerError(422, "invalid_input", fields={"since": "a whole number"})
        return json_response([call.document() for call in self.sender.calls.since(int(since))])

    async def delete_calls(self, _request: Request) -> Response:
        """Forget the calls; what was accepted stays accepted."""
        self.sender.calls.clear()
        return Response(204)

    async def get_accepted(self, _request: Request) -> Response:
        """Which ids were accepted, came again, came with another body."""
        return json_response(self.sender.journal.accepted())

    async def delete_accepted(self, _request: Request) -> Response:
        """Every id is new again."""
        self.sender.journal.forget()
        return Response(204)

    async def get_summary(self, _request: Request) -> Response:
        """Counts and the latest calls, for the page."""
        latest = [call.document() for call in self.sender.calls.latest(_LATEST)]
        return json_response({**self.sender.journal.counts(), "latest": latest})

    async def get_fault(self, _request: Request) -> Response:
        """The order in force."""
        return json_response(self.sender.faults.document())

    async def post_fault(self, request: Request) -> Response:
        """Another order."""
        self.sender.faults.order(read_order(await request.json_object()))
        return json_response(self.sender.faults.document())
