"""A front door that runs in a thread, with a tiny API behind it."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from aiohttp import web

from infra.local.front_door.server import Listening, front_door
from infra.local.front_door.settings import Settings

TOKEN = "123456:test-token"
SECRET = "webhook-secret"
CLIENT_ID = "vestnik"
CLIENT_SECRET = "client-secret"
SENDER_KEY = "sender-key-" + "s" * 32

Answerer = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Received:
    """A request as it arrived at the API."""

    method: str
    raw_path: str
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first value of a header."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass
class Api:
    """Notes what arrives; answers what the test says, else 200 `{}`."""

    received: list[Received] = field(default_factory=list)
    answers: Answerer | None = None

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """One request."""
        headers = [(name.decode(), value.decode()) for name, value in request.raw_headers]
        body = await request.read()
        self.received.append(Received(request.method, request.raw_path, headers, body))
        return await self.answers(request) if self.answers else web.json_response({})


@dataclass(frozen=True)
class Door:
    """Where it listens, and what stands behind it."""

    settings: Settings
    api: Api
    http: httpx.Client

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"http://127.0.0.1:{self.settings.port}"

    @property
    def bot_api(self) -> str:
        """Base address as python-telegram-bot wants it."""
        return f"{self.origin}/_local/telegram/bot"

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """One call of the Bot API with a JSON body."""
        answer: dict[str, Any] = self.http.post(
            f"/_local/telegram/bot{TOKEN}/{method}", json=params
        ).json()
        return answer

    def calls(self) -> list[dict[str, Any]]:
        """The calls that the double lists."""
        calls: list[dict[str, Any]] = self.http.get("/_local/api/telegram/calls").json()
        return calls

    def hears(self, chat_id: int, text: str = "hello", **message: Any) -> int:
        """A person writes to the bot; the webhook's status."""
        update = {
            "update_id": chat_id * 1000,
            "message": {
                "message_id": 1,
                "date": 1,
                "chat": {"id": chat_id, "type": "private"},
                "from": {"id": chat_id, "is_bot": False, "first_name": "Anna"},
                "text": text,
                **message,
            },
        }
        answer = self.http.post("/_local/api/telegram/updates", json=update)
        status: int = answer.json()["status"]
        return status


@contextmanager
def running_door(folder: Path) -> Iterator[Door]:
    """A front door with its state, web app and docs in this folder."""
    api, loop = Api(), asyncio.new_event_loop()
    started: asyncio.Future[Listening] = loop.create_future()
    thread = threading.Thread(target=loop.run_until_complete, args=(_serve(folder, api, started),))
    ready = threading.Event()
    started.add_done_callback(lambda _: ready.set())
    thread.start()
    ready.wait(10)
    listening = started.result()
    origin = f"http://127.0.0.1:{listening.settings.port}"
    with httpx.Client(base_url=origin, timeout=60) as client:
        yield Door(listening.settings, api, client)
    listening.stop()
    thread.join(10)
    loop.close()


async def _serve(folder: Path, api: Api, started: "asyncio.Future[Listening]") -> None:
    runner = web.ServerRunner(web.Server(api.handle))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    try:
        async with front_door(_settings(folder, port)) as listening:
            started.set_result(listening)
            await listening.serve()
    finally:
        await runner.cleanup()


def _settings(folder: Path, api_port: int) -> Settings:
    return Settings(
        port=0,
        smtp_port=0,
        api_url=f"http://127.0.0.1:{api_port}/_aws/execute-api/abc/api",
        aws_url=f"http://127.0.0.1:{api_port}",
        state_dir=folder / "state",
        web_dir=folder / "web",
        docs_dir=folder / "docs",
        kit_dir=folder / "kit",
        clock_file=folder / "clock",
        telegram_token=TOKEN,
        telegram_bot_name="vestnik_bot",
        webhook_secret=SECRET,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=CLIENT_SECRET,
        sender_key=SENDER_KEY,
    )
