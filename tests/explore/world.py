"""The world of one run: its clock, its queues and schedules, and what people do in it."""

import heapq
import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import time_machine

import app as product
from tests.explore import emulator
from tests.explore.emulator import Message, Queue
from tests.explore.faults import Faults
from tests.explore.post import Post
from tests.explore.provider import Provider
from tests.explore.seam import Seam
from tests.explore.telegram import Telegram
from vestnik.telegram.outcome import Outcome, Sent

START_MS = 1_795_348_800_000  # noon of 22 November 2026, UTC
MINUTE_MS = 60_000
LONGEST_MS = 120 * MINUTE_MS  # who isn't done by then never will be
RECEIVED_AT_MOST = 5  # maxReceiveCount, infra/stack/queues.yaml
SWEEPS = {
    "sweep_reminders": ("reminder",),
    "sweep_updates": ("update", "merge", "erasure"),
    "sweep_emails": ("mail", "digest"),
}

_SETTLING_MS = 150_000  # from here on only lost hints are looked for
_WHILE_SETTLING = 3  # two missed ticks are harmless, and every tick costs time

_TICK = {
    "version": "0",
    "id": "tick",
    "account": "123456789012",
    "region": "us-east-1",
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "time": "2026-11-22T12:00:00Z",
    "resources": [],
    "detail": {},
}


class _Context:
    """What the platform gives to a function besides the event."""

    def get_remaining_time_in_millis(self) -> int:
        return MINUTE_MS


_CONTEXT = _Context()

Act = Callable[[], None]


def no_pause() -> None:
    """Nobody else is acting."""


@dataclass
class World:
    """
    One run.

    `broken`: what the world itself saw go wrong. `held`: handlers whose messages stay in the queue.
    """

    faults: Faults
    clock: time_machine.Traveller
    outcomes: tuple[Outcome, ...] = (Sent(1),)
    broken: list[str] = field(default_factory=list)
    held: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        random.seed(1)
        self.now_ms = 0
        self.jump_to(START_MS)
        self.seam = Seam(self.faults)
        self.telegram = Telegram(self.seam, self.outcomes)
        self.post = Post(self.seam)
        self.provider = Provider(self.seam)
        self._agenda: list[tuple[int, int, Act]] = []
        self._order = itertools.count()
        self._ticked = dict.fromkeys(SWEEPS, START_MS)
        sources: list[Any] = product.app.event_sources
        self.queues = [
            Queue(one.queue, one.name, one.batch_size) for one in sources if hasattr(one, "queue")
        ]

    @property
    def position(self) -> int:
        """How many steps there have been."""
        return len(self.seam.steps)

    def jump_to(self, instant_ms: int) -> None:
        """Move the clock on; it never goes back."""
        self.now_ms = max(self.now_ms, instant_ms)
        # Half a millisecond more, so that no rounding down of a float loses one.
        self.clock.move_to((self.now_ms + 0.5) / 1000)

    def wait_until(self, instant_ms: int) -> None:
        """Somebody waits; meanwhile people go on doing things."""
        while self._agenda and self._agenda[0][0] <= instant_ms:
            self._act()
        self.jump_to(instant_ms)

    def plan(self, at_ms: int, act: Act) -> None:
        """Let somebody do something at an instant."""
        heapq.heappush(self._agenda, (at_ms, next(self._order), act))

    def invoke(self, handler: str, event: Any, pause: Act = no_pause) -> Any:
        """Run a registered handler; None if it crashed."""
        answer = None
        with self.seam.invoked(handler, pause) as invocation:
            answer = product.app.handler_map[handler](event, _CONTEXT)
        return None if invocation.dead else answer

    def run(self, to_ms: int = START_MS + LONGEST_MS) -> None:
        """Let everything happen in its time, up to an instant or until nothing more is to come."""
        while coming := self._coming():
            at_ms, _, event = min(coming, key=lambda one: one[:2])
            if at_ms > to_ms:
                break
            self.jump_to(at_ms)
            event()
        if coming and to_ms == START_MS + LONGEST_MS:
            self.broken.append("it never comes to rest")

    def _coming(self) -> list[tuple[int, int, Act]]:
        coming = [(self._agenda[0][0], 0, self._act)] if self._agenda else []
        for queue in self.queues:
            at_ms = queue.next_at_ms()
            if at_ms is not None and queue.handler not in self.held:
                coming.append((at_ms, 1, partial(self._deliver, queue)))
        for handler, kinds in SWEEPS.items():
            if entries := due_entries(*kinds):
                coming.append((self._tick(handler, entries), 2, partial(self._sweep, handler)))
        return coming

    def _act(self) -> None:
        at_ms, _, act = heapq.heappop(self._agenda)
        self.jump_to(at_ms)
        act()

    def _deliver(self, queue: Queue) -> None:
        messages = queue.receive()
        self.deliver(queue, messages)

    def deliver(self, queue: Queue, messages: list[Message], pause: Act = no_pause) -> None:
        """Hand received messages to the queue's handler; what it took is deleted."""
        if any(message.received > RECEIVED_AT_MOST for message in messages):
            self.broken.append(f"a dead letter of {queue.handler}")
        event = {"Records": [message.as_record() for message in messages]}
        answer = self.invoke(queue.handler, event, pause)
        if answer is None:
            return
        failed = {one["itemIdentifier"] for one in answer["batchItemFailures"]}
        for message in messages:
            if message.id not in failed:
                queue.delete(message)

    def _tick(self, handler: str, entries: list[str]) -> int:
        """The next full minute, while only lost hints remain every third."""
        settling = all(int(sk.split("#")[0]) < self.now_ms - _SETTLING_MS for sk in entries)
        minutes = _WHILE_SETTLING if settling else 1
        earliest_ms = max(self.now_ms, self._ticked[handler] + minutes * MINUTE_MS)
        return -(-earliest_ms // MINUTE_MS) * MINUTE_MS

    def _sweep(self, handler: str) -> None:
        self._ticked[handler] = self.now_ms
        self.sweep(handler)

    def sweep(self, handler: str, pause: Act = no_pause) -> None:
        """One run of a schedule."""
        self.invoke(handler, _TICK, pause)


def due_entries(*kinds: str) -> list[str]:
    """The sort keys of some kinds' entries."""
    return [row["sk"] for row in emulator.rows("due") if row["pk"].partition("#")[0] in kinds]
