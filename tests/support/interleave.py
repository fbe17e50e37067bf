"""
Every order in which several actors can take their steps.

A step is a call of a port: an actor waits before each until it is let on, so exactly one runs at a
time and a schedule can be repeated. Threads are only the means; nothing here depends on timing.
"""

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Pause = Callable[[], None]
Play = Callable[[Pause], Any]


@dataclass
class Actor:
    """One of those who act at the same time; `result` is its answer or what it raised."""

    play: Play
    result: Any = None
    done: bool = False
    _go: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    _rests: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def __post_init__(self) -> None:
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        self._go.acquire()
        try:
            self.result = self.play(self._pause)
        except Exception as error:  # noqa: BLE001 - what it raised is its result
            self.result = error
        self.done = True
        self._rests.release()

    def _pause(self) -> None:
        self._rests.release()
        self._go.acquire()

    def step(self) -> None:
        """Let it run to its next step, or to its end."""
        self._go.release()
        self._rests.acquire()


class Stepping:
    """A port whose every call is a step of its actor; or each of those in `only`."""

    def __init__(self, port: Any, pause: Pause, *, only: Collection[str] = ()) -> None:
        self._port, self._pause, self._only = port, pause, only

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._port, name)
        if self._only and name not in self._only:
            return method

        def call(*args: Any, **named: Any) -> Any:
            self._pause()
            return method(*args, **named)

        return call


def schedules(stage: Callable[[], tuple[Any, Sequence[Play]]]) -> Iterator[tuple[Any, list[Any]]]:
    """
    For each possible order: the world afterwards and the actors' results.

    Args:
        stage: makes a new world and what its actors do.
    """
    untried: list[list[int]] = [[]]
    while untried:
        prefix = untried.pop()
        world, plays = stage()
        actors = [Actor(play) for play in plays]
        taken: list[int] = []
        while runnable := [index for index, actor in enumerate(actors) if not actor.done]:
            depth = len(taken)
            choice = prefix[depth] if depth < len(prefix) else runnable[0]
            if depth >= len(prefix):
                untried += [[*taken, other] for other in runnable[1:]]
            taken.append(choice)
            actors[choice].step()
        yield world, [actor.result for actor in actors]
