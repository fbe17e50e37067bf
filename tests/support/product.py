"""The whole product as a user starts it: `./run --json --port 0` in a folder of its own."""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).parents[2]
_SHARED = (".venv", ".venv-aws", ".build", "web/node_modules", "web/dist", "web/dist-kit")
_STOPPED_WITHIN_S = 60


def copy_of_the_tree(folder: Path) -> Path:
    """The tracked files in another folder, with what takes minutes to make linked into it."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own arguments
    for name in names.splitlines():
        source, target = ROOT / name, folder / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    for name in _SHARED:
        if (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).symlink_to(ROOT / name)
    return folder


@contextmanager
def running(folder: Path, *options: str) -> Iterator[dict[str, Any]]:
    """Start it, yield its line of JSON, stop it as Ctrl-C does."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "QUEUE_"))}
    for name in ("STAGE", "TABLE_PREFIX", "SESSION_KEY", "TELEGRAM_TOKEN", "LIMITS_FACTOR"):
        environment.pop(name, None)
    with (folder / "run.log").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own command
            ["./run", "--json", "--port", "0", *options],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=log,
            env=environment,
            text=True,
        )
        try:
            assert process.stdout is not None
            yield _announcement(process.stdout, folder)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(_STOPPED_WITHIN_S)


def _announcement(stdout: IO[str], folder: Path) -> dict[str, Any]:
    line = stdout.readline()
    if not line:
        raise RuntimeError("./run ended: " + (folder / "run.log").read_text()[-2000:])
    announcement: dict[str, Any] = json.loads(line)
    return announcement
