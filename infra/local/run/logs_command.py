"""`./run logs [function] [--id ID] [--follow]`."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from infra.local.run.home import Home
from infra.local.run.logbook import DEBUG_LOG, OLDER_FILES, parse, readable
from infra.local.run.options import Logs
from infra.local.run.texts import Console

_LOOK_EVERY_S = 0.2


def show(logs: Logs, *, home: Home, console: Console) -> int:
    """Print the lines that were asked for, oldest first; the exit status."""
    path = home.log / DEBUG_LOG
    if not path.exists():
        console.say("no_logs", path=path)
        return 1
    try:
        for line in read_lines(path, follow=logs.follow):
            record = parse(line)
            if record is not None and is_wanted(record, line, logs):
                print(readable(record), flush=logs.follow)
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:
        # `| head` has seen enough; what Python would still flush has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def is_wanted(record: dict[str, Any], line: str, logs: Logs) -> bool:
    """Whether a record is of the function and about the id that were asked for."""
    function, wanted = str(record.get("function", "")), logs.function
    of_it = wanted is None or function == wanted or function.endswith(f"-{wanted}")
    return of_it and (logs.id is None or logs.id in line)


def read_lines(path: Path, *, follow: bool) -> Iterator[str]:
    """The lines of a rotated log from the oldest file on, and those to come."""
    for number in range(OLDER_FILES, 0, -1):
        older = path.with_name(f"{path.name}.{number}")
        if older.exists():
            yield from older.read_text(encoding="utf-8").splitlines()
    file = path.open(encoding="utf-8")
    while True:
        yield from _whole_lines(file)
        if not follow:
            return
        if _was_rotated(path, file):
            file = path.open(encoding="utf-8")
        time.sleep(_LOOK_EVERY_S)


def _whole_lines(file: TextIO) -> Iterator[str]:
    """The lines up to the end; one that is still being written is left for the next time."""
    while True:
        start = file.tell()
        line = file.readline()
        if not line.endswith("\n"):
            file.seek(start)
            return
        yield line.rstrip("\n")


def _was_rotated(path: Path, file: TextIO) -> bool:
    return path.exists() and path.stat().st_ino != os.fstat(file.fileno()).st_ino
