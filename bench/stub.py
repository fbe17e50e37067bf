"""
The receiver that everybody sends to: answers every call of a Bot API and of a
sending API, notes when it arrived.

`python -m bench.stub` prints its port. `POST /bench/delay/<ms>` makes it wait before each answer,
`GET /bench/calls` tells what arrived, `GET /bench/last` how many and when the last came,
`DELETE /bench/calls` forgets it.
"""

import asyncio
import json
import re
import time
from dataclasses import dataclass, field
from typing import Any

HOST = "127.0.0.1"
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_SEND = "/v1/send/"
_TAKEN = {"code": 0, "message": "OK"}
_BOT = {"id": 4242, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


@dataclass
class Receiver:
    """What arrived; instants are epoch seconds."""

    delay_s: float = 0.0
    calls: list[dict[str, Any]] = field(default_factory=list)

    def note(self, path: str, body: bytes) -> dict[str, Any]:
        """A call, as it arrived; `id` is a message's."""
        sent = json.loads(body) if body.startswith(b"{") else {}
        call = {
            "method": "send" if path.startswith(_SEND) else path.rpartition("/")[2],
            "id": sent.get("id"),
            "chat_id": sent.get("chat_id"),
            "text": sent.get("text", ""),
            "at_s": time.time(),
            "answered_at_s": None,
        }
        self.calls.append(call)
        return call

    def control(self, method: str, path: str) -> object:
        """What the bench asks of the receiver itself."""
        if path.startswith("/bench/delay/"):
            self.delay_s = int(path.rpartition("/")[2]) / 1000
        elif method == "DELETE":
            self.calls.clear()
        elif path == "/bench/last":
            last_at_s = self.calls[-1]["at_s"] if self.calls else 0.0
            return {"count": len(self.calls), "at_s": last_at_s}
        elif method == "GET":
            return self.calls
        return {}


class Connection(asyncio.Protocol):
    """One connection that is kept open; HTTP as far as our clients speak it."""

    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end]
            found = _LENGTH.search(head)
            whole = end + 4 + (int(found[1]) if found else 0)
            if len(self._buffer) < whole:
                return
            body, self._buffer = self._buffer[end + 4 : whole], self._buffer[whole:]
            method, path, _ = head.split(b"\r\n")[0].decode().split(" ")
            self._serve(method, path, body)

    def _serve(self, method: str, path: str, body: bytes) -> None:
        if path.startswith("/bench/"):
            self._answer(self._receiver.control(method, path))
            return
        call = self._receiver.note(path, body)
        if self._receiver.delay_s:
            loop = asyncio.get_running_loop()
            loop.call_later(self._receiver.delay_s, self._answer_call, call)
        else:
            self._answer_call(call)

    def _answer_call(self, call: dict[str, Any]) -> None:
        call["answered_at_s"] = time.time()
        if call["method"] == "send":
            self._answer(_TAKEN)
            return
        self._answer({"ok": True, "result": _result(call, len(self._receiver.calls))})

    def _answer(self, document: object) -> None:
        if self._transport.is_closing():
            return
        body = json.dumps(document).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
        self._transport.write(head.encode() + b"\r\n\r\n" + body)


def _result(call: dict[str, Any], number: int) -> object:
    if call["method"] == "getMe":
        return _BOT
    if call["method"] != "sendMessage":
        return True
    chat = {"id": call["chat_id"], "type": "private"}
    return {"message_id": number, "date": int(call["at_s"]), "chat": chat, "text": call["text"]}


async def _serve() -> None:
    receiver = Receiver()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(receiver), HOST, 0, backlog=1024)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve())
