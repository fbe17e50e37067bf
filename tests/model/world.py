"""A simulated world: its time, its queue, its sweeps and workers."""

import heapq
import itertools
import random
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from functions.runtime.punctual import TOO_EARLY_MS, WAITED_FOR_MS
from tests.factories import a_link, a_user
from tests.model.faults import NONE, Faults, Kill
from tests.model.figures import Effect, Figures
from tests.model.ports import MemoryDue, MemoryProgress, MemoryReminders
from vestnik import clock
from vestnik.accounts.model import User
from vestnik.errors import TransientError
from vestnik.platform.due import Hint, Plan, schedule
from vestnik.platform.due.admission import BEFORE_MS, admitted_ms
from vestnik.platform.due.finished import Finished
from vestnik.platform.due.hints import read_hints
from vestnik.platform.due.pace import Pace
from vestnik.platform.due.sqs_hints import SqsHints
from vestnik.platform.due.sweep import sweep
from vestnik.platform.queue import Message
from vestnik.platform.sender import MemorySender
from vestnik.reminders.deliver import Courier, deliver
from vestnik.tasks.model import Reminder, Task
from vestnik.telegram.guarded import GuardedBot
from vestnik.telegram.outcome import Outcome, Sent, TryLater

START_MS = 1_795_348_800_000  # noon of 22 November 2026, UTC
TICK_MS = 60_000
VISIBILITY_MS = 360_000  # infra/stack/queues.yaml
RECEIVED_AT_MOST = 5
LEAD_MS = 1_000
TELEGRAM_PER_S = 30
PACE = Pace()
REPLIES_MS = 3_600_000  # as long people write to the bot


@dataclass
class Delivery:
    """A message on its way; `slotted`: the sweep gave its slots."""

    body: Mapping[str, Any]
    slotted: bool
    received: int = 0


class Killable:
    """A port whose every call may be the last thing that its process does."""

    def __init__(self, port: Any, world: "World") -> None:
        self._port, self._world = port, world

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._port, name)
        if not callable(value):
            return value

        def call(*given: Any, **named: Any) -> Any:
            self._world.step()
            answer = value(*given, **named)
            self._world.step()
            return answer

        return call


