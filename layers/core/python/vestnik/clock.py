"""
The only clock of the product.

On the local stage it can be moved: the file named by CLOCK_FILE holds an offset in seconds. Nothing
sets that variable elsewhere.
"""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

_EPOCH = datetime.fromtimestamp(0, UTC)
_MILLISECOND = timedelta(milliseconds=1)  # floats would lose one now and then
_SHORTEST_NAP_S = 0.0001  # where a float says that it is time, and whole milliseconds say not yet
_LONGEST_NAP_S = 0.25  # how long a moved clock may go unnoticed by somebody who waits

_offset_file = Path(os.environ["CLOCK_FILE"]) if os.environ.get("CLOCK_FILE") else None
_offset_seen: tuple[int, float] = (0, 0.0)


def now() -> datetime:
    """The present instant, aware, UTC."""
    return from_ms(now_ms())


def now_ms() -> int:
    """The present instant in milliseconds since 1970."""
    return int(_now_s() * 1000)


def _now_s() -> float:
    return time.time() + offset_s()


def offset_s() -> float:
    """Seconds that the clock was moved by; re-read when its file has changed (one stat a call)."""
    global _offset_seen  # noqa: PLW0603 - a cache of one file, keyed by its modification time
    if _offset_file is None:
        return 0.0
    try:
        modified_ns = _offset_file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0.0
    if modified_ns != _offset_seen[0]:
        _offset_seen = (modified_ns, float(_offset_file.read_text() or 0))
    return _offset_seen[1]


def wait_until_ms(instant_ms: int) -> None:
    """Return at the instant or as soon after it as the machine can, never before."""
    while now_ms() < instant_ms:
        remaining_s = instant_ms / 1000 - _now_s()
        time.sleep(min(max(remaining_s, _SHORTEST_NAP_S), _LONGEST_NAP_S))


def to_ms(instant: datetime) -> int:
    """Milliseconds since 1970 of an aware instant, rounded down."""
    return (instant - _EPOCH) // _MILLISECOND


def rfc3339(instant: datetime) -> str:
    """An aware instant in UTC, to the millisecond: `2026-11-22T21:00:00.000Z`."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_ms(instant_ms: int) -> datetime:
    """The aware UTC instant of milliseconds since 1970."""
    return _EPOCH + instant_ms * _MILLISECOND
