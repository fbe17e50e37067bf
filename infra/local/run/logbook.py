"""
The logs of a run: `company_main.log` (INFO and above) and `company_debug.log` (all of it).

Only the run itself writes them, so that they can be rotated: what its children say comes through
their standard error, one JSON object a line.
"""

import json
import logging
import sys
import time
from collections.abc import Iterable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

MAIN_LOG = "company_main.log"
DEBUG_LOG = "company_debug.log"

SIZE_BYTES = 10_000_000
OLDER_FILES = 5
_SHOWN_FIELDS = ("timestamp", "level", "function", "logger", "message")


class Logbook:
    """Writes records to the two files and the grave ones to the console."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._files = (
            _file(folder / MAIN_LOG, logging.INFO),
            _file(folder / DEBUG_LOG, logging.DEBUG),
        )
        self._console = _console()

    def write_line(self, source: str, line: str) -> None:
        """Write a line of a child: a JSON object as it is, any other as a message."""
        record = parse(line) or {"level": "INFO", "logger": source, "message": line}
        self._write(record, (*self._files, self._console))

    def note(self, level: str, message: str) -> None:
        """Write down what the run itself has told on the console."""
        self._write({"level": level, "logger": "run", "message": message}, self._files)

    def close(self) -> None:
        """Close the files."""
        for handler in self._files:
            handler.close()

    def _write(self, record: dict[str, Any], handlers: Iterable[logging.Handler]) -> None:
        level = logging.getLevelNamesMapping().get(str(record.get("level")), logging.INFO)
        record.setdefault("timestamp", _now())
        made = logging.makeLogRecord({"levelno": level, "fields": record})
        for handler in handlers:
            if level >= handler.level:
                handler.handle(made)


class _JsonLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(record.__dict__["fields"], ensure_ascii=False)


class _ReadableLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return readable(record.__dict__["fields"])


def parse(line: str) -> dict[str, Any] | None:
    """The record in a line; None when it is no JSON object."""
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


def readable(record: dict[str, Any]) -> str:
    """A record for people: time, level, who, message, then whatever else it has."""
    when = str(record.get("timestamp", ""))[11:23]
    who = record.get("function") or record.get("logger") or record.get("service") or ""
    rest = " ".join(
        f"{key}={json.dumps(value, ensure_ascii=False)}"
        for key, value in record.items()
        if key not in _SHOWN_FIELDS
    )
    return f"{when} {record.get('level', ''):7} {who} {record.get('message', '')} {rest}".rstrip()


def _file(path: Path, level: int) -> logging.Handler:
    handler = RotatingFileHandler(
        path, maxBytes=SIZE_BYTES, backupCount=OLDER_FILES, encoding="utf-8", delay=True
    )
    handler.setLevel(level)
    handler.setFormatter(_JsonLine())
    return handler


def _console() -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_ReadableLine())
    return handler


def _now() -> str:
    milliseconds = int(time.time() * 1000)
    seconds = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(milliseconds // 1000))
    return f"{seconds}.{milliseconds % 1000:03}Z"
