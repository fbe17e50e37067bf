"""A copy of this tree in which `./run` is run as anybody would."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import httpx

from infra import ROOT
from tests.infra_local.running_emulator import is_free
from tests.infra_local.waiting import until

_NOT_COPIED = (".git", ".venv*", ".local", "node_modules", "*_cache", "__pycache__")
_READY_WITHIN_S = 180.0
_TIED = "infra.local.tied"


class Run:
    """One `./run --json` of a house."""

    def __init__(self, folder: Path, *options: str, until_it_says: str = "") -> None:
        self._output = folder / "output"
        self._said = folder / "said"
        with self._output.open("wb") as output, self._said.open("wb") as said:
            self.process = subprocess.Popen(  # noqa: S603 - our own program
                ("./run", "--json", "--lang", "en", *options),
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=said,
                start_new_session=True,
            )
        until(
            lambda: (
                self.process.poll() is not None
                or self.output().endswith("\n")
                or (until_it_says and until_it_says in self.said())
            ),
            within_s=_READY_WITHIN_S,
        )

    def output(self) -> str:
        """What it has printed on standard output."""
        return self._output.read_text()

    def said(self) -> str:
        """What it has said on standard error."""
        return self._said.read_text()

    @property
    def line(self) -> dict[str, Any]:
        """The one line of JSON."""
        assert self.process.poll() is None, self.said()
        document: dict[str, Any] = json.loads(self.output())
        return document

    def http(self) -> httpx.Client:
        """A client of the front door."""
        return httpx.Client(base_url=self.line["app"], timeout=60)

    def children(self) -> dict[str, int]:
        """Pids of its children by the module that they run."""
        named = {pid: _command_of(pid) for pid in _children_of(self.process.pid)}
        return {words[words.index(_TIED) + 1]: pid for pid, words in named.items()}

    def ports(self) -> list[int]:
        """The ports that it listens on."""
        smtp = int(self.line["smtp"].rpartition(":")[2])
        urls = (httpx.URL(self.line[name]) for name in ("app", "aws"))
        return [smtp, *(url.port for url in urls if url.port)]

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Stop it as a person would; its exit status."""
        self.process.send_signal(number)
        return self.process.wait(timeout=60)

    def processes(self) -> list[int]:
        """Pids of all that it is made of."""
        return processes_of(self.process.pid)

    def workers(self, function: str) -> list[int]:
        """Pids of the processes in which a function runs."""
        return workers_of(self.process.pid, function)

    def kill_all(self) -> None:
        """Kill all its processes as a power switch would."""
        for pid in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def end(self) -> None:
        """Make sure that it and its children are gone."""
        if self.process.poll() is None:
            self.stop()


class House:
    """The copy, its runs one after another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "house"
        ignored = shutil.ignore_patterns(*_NOT_COPIED)
        shutil.copytree(ROOT, self.folder, symlinks=True, ignore=ignored)
        for name in (".venv", ".venv-aws", "web/node_modules"):
            (self.folder / name).symlink_to(ROOT / name)
        self._runs: list[Run] = []

    def start(self, *options: str, until_it_says: str = "") -> Run:
        """
        Start a run on free ports, unless the options name others.

        Returns when it is ready, or has said what it is asked to wait for.
        """
        given = options if "--port" in options else ("--port", "0", *options)
        self._runs.append(Run(self.folder, *given, until_it_says=until_it_says))
        return self._runs[-1]

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the house to its end."""
        return subprocess.run(  # noqa: S603 - our own program
            words, cwd=self.folder, capture_output=True, text=True, check=False, timeout=60
        )

    def stop(self) -> None:
        """Stop whatever still runs."""
        for run in self._runs:
            run.end()


def processes_of(run: int) -> list[int]:
    """Pids of all that a run is made of: itself first, then whom it started, and so on."""
    found = [run]
    for pid in found:
        found += _children_of(pid)
    return found


def workers_of(run: int, function: str) -> list[int]:
    """Pids of the processes of a run in which a function runs."""
    folder = f"-local-{function}-"
    return [pid for pid in processes_of(run) if _is_worker(_command_of(pid), folder)]


def left_behind(folder: Path, ports: list[int]) -> list[int]:
    """Processes whose command names the folder, and ports that are still taken."""
    pids = [pid for pid in _pids() if any(str(folder) in word for word in _command_of(pid))]
    return [*pids, *(port for port in ports if not is_free(port))]


def _pids() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _children_of(parent: int) -> list[int]:
    """Linux lists a child under the thread that started it."""
    found: list[int] = []
    for listed in Path(f"/proc/{parent}/task").glob("*/children"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            found += [int(pid) for pid in listed.read_text().split()]
    return found


def _is_worker(words: list[str], folder: str) -> bool:
    return any(folder in word and word.endswith("_worker.py") for word in words)


def _command_of(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").split("\0")
    except (FileNotFoundError, ProcessLookupError):
        return []
