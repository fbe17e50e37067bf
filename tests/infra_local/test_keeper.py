"""Children of a run: small servers of our own here."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from infra.local.run.child import Child, Plan
from infra.local.run.claim import Claim
from infra.local.run.errors import RunError
from infra.local.run.home import Home
from infra.local.run.keeper import Keeper
from infra.local.run.logbook import DEBUG_LOG, Logbook
from infra.local.run.plans import clean_environment
from infra.local.run.texts import Console
from tests.infra_local.running_emulator import free_port

_SERVER = """
import http.server, signal, sys, time

class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass

print("up", flush=True)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Answer).serve_forever()
"""
_DEAF_SERVER = _SERVER.replace("lambda *_: sys.exit(0)", "signal.SIG_IGN")
_FAILING = "import sys; sys.exit('no such folder')"


class World:
    """A keeper and what it needs, over a folder."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder)
        self.logbook = Logbook(self.home.log)
        claim = Claim(self.home)
        assert claim.take()
        self.keeper = Keeper(Console("en"), self.logbook, claim_fd=claim.fd)

    def plan(self, code: str) -> Plan:
        port = free_port()
        return Plan(
            name="server",
            command=(sys.executable, "-c", code, str(port)),
            env=clean_environment(),
            port=port,
            ready_path="/",
        )

    def log(self) -> str:
        path = self.home.log / DEBUG_LOG
        return path.read_text() if path.exists() else ""


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_what_a_child_says_is_logged(world: World) -> None:
    async def story() -> None:
        child = await world.keeper.start(world.plan(_SERVER))
        await child.ready()
        assert await world.keeper.stop("server", patience_s=10)

    asyncio.run(story())

    assert '"message": "up"' in world.log()


def test_a_child_that_ends_before_it_is_ready_ends_the_run_with_its_last_words(
    world: World,
) -> None:
    async def story() -> None:
        child = await world.keeper.start(world.plan(_FAILING))
        await child.ready()

    with pytest.raises(RunError) as ended:
        asyncio.run(story())

    assert ended.value.values["reason"] == "exit status 1: no such folder"


def test_a_child_that_does_not_stop_is_killed(world: World) -> None:
    async def story() -> None:
        child = await world.keeper.start(world.plan(_DEAF_SERVER))
        await child.ready()
        assert not await world.keeper.stop("server", patience_s=0.2)
        assert await child.died() == "SIGKILL: up"

    asyncio.run(story())


def test_a_child_that_dies_is_started_again_and_it_says_so(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    async def story() -> None:
        first = await world.keeper.start(world.plan(_SERVER))
        await first.ready()
        keeping = asyncio.create_task(world.keeper.keep())
        kill(first)
        await until(lambda: "server is back" in world.log())
        keeping.cancel()
        await world.keeper.stop("server", patience_s=10)

    asyncio.run(story())

    said = capsys.readouterr().err
    assert "server died (SIGKILL: up), starting it again." in said
    assert "server is back." in said


def test_five_deaths_in_a_minute_end_the_run_with_the_reason(world: World) -> None:
    async def story() -> None:
        await world.keeper.start(world.plan(_FAILING))
        await world.keeper.keep()

    with pytest.raises(RunError) as ended:
        asyncio.run(story())

    assert ended.value.key == "child_hopeless"
    assert ended.value.values["reason"] == "exit status 1: no such folder"
    assert world.log().count("starting it again") == 4


def test_deaths_that_are_longer_apart_do_not_end_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter(range(0, 6_000, 16))
    clock = SimpleNamespace(monotonic=lambda: next(seconds))
    monkeypatch.setattr("infra.local.run.keeper.time", clock)

    async def story() -> None:
        await world.keeper.start(world.plan(_FAILING))
        keeping = asyncio.create_task(world.keeper.keep())
        await until(lambda: world.log().count("starting it again") == 7)
        keeping.cancel()
        await world.keeper.stop("server", patience_s=10)

    asyncio.run(story())


def kill(child: Child) -> None:
    """End a child as the kernel would."""
    os.kill(child.pid, signal.SIGKILL)


async def until(look: Callable[[], bool], *, within_s: float = 60.0) -> None:
    """Wait for a condition."""
    give_up_at = time.perf_counter() + within_s
    while not look():
        assert time.perf_counter() < give_up_at, "waited in vain"
        await asyncio.sleep(0.02)
