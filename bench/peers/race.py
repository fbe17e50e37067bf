"""Runs the peers: a broker, a worker, a beat, a process each, all of them ended at the end."""

import json
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bench.peers.environment import BENCH, PeerError, ensure_celery, redis_server
from bench.receiver import Receiver
from bench.waiting import Delivery, delivery
from infra import ROOT

Way = Literal["beat", "eta", "threads", "gevent", "prefork"]

_HOST = "127.0.0.1"
_CELERY_LOG = "celery.log"
_READY_WITHIN_S = 30.0
_ENDED_WITHIN_S = 10.0
_WORKERS: Mapping[Way, tuple[str, ...]] = {
    # Two processes, as the usual deployment has: each tick sends one by one, ticks may overlap.
    "beat": ("--pool", "prefork", "--concurrency", "2"),
    "eta": ("--pool", "threads", "--concurrency", "16"),
    "threads": ("--pool", "threads", "--concurrency", "50"),
    "gevent": ("--pool", "gevent", "--concurrency", "50"),
    "prefork": ("--pool", "prefork", "--concurrency", "50"),
}
_REMINDING: frozenset[Way] = frozenset({"beat", "eta"})


@dataclass(frozen=True)
class Peers:
    """A broker, and where the tasks send."""

    folder: Path
    environment: Mapping[str, str]

    @contextmanager
    def working(self, way: Way) -> Iterator[None]:
        """A worker that is ready, and for beat its clock, whose first tick comes after 60 s."""
        with ExitStack() as running:
            name, app = f"{way}@peer", _app_of(way)
            options = ("worker", "-n", name, *_WORKERS[way], "-l", "WARNING")
            quiet = ("--without-mingle", "--without-gossip")
            running.enter_context(self._celery(app, *options, *quiet))
            self._wait_until_ready(app, name)
            if way == "beat":
                state = self.folder / f"beat-{time.time():.0f}"
                running.enter_context(self._celery(app, "beat", "-s", str(state), "--pidfile="))
            yield

    def plan(self, way: Way, work: Sequence[object]) -> None:
        """Hand the work over: reminders with their instants, or ids of messages."""
        command = [str(BENCH.python), "-m", _app_of(way), way]
        text = json.dumps(work)
        subprocess.run(command, input=text, text=True, cwd=ROOT, env=self.environment, check=True)

    @contextmanager
    def _celery(self, app: str, *options: str) -> Iterator[None]:
        command = [str(BENCH.python), "-m", "celery", "-A", app, *options]
        with _running(command, self.environment, self.folder / _CELERY_LOG):
            yield

    def _wait_until_ready(self, app: str, name: str) -> None:
        command = [str(BENCH.python), "-m", "celery", "-A", app]
        ping = [*command, "inspect", "ping", "-d", name, "-t", "2"]
        deadline = time.monotonic() + _READY_WITHIN_S
        while time.monotonic() < deadline:
            if not subprocess.run(
                ping, cwd=ROOT, env=self.environment, capture_output=True, check=False
            ).returncode:
                return
        last = (self.folder / _CELERY_LOG).read_text().strip().rpartition("\n")[2]
        raise PeerError(f"Celery's worker was not ready within {_READY_WITHIN_S:.0f} s: {last}")


def deliver(
    peers: Peers, way: Way, receiver: Receiver, due_s: Mapping[str, float], *, patience_s: float
) -> Delivery:
    """Plan the reminders with a worker that runs already and wait for them."""
    peers.plan(way, list(due_s.items()))
    return delivery(receiver, due_s, patience_s=patience_s)


def _app_of(way: Way) -> str:
    return "bench.peers.reminders" if way in _REMINDING else "bench.peers.mailing"


@contextmanager
def peers(target: str) -> Iterator[Peers]:
    """
    A Redis on a port of its own, on loopback, that keeps nothing on disk.

    Raises:
        PeerError: a peer can't be installed or started.
    """
    ensure_celery()
    server, port = redis_server(), _free_port()
    environment = {
        **os.environ,
        "BENCH_BROKER": f"redis://{_HOST}:{port}/0",
        "BENCH_TARGET": target,
        "PYTHONPATH": str(ROOT),
        "NO_PROXY": _HOST,
    }
    command = [server, "--port", str(port), "--bind", _HOST, "--save", "", "--appendonly", "no"]
    with tempfile.TemporaryDirectory(prefix="vestnik-peers-") as name:
        folder = Path(name)
        with _running(command, environment, folder / "redis.log", cwd=folder):
            _wait_for(port)
            yield Peers(folder, environment)


@contextmanager
def _running(
    command: list[str], environment: Mapping[str, str], log: Path, cwd: Path = ROOT
) -> Iterator[None]:
    """A process that is ended at the end: asked first, killed when it doesn't."""
    with log.open("ab") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=out, cwd=cwd, env=environment, start_new_session=True
        )
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(_ENDED_WITHIN_S)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + _READY_WITHIN_S
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((_HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise PeerError("Redis did not start")
