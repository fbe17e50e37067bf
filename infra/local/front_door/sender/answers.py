"""What the sending API answers where it answers at all."""

import asyncio
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from infra.local.front_door.asgi import JSON_TYPE, Headers, Response, Send, json_response
from infra.local.front_door.sender.faults import Mode, Order

DRIP_EACH_S = 0.5

_HTML: Headers = ((b"content-type", b"text/html; charset=utf-8"),)
_REASONS = {
    "400": "Bad Request",
    "401": "Unauthorized",
    "404": "Not Found",
    "429": "Too Many Requests",
    "500": "Internal Server Error",
    "503": "Service Unavailable",
}


def answer_of(mode: Mode, order: Order) -> Response:
    """The whole answer of a mode."""
    match mode:
        case "400" | "401" | "404" | "429" | "500" | "503":
            return json_response({"message": _REASONS[mode]}, int(mode), _retry_after(mode, order))
        case "garbage":
            return Response(200, b"\xff\xfe{code: 0", ((b"content-type", JSON_TYPE),))
        case "html":
            return Response(200, b"<h1>We are busy</h1>", _HTML)
        case "nonzero_code":
            return json_response({"code": 17, "message": "Try again"})
        case _:
            return json_response({"code": 0, "message": "OK"})


def _retry_after(mode: Mode, order: Order) -> Headers:
    if mode not in ("429", "503"):
        return ()
    return ((b"retry-after", str(math.ceil(order.retry_after)).encode()),)


@dataclass(frozen=True, kw_only=True)
class Truncated(Response):
    """Says how long it is, and ends at its half."""

    hang_up: Callable[[], Awaitable[None]]

    async def send(self, send: Send, *, with_body: bool) -> None:
        """Send the half, then close the connection."""
        length = (b"content-length", str(len(self.body)).encode())
        half = self.body[: len(self.body) // 2] if with_body else b""
        await send(_start(self.status, (*self.headers, length)))
        await send({"type": "http.response.body", "body": half, "more_body": True})
        await self.hang_up()


@dataclass(frozen=True, kw_only=True)
class Dripping(Response):
    """A blank each half a second, and a document that never begins."""

    until: Callable[[], Awaitable[None]]

    async def send(self, send: Send, *, with_body: bool) -> None:
        """Send blanks until the client has gone."""
        blank = b" " if with_body else b""
        await send(_start(self.status, self.headers))
        gone = asyncio.ensure_future(self.until())
        while not gone.done():
            await send({"type": "http.response.body", "body": blank, "more_body": True})
            await asyncio.wait([gone], timeout=DRIP_EACH_S)


def _start(status: int, headers: Headers) -> dict[str, Any]:
    return {"type": "http.response.start", "status": status, "headers": list(headers)}