class Hints:
    """The product's queue of hints; remembers which of them the sweep gave slots."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._queue = SqsHints("reminders", lead_ms=LEAD_MS, send=self._post)
        self._slotted = False

    def send(self, hints: Sequence[Hint], *, now_ms: int, packed: bool = False) -> None:
        self._slotted = packed
        self._queue.send(hints, now_ms=now_ms, packed=packed)

    def _post(self, _url: str, messages: Sequence[Message]) -> None:
        for message in messages:
            self._world.post(message, slotted=self._slotted)


class World:
    """One run. All times in it are true time; the product sees `product_ms`."""

    def __init__(
        self,
        seed: int = 0,
        faults: Faults = NONE,
        *,
        pace: Pace = PACE,
        poisoned: Sequence[str] = (),
        replies: int = 0,
    ) -> None:
        self.random = random.Random(seed)
        self.faults = faults
        self.now_ms = START_MS
        self.figures = Figures()
        self._replies_per_min = replies
        self._agenda: list[tuple[int, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._under_way: str | None = None
        self._slotted = False
        self._recent: deque[int] = deque()
        self._banned_until_ms = 0
        self.due = MemoryDue(lambda: self._shards(0), lambda: self._shards(59))
        self.memory = MemoryProgress()
        self.planned: list[str] = []
        self.unanswered: set[str] = set()
        self.reminders = MemoryReminders(poisoned)
        self.sender = MemorySender(8)
        self.pace = pace
        self.hints = Hints(self)
        self.courier_sender = Killable(self.sender, self)
        self.courier = self._courier()
        self._plan(self.now_ms, self._tick)
        for at_s, for_s in faults.bans:
            self._plan(START_MS + int(at_s * 1000), lambda for_s=for_s: self._ban(for_s))  # type: ignore[misc] # mypy can't infer defaults of lambdas

    def _courier(self) -> Courier:
        sender = self.courier_sender
        bot = GuardedBot(self._telegram, sender=sender, now_ms=lambda: self.product_ms)
        return Courier(
            reminders=Killable(self.reminders, self),
            due=Killable(self.due, self),
            hints=Killable(self.hints, self),
            mail_hints=Killable(self.hints, self),
            bot=Killable(bot, self),
            user=_user,
            user_ahead=_user,
            bot_blocked=lambda _user: None,
            forget=self.due.delete,
            now=lambda: clock.from_ms(self.product_ms),
            random=self.random.random,
        )

    @property
    def _passed_s(self) -> float:
        return (self.now_ms - START_MS) / 1000

    @property
    def product_ms(self) -> int:
        off = [by for since, by in self.faults.clock if since <= self._passed_s]
        return self.now_ms + int((off[-1] if off else 0) * 1000)

    def given(self, due_s: float, owner: int, *, at_s: float = 0.0) -> str:
        """Somebody plans a reminder at one second for another; answers its id."""
        task_id = f"t{len(self.planned):06d}"
        at_ms = START_MS + int(due_s * 1000)
        at = clock.from_ms(at_ms)
        reminder = Reminder(id="1", at=at, next_at=at, rev="r")
        made = datetime(2026, 1, 1, tzinfo=UTC)
        task = Task(f"u{owner}", task_id, "Tea", made, made, "api", reminders=(reminder,))
        self.planned.append(task_id)
        plan = Plan("reminder", f"u{owner}:{task_id}:1", at_ms, "r")
        self._plan(START_MS + int(at_s * 1000), lambda: self._write(plan, task))
        return task_id

    def _write(self, plan: Plan, task: Task) -> None:
        try:
            schedule(
                [plan],
                lambda: Killable(self.reminders, self).add(task),
                due=Killable(self.due, self),
                hints=Killable(self.hints, self),
                now_ms=lambda: self.product_ms,
            )
        except (Kill, TransientError):
            self.unanswered.add(task.id)

    def run(self, for_s: float) -> None:
        """Let time pass; until nothing is due any more, but not longer."""
        until_ms = START_MS + int(for_s * 1000)
        while self._agenda and self._agenda[0][0] <= until_ms:
            self.now_ms, _, act = heapq.heappop(self._agenda)
            act()
            if act == self._tick and self._is_idle():
                return

    def _is_idle(self) -> bool:
        return not len(self.due) and len(self._agenda) <= 1

    def _plan(self, at_ms: int, act: Callable[[], None]) -> None:
        heapq.heappush(self._agenda, (max(at_ms, self.now_ms), next(self._order), act))

    def step(self) -> None:
        """Between two of these anything may happen to a process."""
        self.figures.steps += 1
        if self.figures.steps in self.faults.kill_at or self._chance(self.faults.kill):
            raise Kill
        if self._chance(self.faults.throttle):
            raise TransientError("throttled")

    def _chance(self, of: float) -> bool:
        return of > 0 and self.random.random() < of

    def _within(self, spans: Sequence[tuple[float, float]]) -> bool:
        return any(begin <= self._passed_s < end for begin, end in spans)

    def _shards(self, lag_s: float) -> int:
        seen_s = self._passed_s - lag_s
        counts = [count for since, count in self.faults.shards if since <= seen_s]
        return counts[-1] if counts else self.faults.shards[0][1]

    def _tick(self) -> None:
        self._plan(self.now_ms + TICK_MS, self._tick)
        if self._within(self.faults.down):
            return
        for _ in range(self._replies_per_min if self.now_ms < START_MS + REPLIES_MS else 0):
            at_ms = self.now_ms + self.random.randrange(TICK_MS)
            self._plan(at_ms, self._reply)
        seen = self.memory.stored.get("reminder")
        self._sweep()
        if seen and self._chance(self.faults.twin_sweep):
            self.memory.stale = seen
            self._sweep()

    def _sweep(self) -> None:
        try:
            sweep(
                "reminder",
                now_ms=self.product_ms,
                due=Killable(self.due, self),
                hints=Killable(self.hints, self),
                memory=Killable(self.memory, self),
                sender=Killable(self.sender, self),
                pace=self.pace,
            )
        except (Kill, TransientError):
            self.memory.stale = None

    def _reply(self) -> None:
        at_ms = self.sender.reserve(1, now_ms=self.product_ms)
        self._plan(self.now_ms + at_ms - self.product_ms, self._answer)

    def _answer(self) -> None:
        self._take(Effect("", "", self.now_ms, self.product_ms, slotted=False))

    def post(self, message: Message, *, slotted: bool) -> None:
        """What SQS does with a message: it may be lost, doubled or late, and is never punctual."""
        body: Any = message.body
        self.figures.hints += len(body["hints"])
        self.figures.messages += 1
        is_lost = self._passed_s < self.faults.lost_until or self._chance(self.faults.lost)
        times = 0 if is_lost else 1 + self._chance(self.faults.doubled)
        for _ in range(times):
            late_ms = 200_000 if self._chance(self.faults.late) else 0
            wait_ms = max(0, message.delay_s) * 1000 + self.random.randint(20, 150) + late_ms
            self._enqueue(Delivery(body, slotted), wait_ms)

    def _enqueue(self, delivery: Delivery, wait_ms: int) -> None:
        self._plan(self.now_ms + wait_ms, lambda: self._receive(delivery))

    def _receive(self, delivery: Delivery) -> None:
        if self._within(self.faults.down):
            self._enqueue(delivery, 1_000)
            return
        if delivery.received == RECEIVED_AT_MOST:
            self.figures.dead_letters += 1
            return
        Invocation(self, replace(delivery, received=delivery.received + 1)).begin()

    def _ban(self, for_s: float) -> None:
        self._banned_until_ms = self.now_ms + int(for_s * 1000)

    def _telegram(self, _method: str, params: Mapping[str, object]) -> Outcome:
        self.figures.calls += 1
        if self._within(self.faults.telegram_down):
            return TryLater("telegram_502")
        while self._recent and self._recent[0] <= self.now_ms - 1_000:
            self._recent.popleft()
        if self.now_ms < self._banned_until_ms:
            self.figures.bans += 1
            return TryLater("too_many_requests", (self._banned_until_ms - self.now_ms) / 1000)
        if len(self._recent) >= TELEGRAM_PER_S:
            self.figures.bans += 1
            self._ban(5)
            return TryLater("too_many_requests", 5.0)
        task_id = str(self._under_way)
        owner = f"u{params['chat_id']}"
        self._take(Effect(task_id, owner, self.now_ms, self.product_ms, self._slotted))
        return Sent(1)

    def _take(self, effect: Effect) -> None:
        self._recent.append(self.now_ms)
        self.figures.effects.append(effect)

    def deliver(self, hint: Hint, finished: Finished, *, slotted: bool) -> None:
        """One hint to its end; whoever dies between effect and record may have it repeated."""
        task_id = hint.entry.ref.split(":")[1]
        self._under_way, self._slotted = task_id, slotted
        before = len(self.figures.effects)
        try:
            deliver(hint.entry, replace(self.courier, forget=finished.add))
        except BaseException:
            row = self.reminders.rows.get(task_id)
            if row and row.reminders[0].waits and len(self.figures.effects) > before:
                self.figures.unrecorded[task_id] += 1
            raise


def _user(owner: str) -> User:
    return a_user(owner, telegram=a_link(chat_id=int(owner[1:])))


@dataclass
class Invocation:
    """A worker with one message; the rules of `Punctual` as events."""

    world: World
    delivery: Delivery
    open: int = 0
    failed: bool = False
    dead: bool = False

    def __post_init__(self) -> None:
        self.finished = Finished(Killable(self.world.due, self.world))

    def begin(self) -> None:
        hints = read_hints(self.delivery.body)
        self.open = len(hints)
        for hint in hints:
            if hint.slot_ms > self.world.product_ms + TOO_EARLY_MS:
                self._guarded(lambda hint=hint: self._again(hint))  # type: ignore[misc] # as above
            else:
                self._at(hint.slot_ms - BEFORE_MS, lambda hint=hint: self._admit(hint))  # type: ignore[misc] # as above

    def _at(self, product_ms: int, act: Callable[[], None]) -> None:
        """Wait until an instant of the product's clock, which may be set back meanwhile."""
        wait_ms = product_ms - self.world.product_ms
        if wait_ms <= 0:
            self._guarded(act)
        else:
            at_ms = self.world.now_ms + wait_ms
            self.world._plan(at_ms, lambda: self._at(product_ms, act))

    def _guarded(self, act: Callable[[], None]) -> None:
        if self.dead:
            return
        try:
            self._tried(act)
        except Kill:
            self.dead = True
            self.world._enqueue(self.delivery, VISIBILITY_MS)

    def _tried(self, act: Callable[[], None]) -> None:
        try:
            act()
        except (TransientError, RuntimeError):
            self.failed = True
            self._closed()

    def _admit(self, hint: Hint) -> None:
        world = self.world
        at_ms = admitted_ms(hint, sender=world.courier_sender, now_ms=world.product_ms)
        if at_ms > world.product_ms + WAITED_FOR_MS:
            self._again(replace(hint, slot_ms=at_ms, reserved=True))
        else:
            slotted = self.delivery.slotted and at_ms == hint.slot_ms
            self._at(at_ms, lambda: self._work(hint, slotted=slotted))

    def _work(self, hint: Hint, *, slotted: bool) -> None:
        self.world.deliver(hint, self.finished, slotted=slotted)
        self._closed()

    def _again(self, hint: Hint) -> None:
        Killable(self.world.hints, self.world).send([hint], now_ms=self.world.product_ms)
        self._closed()

    def _closed(self) -> None:
        self.open -= 1
        if self.open == 0:
            self.finished.delete()
        if self.open == 0 and self.failed:
            self.world._enqueue(self.delivery, VISIBILITY_MS)
