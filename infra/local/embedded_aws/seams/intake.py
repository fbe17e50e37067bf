"""
New work can be held back and what is in flight waited for.

AWS has no such thing: nobody stops it. MiniStack stops with its functions in the middle of their
work. A clean stop, a checkpoint and a jump of the clock first hold, then wait.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from infra.local.embedded_aws import emulator

_LOOK_EVERY_S = 0.01
_EXECUTE = "_execute_function_with_config_scope"

_passing = threading.Lock()
_held_at: float | None = None  # monotonic seconds


def install() -> None:
    """Put a gate before the two places where work starts by itself: sources and schedules."""
    functions = emulator.module("services.lambda_svc")
    eventbridge = emulator.module("services.eventbridge")
    for owner, name in ((functions, "_poll_sqs"), (eventbridge, "_tick_scheduled_rules")):
        emulator.replace(owner, name, _gated(emulator.take(owner, name)))
    emulator.take(functions, _EXECUTE)


def hold() -> None:
    """Start nothing more; returns when the last look at sources and schedules is over."""
    global _held_at  # noqa: PLW0603 - one gate a process, as there is one MiniStack
    with _passing:
        _held_at = _held_at or time.monotonic()


def release() -> None:
    """Let work start again."""
    global _held_at  # noqa: PLW0603 - see hold
    with _passing:
        _held_at = None


@contextmanager
def held(*, patience_s: float) -> Iterator[bool]:
    """Hold, wait until nothing is in flight, release; gives whether all was finished in time."""
    hold()
    try:
        yield wait_until_idle(patience_s=patience_s)
    finally:
        release()


def wait_until_idle(*, patience_s: float) -> bool:
    """Wait until no function runs; False when some still do `patience_s` after the hold."""
    deadline = (_held_at or time.monotonic()) + patience_s
    while busy():
        if time.monotonic() > deadline:
            return False
        time.sleep(_LOOK_EVERY_S)
    return True


def busy() -> bool:
    """Whether a function runs or is about to: a batch taken, a schedule's thread started."""
    functions = emulator.module("services.lambda_svc")
    running, _ = emulator.take(functions, "executions_in_flight")()
    batches = emulator.take(functions, "_esm_inflight")
    # A schedule starts an unnamed thread, which `threading` names by its target.
    starting = any(thread.name.endswith(f"({_EXECUTE})") for thread in threading.enumerate())
    return bool(running or batches or starting)


def _gated(look: Callable[[], Any]) -> Callable[[], Any]:
    """The same look for work, which finds none while the gate is closed."""

    def look_if_open() -> Any:
        with _passing:
            return look() if _held_at is None else False

    return look_if_open
