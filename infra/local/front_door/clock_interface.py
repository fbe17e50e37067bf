"""Paths of the product's clock."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from infra.local.front_door.asgi import Request, Response, json_response
from infra.local.front_door.clock_orders import read_order
from infra.local.front_door.errors import AnswerError
from infra.local.front_door.router import Router
from infra.local.product_clock import ProductClock

_TIMEOUT_S = 30  # 5 for what is in flight, 15 for what a jump sets off


@dataclass(frozen=True)
class ClockInterface:
    """
    What `spec/local.md` promises of the clock.

    The embedded AWS moves it, because work is to stand still meanwhile; one order after another.
    """

    clock: ProductClock
    aws_url: str
    moving: asyncio.Lock = field(default_factory=asyncio.Lock)

    def add_to(self, router: Router) -> None:
        """Answer these paths."""
        router.add("GET", "/_local/api/clock", self.get_clock)
        router.add("POST", "/_local/api/clock", self.post_clock)

    async def get_clock(self, _request: Request) -> Response:
        """The product's instant, and how far it was moved."""
        offset_s = self.clock.offset_s()
        number = int(offset_s) if offset_s.is_integer() else offset_s
        return json_response({"now": self.clock.now_text(), "offset_s": number})

    async def post_clock(self, request: Request) -> Response:
        """Move it; answers when what that set off has run."""
        document = await request.json_object()
        async with self.moving:
            await self._move(read_order(document, now_s=self.clock.timestamp()))
            return await self.get_clock(request)

    async def _move(self, order: dict[str, Any]) -> None:
        timeout = aiohttp.ClientTimeout(total=_TIMEOUT_S)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.post(f"{self.aws_url}/_launcher/clock", json=order) as answer,
            ):
                if answer.status != 200:
                    raise AnswerError(502, "bad_gateway")
        except TimeoutError as error:
            raise AnswerError(504, "gateway_timeout") from error
        except (aiohttp.ClientError, OSError) as error:
            raise AnswerError(502, "bad_gateway") from error
