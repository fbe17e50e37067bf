"""
The virtual environments, made of locked requirements; runs on a bare Python.

Each is kept until its lock or the Python changes. uv installs (1 to 10 s), pip where uv can't.
"""

import fcntl
import hashlib
import importlib.util
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from infra import ROOT

ROOM_BYTES = 2_000_000_000  # both environments, uv's cache and the web app's packages


class VenvError(Exception):
    """A virtual environment can't be made; the message is one line for whoever called `./run`."""


@dataclass(frozen=True)
class Venv:
    """A virtual environment and the lock that it is made of."""

    path: Path
    lock: Path

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.path / "bin" / "python"

    @property
    def is_current(self) -> bool:
        """Whether it was finished, for this lock and this Python."""
        mark = self.path / "made-of"
        return mark.is_file() and mark.read_text() == self._digest()

    def finish(self) -> None:
        """Mark it as finished; hide it from git."""
        (self.path / ".gitignore").write_text("*\n")
        (self.path / "made-of").write_text(self._digest())

    def _digest(self) -> str:
        python = f"{sys.version} {sysconfig.get_platform()} {sys.base_prefix}"
        return hashlib.sha256(self.lock.read_bytes() + python.encode()).hexdigest()


TOOLS = Venv(ROOT / ".venv", ROOT / "requirements-dev.txt")
AWS = Venv(ROOT / ".venv-aws", ROOT / "infra" / "local" / "requirements-aws.txt")
NODE = Venv(ROOT / ".venv-node", ROOT / "infra" / "local" / "requirements-node.txt")


def ensure(*wanted: Venv, say: Callable[[str], None]) -> None:
    """
    Make those that are missing or made of another lock. TOOLS comes first: it has uv.

    Raises:
        VenvError: no room, no way to install, no network.
    """
    if all(each.is_current for each in wanted):
        return
    with _alone(ROOT / "requirements-dev.txt"):
        for each in wanted:
            if not each.is_current:
                _check_room()
                say(each.path.name)
                _make(each)


def _make(wanted: Venv) -> None:
    if not _runs_this_python(wanted):
        _create(wanted)
    if not _install_with_uv(wanted):
        _pip(wanted, "install", "--require-hashes", "-r", str(wanted.lock))
    wanted.finish()


def _create(wanted: Venv) -> None:
    try:
        shutil.rmtree(wanted.path, ignore_errors=True)
        venv.EnvBuilder(symlinks=True).create(wanted.path)
    except (OSError, subprocess.CalledProcessError) as error:
        raise VenvError(f"{wanted.path.name} can't be made: {error}") from error


def _runs_this_python(wanted: Venv) -> bool:
    """Whether an environment is there that only its packages may have to change in."""
    if not wanted.python.exists():
        return False
    code = "import sys; print(sys.version, sys.base_prefix)"
    return (
        _run([str(wanted.python), "-c", code]).stdout.strip() == f"{sys.version} {sys.base_prefix}"
    )


def _install_with_uv(wanted: Venv) -> bool:
    """Install with the uv of TOOLS, which pip puts there first; False when uv can't."""
    uv = TOOLS.path / "bin" / "uv"
    if not uv.exists():
        pinned = TOOLS.path / "uv.txt"
        pinned.write_text(_lines_of("uv", TOOLS.lock))
        _pip(TOOLS, "install", "--require-hashes", "-r", str(pinned))
    command = [str(uv), "pip", "sync", "--quiet", "--python", str(wanted.python)]
    return _run([*command, "--require-hashes", str(wanted.lock)]).returncode == 0


def _pip(wanted: Venv, *arguments: str) -> None:
    """Run pip for the environment: its own, else this Python's, else the one Python brings."""
    command = _pip_command(wanted)
    result = _run([*command, "--quiet", *arguments])
    if result.returncode:
        reason = (result.stderr.strip().splitlines() or ["pip failed"])[-1]
        raise VenvError(f"{wanted.path.name}: {reason}")


def _pip_command(wanted: Venv) -> list[str]:
    own = [str(wanted.python), "-m", "pip"]
    if (wanted.path / "bin" / "pip").exists():
        return own
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(wanted.python)]
    if _run([str(wanted.python), "-m", "ensurepip"]).returncode == 0:
        return own
    raise VenvError("Python has neither pip nor ensurepip; ./doctor says how to get them")


def _lines_of(package: str, lock: Path) -> str:
    """The part of a lock that pins one package."""
    parts = lock.read_text().replace("\\\n", " ").splitlines()
    return next(part for part in parts if part.startswith(f"{package}=="))


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def _check_room() -> None:
    free_bytes = shutil.disk_usage(ROOT).free
    if free_bytes < ROOM_BYTES:
        raise VenvError(
            f"{free_bytes // 1_000_000} MB free at {ROOT}, {ROOM_BYTES // 1_000_000} MB are needed"
        )


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep a second `./run` of the same folder waiting."""
    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
