"""How a double treats a client that gets no answer."""

from typing import Protocol

from infra.local.front_door.asgi import Request


class Silence(Protocol):
    """
    Ways to give a client no whole answer.

    Cut its connection, hang up after what was said, hold it until it gives up.
    """

    async def cut(self, request: Request) -> None: ...

    async def hang_up(self, request: Request) -> None: ...

    async def hold(self, request: Request) -> None: ...
