"""Treats clients badly on purpose: cuts their connections, or keeps them waiting."""

import asyncio
import socket
import struct

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from infra.local.front_door.asgi import Request

_RESET_ON_CLOSE = struct.pack("ii", 1, 0)  # SO_LINGER on, 0 s: close sends RST
_LOOK_EACH_S = 0.1


class Connections:
    """The open connections of the server that is set before it serves."""

    server: uvicorn.Server

    async def cut(self, request: Request) -> None:
        """The client of this request sees its connection reset."""
        for transport in self._transports(request):
            sock = transport.get_extra_info("socket")
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
            transport.abort()
        await request.disconnected()

    async def hang_up(self, request: Request) -> None:
        """The client of this request gets what was sent, then the end of its connection."""
        for transport in self._transports(request):
            transport.close()
        await request.disconnected()

    async def hold(self, request: Request) -> None:
        """The client of this request waits until it gives up or the server stops."""
        gone = asyncio.ensure_future(request.disconnected())
        while not gone.done() and not self.server.should_exit:
            await asyncio.wait([gone], timeout=_LOOK_EACH_S)
        if not gone.done():
            await self.cut(request)

    def _transports(self, request: Request) -> list[asyncio.Transport]:
        return [
            protocol.transport
            for protocol in self.server.server_state.connections
            if isinstance(protocol, H11Protocol) and protocol.client == request.client
        ]
