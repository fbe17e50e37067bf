"""The SMTP server of the inbox, on the front door's own event loop."""

import asyncio
import socket
from dataclasses import dataclass

from aiosmtpd.smtp import SMTP, Envelope, Session

from infra.local.front_door.mail.faults import MailFault
from infra.local.front_door.mail.inbox import Inbox
from infra.local.product_clock import ProductClock

SLOW_S = 5.0
_SIZE_LIMIT_BYTES = 30 << 20


@dataclass(frozen=True)
class InboxHandler:
    """Takes every mail for every address, unless a fault was ordered."""

    inbox: Inbox
    fault: MailFault
    clock: ProductClock

    async def handle_DATA(  # noqa: N802 - aiosmtpd finds it by this name
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Keep the mail; a dropped one was kept too, only its sender never hears of it."""
        mode = self.fault.strike()
        if mode == "refuse":
            return "550 5.1.1 Mailbox unavailable"
        if mode == "slow":
            await asyncio.sleep(SLOW_S)
        content = envelope.content
        source = content if isinstance(content, bytes) else str(content).encode()
        self.inbox.receive(
            envelope.mail_from or "", envelope.rcpt_tos, source, self.clock.now_text()
        )
        if mode == "drop_after_data" and server.transport is not None:
            server.transport.close()
        return "250 2.0.0 Received"


async def serve_smtp(handler: InboxHandler, listening: socket.socket) -> asyncio.Server:
    """Take mail on a bound socket."""
    loop = asyncio.get_running_loop()
    return await loop.create_server(
        lambda: SMTP(
            handler,
            data_size_limit=_SIZE_LIMIT_BYTES,
            enable_SMTPUTF8=True,
            hostname="localhost",
            loop=loop,
        ),
        sock=listening,
    )
