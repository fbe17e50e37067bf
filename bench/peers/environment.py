"""What the peers need: Celery in an environment of the bench's own, Redis of the system's."""

import os
import shutil
import subprocess

from infra import ROOT
from infra.local import venvs

BENCH = venvs.Venv(ROOT / ".venv-bench", ROOT / "bench" / "requirements.txt")
_INSTALL = ("apt-get", "install", "-y", "--no-install-recommends", "redis-server")


class PeerError(Exception):
    """A peer can't run; the message is one line that says why."""


def ensure_celery() -> None:
    """
    Make the environment unless it is current.

    Raises:
        PeerError: it can't be made.
    """
    try:
        venvs.ensure(BENCH, say=lambda name: print(f"making {name} …", flush=True))
    except (venvs.VenvError, OSError) as error:
        raise PeerError(f"Celery can't be installed: {error}") from error


def redis_server() -> str:
    """
    Path of redis-server, installed from the system's packages where we may.

    Raises:
        PeerError: it is missing and can't be installed.
    """
    if found := shutil.which("redis-server"):
        return found
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise PeerError("Redis is missing: sudo " + " ".join(_INSTALL))
    # RUNLEVEL=1: the package's own service isn't started, ours listens on loopback only.
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for command in (("apt-get", "update"), _INSTALL):
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        if done.returncode:
            raise PeerError(f"{' '.join(command)} ended with {done.returncode}")
    return shutil.which("redis-server") or "redis-server"
