"""Breaks connections on purpose."""

import socket
import struct

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from infra.local.front_door.asgi import Request

_RESET_ON_CLOSE = struct.pack("ii", 1, 0)  # SO_LINGER on, 0 s: close sends RST


class Connections:
    """The open connections of a uvicorn server."""

    def __init__(self) -> None:
        self.server: uvicorn.Server | None = None

    async def cut(self, request: Request) -> None:
        """The client of this request sees its connection reset."""
        for protocol in list(self.server.server_state.connections) if self.server else ():
            if isinstance(protocol, H11Protocol) and protocol.client == request.client:
                sock = protocol.transport.get_extra_info("socket")
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
                protocol.transport.abort()
