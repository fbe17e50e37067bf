"""
The seam that all I/O of the handlers passes: each call of AWS or of the bot is a step.

Steps are numbered through a whole run, so a fault is named by its step and a run can be repeated.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from tests.explore.faults import Crash, Faults, Mode

Apply = Callable[[], Any]

_APPLIED_UNSEEN = {Mode.CRASH_AFTER, Mode.TIMEOUT_APPLIED, Mode.ASKED_TWICE}


@dataclass
class Invocation:
    """One run of a handler. After a crash nothing of it reaches the outside any more."""

    handler: str
    pause: Callable[[], None]
    dead: bool = False


@dataclass
class Step:
    """A call that a handler made. `done`: it took effect (and no condition refused it)."""

    number: int
    invocation: Invocation
    operation: str
    target: str
    arguments: Mapping[str, Any]
    done: bool = False

    def __str__(self) -> str:
        return f"step {self.number}: {self.invocation.handler}, {self.operation} {self.target}"


@dataclass(frozen=True)
class Kind:
    """How the calls of one outside system fail, and what happens to messages on their way."""

    timed_out: Apply
    throttled: Apply
    altered: Mapping[Mode, Callable[[Apply], Any]] = field(default_factory=dict)


class Seam:
    """Counts the steps of one run and lets its faults happen."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.steps: list[Step] = []
        self._here = threading.local()

    @property
    def invocation(self) -> Invocation | None:
        """Who acts in this thread; None: the world itself, which neither fails nor counts."""
        return getattr(self._here, "invocation", None)

    @contextmanager
    def invoked(
        self, handler: str, pause: Callable[[], None] = lambda: None
    ) -> Iterator[Invocation]:
        """What runs inside is an invocation of the handler; its crash ends here."""
        before, invocation = self.invocation, Invocation(handler, pause)
        self._here.invocation = invocation
        try:
            yield invocation
        except Crash:
            assert invocation.dead
        finally:
            self._here.invocation = before

    def passes(
        self, operation: str, target: str, arguments: Mapping[str, Any], apply: Apply, kind: Kind
    ) -> Any:
        """Let a call through, with the fault that is meant for it."""
        invocation = self.invocation
        if invocation is None:
            return apply()
        if not invocation.dead:
            invocation.pause()
        if invocation.dead:
            raise Crash
        step = Step(len(self.steps), invocation, operation, target, arguments)
        self.steps.append(step)
        return _with_fault(self.faults.get(step.number), step, _noting(step, apply), kind)


def _noting(step: Step, apply: Apply) -> Apply:
    def noting() -> Any:
        answer = apply()
        step.done = True
        return answer

    return noting


def _with_fault(mode: Mode | None, step: Step, apply: Apply, kind: Kind) -> Any:
    if mode in _APPLIED_UNSEEN:
        _quietly(apply)
    if mode in {Mode.CRASH_BEFORE, Mode.CRASH_AFTER}:
        _die(step)
    if mode in {Mode.TIMEOUT_APPLIED, Mode.TIMEOUT_NOT_APPLIED}:
        return kind.timed_out()
    if mode is Mode.THROTTLED:
        return kind.throttled()
    if mode is None or mode is Mode.ASKED_TWICE:
        return apply()
    return kind.altered[mode](apply)


def _die(step: Step) -> None:
    step.invocation.dead = True
    raise Crash


def _quietly(apply: Apply) -> None:
    """Have the effect; the answer, a refusal included, reaches nobody."""
    with suppress(Exception):
        apply()
