"""Serves the front door: HTTP and SMTP on one event loop."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, replace

import uvicorn

from infra.local.front_door.app import FrontDoor
from infra.local.front_door.connections import Connections
from infra.local.front_door.mail.smtp import serve_smtp
from infra.local.front_door.proxy import Upstream
from infra.local.front_door.security_headers import DOCS, SECRET_PAGE, WEB_APP
from infra.local.front_door.settings import Settings
from infra.local.front_door.static import Folder
from infra.local.front_door.world import make_world
from infra.local.listening import listen

_STOP_WITHIN_S = 4


@dataclass(frozen=True)
class Listening:
    """A front door whose ports are bound; `serve` answers until it is told to stop."""

    settings: Settings
    server: uvicorn.Server
    http_socket: socket.socket

    async def serve(self) -> None:
        """Answer requests until a signal or `stop`."""
        await self.server.serve(sockets=[self.http_socket])

    def stop(self) -> None:
        """Take no new requests, give those under way 2 s."""
        self.server.should_exit = True


@asynccontextmanager
async def front_door(settings: Settings) -> AsyncIterator[Listening]:
    """
    Bind the ports that the settings name; where they say 0, the yielded settings tell which.

    Raises:
        OSError: a port is taken.
    """
    with ExitStack() as until:
        http_socket = until.enter_context(listen(settings.port))
        smtp_socket = until.enter_context(listen(settings.smtp_port))
        settings = replace(settings, port=_port(http_socket), smtp_port=_port(smtp_socket))
        connections = Connections()
        async with Upstream(settings.api_url) as upstream:
            world = make_world(settings, upstream=upstream, silence=connections, until=until)
            app = FrontDoor(
                upstream=upstream,
                web=Folder(settings.web_dir, headers=WEB_APP, single_page=True),
                secret_pages=Folder(
                    settings.web_dir, headers=SECRET_PAGE, single_page=True, kept=False
                ),
                docs=Folder(settings.docs_dir, headers=DOCS),
                local=world.router,
            )
            connections.server = uvicorn.Server(_configuration(app))
            async with await serve_smtp(world.smtp, smtp_socket):
                yield Listening(settings, connections.server, http_socket)


async def serve(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM, then close everything in order."""
    async with front_door(settings) as listening:
        # uvicorn takes the signals only while it serves, and raises them again when it has stopped.
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, listening.stop)
        await listening.serve()


def _configuration(app: FrontDoor) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        access_log=False,  # addresses of the Bot API hold the token
        server_header=False,
        proxy_headers=False,  # nobody stands before it who could say where a caller comes from
        log_level="warning",
        h11_max_incomplete_event_size=1 << 16,
        timeout_graceful_shutdown=_STOP_WITHIN_S,
    )


def _port(listening: socket.socket) -> int:
    port: int = listening.getsockname()[1]
    return port
