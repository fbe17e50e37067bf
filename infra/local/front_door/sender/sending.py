"""The path by which the product sends messages."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

from infra.local.front_door.asgi import Request, Response
from infra.local.front_door.call_log import CallLog
from infra.local.front_door.router import Router
from infra.local.front_door.sender.answers import Dripping, Truncated, answer_of
from infra.local.front_door.sender.calls import Call
from infra.local.front_door.sender.faults import ACCEPTING, Mode, Order, SenderFaults
from infra.local.front_door.sender.journal import Journal
from infra.local.front_door.sender.message import read_asked, read_path_id
from infra.local.front_door.sender.token import is_token
from infra.local.front_door.silence import Silence
from infra.local.product_clock import ProductClock

Ending = Callable[[Request], Awaitable[None]]


@dataclass(frozen=True)
class Sender:
    """The sending API: its customer's key, what came, what it accepted, what it does wrong."""

    key: str = field(repr=False)
    journal: Journal
    clock: ProductClock
    silence: Silence
    calls: CallLog[Call] = field(default_factory=CallLog)
    faults: SenderFaults = field(default_factory=SenderFaults)

    def add_to(self, router: Router) -> None:
        """Answer this path."""
        router.add("POST", "/_local/sender/v1/send/{path_id}", self.send)

    async def send(self, request: Request, path_id: str) -> Response | None:
        """Send one message, unless its token, its fields or an order speak against it."""
        call = self._recorded(await request.body(), path_id)
        order = self.faults.in_force
        mode = self._mode(request, call)
        await asyncio.sleep(order.latency_ms / 1000)
        if mode in ACCEPTING and call.asked.id is not None:
            self.journal.accept(call.asked.id)
        return await self._answer(request, call, mode, order)

    def _recorded(self, body: bytes, path_id: str) -> Call:
        asked, now = read_asked(body), self.clock.now_text()
        return self.calls.record(partial(Call, path_id=read_path_id(path_id), asked=asked, at=now))

    def _mode(self, request: Request, call: Call) -> Mode:
        """What the call meets; only a right message is noted, and struck by orders."""
        asked = call.asked
        if not is_token(request.header("authorization"), self.key):
            return "401"
        if asked.id is None or not asked.is_right(call.path_id):
            return "400"
        return self.faults.strike(asked.id, self.journal.meet(asked))

    async def _answer(
        self, request: Request, call: Call, mode: Mode, order: Order
    ) -> Response | None:
        silent: dict[Mode, Ending] = {
            "hang": self.silence.hold,
            "reset": self.silence.cut,
            "accept_then_reset": self.silence.cut,
        }
        if mode in silent:
            call.answered(mode, None)
            await _over_after(silent[mode], request, call)
            return None
        whole = answer_of(mode, order)
        call.answered(mode, whole)
        return self._unfinished(request, call, mode, whole) or _over_with(whole, call)

    def _unfinished(
        self, request: Request, call: Call, mode: Mode, whole: Response
    ) -> Response | None:
        if mode == "truncated":
            hang_up = partial(_over_after, self.silence.hang_up, request, call)
            return Truncated(whole.status, whole.body, whole.headers, hang_up=hang_up)
        if mode == "drip":
            until = partial(_over_after, self.silence.hold, request, call)
            return Dripping(whole.status, headers=whole.headers, until=until)
        return None


def _over_with(response: Response, call: Call) -> Response:
    call.over()
    return response


async def _over_after(ending: Ending, request: Request, call: Call) -> None:
    await ending(request)
    call.over()
