"""
MiniStack over HTTP, with the launcher's own calls beside it.

`GET /_launcher/ready` answers when the state is loaded; `POST /_launcher/checkpoint` saves it;
`POST /_launcher/hold` starts no more work by itself, before a stop; `POST /_launcher/record` begins
to note requests, `GET /_launcher/record` ends that and answers them; `POST /_launcher/clock` moves
the product's clock: `{"advance_s": 900}`, `{"set_s": 1795305600}` (since 1970) or
`{"reset": true}`, checked by the front door; `POST /_launcher/faults` takes what is to go wrong
from now on (`seams/faults.py`) and answers what has.
"""

import asyncio
import json
import signal
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import uvicorn

from infra.local.embedded_aws import emulator, jump
from infra.local.embedded_aws.checkpoint import Checkpoints
from infra.local.embedded_aws.seams import faults, intake, recorded_requests
from infra.local.listening import listen

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Order = dict[str, Any]
Call = Callable[[Order], object]

_KEEP_ALIVE_S = 75  # as MiniStack's own main
_FINISH_S = 5.0  # what is in flight at a stop may take as long
_CLOSE_S = 1  # connections that are still open then have nothing in flight


class Server:
    """Serves until it is told to stop, then saves and leaves no worker behind."""

    def __init__(self, checkpoints: Checkpoints, jumps: jump.Jumps) -> None:
        self._checkpoints = checkpoints
        self._jumps = jumps
        self._app = emulator.module("app").app
        self._stop = asyncio.Event()
        self._calls = self._own_calls()

    async def run(self, port: int) -> None:
        """Serve on loopback; SIGTERM and SIGINT stop it cleanly."""
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, self._stop.set)
        serving = _Uvicorn(_configuration(self._handle))
        quieting = asyncio.create_task(self._quieten_when_stopped(serving))
        with listen(port) as listening:
            await serving.serve(sockets=[listening])
        await quieting

    async def _quieten_when_stopped(self, serving: uvicorn.Server) -> None:
        """Start nothing more, let what runs finish, end the workers; then let the server close."""
        await self._stop.wait()
        await asyncio.to_thread(intake.hold)
        await asyncio.to_thread(intake.wait_until_idle, patience_s=_FINISH_S)
        await asyncio.to_thread(emulator.module("core.lambda_runtime").reset)
        serving.should_exit = True

    async def _handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        call = self._calls.get((scope.get("method"), scope.get("path")))
        if call is None:
            await self._app(scope, receive, send)
        else:
            order = json.loads(await _body(receive) or b"{}")
            await _answer(send, 200, await asyncio.to_thread(call, order))

    def _own_calls(self) -> dict[tuple[Any, Any], Call]:
        return {
            ("GET", "/_launcher/ready"): lambda _: {"ready": True},
            ("POST", "/_launcher/checkpoint"): self._checkpoint,
            ("POST", "/_launcher/hold"): _hold,
            ("POST", "/_launcher/clock"): self._move_clock,
            ("POST", "/_launcher/faults"): lambda order: faults.switch(faults.Faults(**order)),
            ("POST", "/_launcher/record"): _record,
            ("GET", "/_launcher/record"): lambda _: recorded_requests.finish(),
        }

    def _checkpoint(self, _order: Order) -> object:
        self._checkpoints.save_while_running()
        return {"saved": True}

    def _move_clock(self, order: Order) -> object:
        self._jumps.jump(_target(order))
        return {"moved": True}


def _hold(_order: Order) -> object:
    intake.hold()
    return {"held": True}


def _record(_order: Order) -> object:
    recorded_requests.start()
    return {"recording": True}


def _target(order: Order) -> jump.Target:
    if "advance_s" in order:
        return jump.by(order["advance_s"])
    return jump.to(order["set_s"]) if "set_s" in order else jump.back_to_real_time()


async def _body(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        event = await receive()
        body += event.get("body", b"")
        more = event.get("more_body", False)
    return body


class _Uvicorn(uvicorn.Server):
    """Leaves the signals to the launcher: what is in flight ends before the server does."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _configuration(app: Any) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        interface="asgi3",
        http="httptools",  # a request costs 0.6 ms less than with MiniStack's own Hypercorn
        ws="none",
        access_log=False,
        server_header=False,
        date_header=False,  # MiniStack gives its own
        proxy_headers=False,
        log_level="warning",
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=_CLOSE_S,
    )


async def _answer(send: Send, status: int, body: object) -> None:
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(body).encode()})
