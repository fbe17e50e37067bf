"""One JSON object a line on standard error: what the emulator says and what the functions print."""

import json
import logging
import sys
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime

_writing = threading.Lock()


def timestamp(epoch_s: float) -> str:
    """RFC 3339 in UTC with milliseconds."""
    text = datetime.fromtimestamp(epoch_s, UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def write(record: dict[str, object]) -> None:
    """Write one record; the records of several threads do not mix."""
    line = json.dumps(record, ensure_ascii=False, default=str)
    # A reader that is gone has left with the whole run, and this process is about to follow.
    with _writing, suppress(BrokenPipeError):
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


def write_line_of(function: str, line: str, *, level: str = "INFO") -> None:
    """Write what a function printed: a JSON object as it is, any other line as a message."""
    try:
        printed = json.loads(line) if line.startswith("{") else None
    except ValueError:
        printed = None
    if not isinstance(printed, dict):
        printed = {"level": level, "timestamp": timestamp(time.time()), "message": line}
    write({"function": function, **printed})


class _Records(logging.Handler):
    """Writes log records; MiniStack's INFO is a line or more for each request: our DEBUG."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record of MiniStack's."""
        message = record.getMessage()
        if record.exc_info:
            message = f"{message}\n{logging.Formatter().formatException(record.exc_info)}"
        write(
            {
                "level": "DEBUG" if record.levelno == logging.INFO else record.levelname,
                "timestamp": timestamp(record.created),
                "logger": f"aws.{record.name}",
                "message": message,
            }
        )


def configure() -> None:
    """Take the root logger before MiniStack does (its own `basicConfig` then does nothing)."""
    logging.basicConfig(level=logging.INFO, handlers=[_Records()])
