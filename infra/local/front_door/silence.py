"""How a double treats a client that gets no answer."""

from typing import Protocol

from infra.local.front_door.asgi import Request


class Silence(Protocol):
    """Two ways to give a client no answer: cut its connection, hold it until it gives up."""

    async def cut(self, request: Request) -> None: ...

    async def hold(self, request: Request) -> None: ...
