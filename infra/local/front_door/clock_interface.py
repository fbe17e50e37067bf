"""Paths of the product's clock."""

from dataclasses import dataclass

from infra.local.front_door.asgi import Request, Response, json_response
from infra.local.front_door.clock import ProductClock
from infra.local.front_door.router import Router


@dataclass(frozen=True)
class ClockInterface:
    """What `spec/local.md` promises of the clock."""

    clock: ProductClock

    def add_to(self, router: Router) -> None:
        """Answer these paths."""
        router.add("GET", "/_local/api/clock", self.get_clock)

    async def get_clock(self, _request: Request) -> Response:
        """The product's instant, and how far it was moved."""
        offset_s = self.clock.offset_s()
        number = int(offset_s) if offset_s.is_integer() else offset_s
        return json_response({"now": self.clock.now_text(), "offset_s": number})
