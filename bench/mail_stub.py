"""
The mail server that everybody sends to: takes every mail, and tells on its output of each.

`python -m bench.mail_stub MILLISECONDS` waits so long before it says that it took a mail. First
it prints its port, then a line a mail: its Message-ID and when it had arrived, epoch seconds.
"""

import asyncio
import json
import re
import sys
import time
from dataclasses import dataclass

from aiosmtpd.smtp import SMTP, Envelope, Session

HOST = "127.0.0.1"
_MESSAGE_ID = re.compile(rb"^Message-ID: <([^@>]+)", re.MULTILINE)


@dataclass(frozen=True)
class Handler:
    """Takes mail after a while."""

    delay_s: float

    async def handle_DATA(  # noqa: N802 - aiosmtpd finds it by this name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        at_s = time.time()
        content = envelope.content
        found = _MESSAGE_ID.search(content if isinstance(content, bytes) else b"")
        await asyncio.sleep(self.delay_s)
        mail_id = found[1].decode() if found else ""
        print(json.dumps({"id": mail_id, "at_s": at_s}), flush=True)
        return "250 OK"


async def _serve(delay_s: float) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Handler(delay_s), hostname="localhost", loop=loop), HOST, 0, backlog=1024
    )
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]) / 1000))
