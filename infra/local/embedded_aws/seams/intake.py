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

from infra.local.embedded_aws import emulator, queues

_LOOK_EVERY_S = 0.01
_EXECUTE = "_execute_function_with_config_scope"


class _Gate:
    """Closed as long as anybody holds it: a stop never lets go, whoever else does."""

    def __init__(self) -> None:
        self.passing = threading.Lock()
        self.holds = 0
        self.closed_at = 0.0  # monotonic seconds

    def hold(self) -> None:
        with self.passing:
            if not self.holds:
                self.closed_at = time.monotonic()
            self.holds += 1

    def release(self) -> None:
        with self.passing:
            self.holds -= 1


_gate = _Gate()
_holding = threading.Lock()


def install() -> None:
    """Put a gate before the two places where work starts by itself: sources and schedules."""
    functions = emulator.module("services.lambda_svc")
    eventbridge = emulator.module("services.eventbridge")
    for owner, name in ((functions, "_poll_sqs"), (eventbridge, "_tick_scheduled_rules")):
        emulator.replace(owner, name, _gated(emulator.take(owner, name)))
    emulator.take(functions, _EXECUTE)


def hold() -> None:
    """Start nothing more; returns when the last look at sources and schedules is over."""
    _gate.hold()


@contextmanager
def held(*, patience_s: float) -> Iterator[bool]:
    """
    Hold, wait until nothing is in flight, release; gives whether all was finished in time.

    Two that hold take turns.
    """
    with _holding:
        hold()
        try:
            yield wait_until_idle(patience_s=patience_s)
        finally:
            _gate.release()


def wait_until_idle(*, patience_s: float) -> bool:
    """Wait until no function runs; False when some still do `patience_s` after the hold."""
    return _wait(lambda: not busy(), until=_gate.closed_at + patience_s)


def wait_until_settled(*, patience_s: float) -> bool:
    """
    Wait until all work that may begin now has begun and ended; False when some still goes on.

    What callers ask for meanwhile is not waited for, and when the gate is closed nothing is.
    """
    return _wait(_is_settled, until=time.monotonic() + patience_s)


def busy() -> bool:
    """Whether a function runs or is about to."""
    running, _ = emulator.take(emulator.module("services.lambda_svc"), "executions_in_flight")()
    return bool(running or works_by_itself())


def works_by_itself() -> bool:
    """Whether a batch was taken, or a schedule's thread started, that is not at its end."""
    batches = emulator.take(emulator.module("services.lambda_svc"), "_esm_inflight")
    # A schedule starts an unnamed thread, which `threading` names by its target.
    scheduled = any(thread.name.endswith(f"({_EXECUTE})") for thread in threading.enumerate())
    return bool(batches or scheduled)


def _is_settled() -> bool:
    with _gate.passing:  # between two looks of the poller: nothing is half taken
        return _gate.holds > 0 or not (works_by_itself() or queues.await_functions())


def _wait(over: Callable[[], bool], *, until: float) -> bool:
    while not over():
        if time.monotonic() > until:
            return False
        time.sleep(_LOOK_EVERY_S)
    return True


def _gated(look: Callable[[], Any]) -> Callable[[], Any]:
    """The same look for work, which finds none while the gate is closed."""

    def look_if_open() -> Any:
        with _gate.passing:
            return False if _gate.holds else look()

    return look_if_open
