"""A mail server that does as it is told."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope


@dataclass
class MailServer:
    """
    Takes mail, or answers as ordered: `at_sender` once each, the others always.

    `peers`: the connections that mails came over.
    """

    taken: list[Envelope] = field(default_factory=list)
    peers: list[Any] = field(default_factory=list)
    at_sender: list[str] = field(default_factory=list)
    at_recipient: str = "250 OK"
    at_data: str = "250 OK"
    hangs_up_after_data: bool = False
    port: int = 0
    _transports: list[tuple[asyncio.AbstractEventLoop, Any]] = field(default_factory=list)

    def hang_up(self) -> None:
        """Close the connection that the last mail came over."""
        loop, transport = self._transports[-1]

        async def close() -> None:
            transport.close()

        asyncio.run_coroutine_threadsafe(close(), loop).result()

    async def handle_MAIL(  # noqa: N802 - aiosmtpd finds it by this name
        self, _server: Any, _session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self.at_sender.pop(0) if self.at_sender else "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if self.at_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.at_recipient

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:  # noqa: N802
        if self.at_data.startswith("250"):
            self.taken.append(envelope)
            self.peers.append(session.peer)
            self._transports.append((server.loop, server.transport))
        if self.hangs_up_after_data and server.transport:
            server.transport.close()
        return self.at_data


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """One that runs on this machine."""
    server = MailServer(port=free_port())
    running = Controller(server, hostname="127.0.0.1", port=server.port, enable_SMTPUTF8=True)
    running.start()
    try:
        yield server
    finally:
        running.stop()
