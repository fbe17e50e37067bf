"""A mailing through whatever can happen: workers that die at any step, hints lost and doubled."""

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from tests.support.mailing_world import FakeGateway, MailingWorld
from vestnik.mailings.gate import ACKNOWLEDGED_AFTER
from vestnik.mailings.model import CALL_LONGEST, Mailing, MailingState
from vestnik.mailings.outcome import Outcome, Refused, Sent, TryLater, Unanswered
from vestnik.mailings.page import MessageStatus
from vestnik.mailings.ports import Answer
from vestnik.platform.due import Hint
from vestnik.platform.due.entry import LOST_AFTER_MS

STEPS = 120
_WEIRD: list[Outcome] = [
    Unanswered("timeout", outage=True),
    Unanswered("answer_unreadable"),
    TryLater("http_500", outage=True),
    TryLater("http_429", 2.0, counts=False),
]


class DiedError(BaseException):
    """The worker is gone; nobody catches that."""


@dataclass
class Fuse:
    """Dies now and then, before or after what was asked for has been done."""

    chance: random.Random
    share: float

    def burns(self) -> bool:
        return self.chance.random() < self.share


class Fragile:
    """A port behind a fuse."""

    def __init__(self, port: Any, fuse: Fuse) -> None:
        self._port, self._fuse = port, fuse

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._port, name)
        if not callable(asked):
            return asked

        def call(*args: Any, **kwargs: Any) -> Any:
            if self._fuse.burns():
                raise DiedError
            answer = asked(*args, **kwargs)
            if self._fuse.burns():
                raise DiedError
            return answer

        return call


@dataclass
class Receiver(FakeGateway):
    """Idempotent by id; remembers when it was called and what it took."""

    world: MailingWorld | None = None
    chance: random.Random = field(default_factory=random.Random)
    share: float = 0.0
    at: list[datetime] = field(default_factory=list)
    taken: Counter[int] = field(default_factory=Counter)

    def send(self, msg_id: int, *, phone: str, text: str) -> Answer:
        assert self.world
        self.at.append(self.world.now)
        self.calls.append((msg_id, phone, text))
        self.world.advance(timedelta(milliseconds=self.chance.choice([1, 20, 90])))
        if self.chance.random() >= self.share:
            self.taken[msg_id] += 1
            return Answer(Sent())
        outcome = self.chance.choice(_WEIRD)
        if isinstance(outcome, Unanswered) and self.chance.random() < 0.5:
            self.taken[msg_id] += 1
        if self.chance.random() < 0.1 and not self.taken[msg_id]:
            outcome = Refused("http_400")
        return Answer(outcome)


@dataclass
class Storm:
    """One seed: a mailing, and `quiet`: the times in which nothing may be called."""

    seed: int
    world: MailingWorld
    clients: int
    quiet: list[tuple[datetime, datetime]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.fuse = Fuse(self.chance, 0.03)
        self.receiver = Receiver(world=self.world, chance=self.chance, share=0.3)
        calm = self.world.dispatch
        self.world.dispatch = replace(
            calm,
            gateway=Fragile(self.receiver, self.fuse),
            mailings=Fragile(calm.mailings, self.fuse),
            pages=Fragile(calm.pages, self.fuse),
            due=Fragile(calm.due, self.fuse),
            random=self.chance.random,
            error_share_percent=100,
        )
        self.world.given_clients(self.clients)
        self.mailing = self.world.given_mailing(end_at=self.world.now + timedelta(hours=9))

    def rage(self, steps: int = STEPS) -> None:
        """Everything goes wrong for a while."""
        waiting: list[Hint] = []
        for _ in range(steps):
            waiting += self.world.hints.take()
            self._interfere()
            waiting = waiting or [Hint(one, one.due_ms) for one in self.world.entries()]
            if not waiting:
                return
            hint = self.chance.choice(waiting)
            if self.chance.random() < 0.8:  # else it will come once more
                waiting.remove(hint)
            if self.chance.random() < 0.9:  # else it is lost
                self._work_on(hint)

    def _work_on(self, hint: Hint) -> None:
        try:
            self.world.work_on(hint.entry)
        except DiedError:
            self.world.advance(timedelta(seconds=self.chance.choice([0, 1, 80, 100])))

    def _interfere(self) -> None:
        what, now = self.chance.random(), self.world.mailing(self.mailing.id)
        if what < 0.06 and now.state is MailingState.RUNNING:
            self._change(state=MailingState.PAUSED)
        elif what < 0.2 and now.state is MailingState.PAUSED:
            self._go_on()
        elif what < 0.4:
            self.world.advance(timedelta(seconds=self.chance.choice([1, 5, 40, 95])))

    def _change(self, **changes: Any) -> Mailing:
        changed = self.world.change(self.mailing.id, **changes)
        self.world.advance(ACKNOWLEDGED_AFTER)
        self.quiet.append((self.world.now, datetime.max.replace(tzinfo=self.world.now.tzinfo)))
        return changed

    def _go_on(self) -> None:
        began, _ = self.quiet.pop()
        self.quiet.append((began, self.world.now))
        self.world.change(self.mailing.id, state=MailingState.RUNNING, pause_reason=None)

    def calm_down(self) -> None:
        """Nothing goes wrong any more; what was begun comes to its end."""
        self.fuse.share = self.receiver.share = 0.0
        if self.world.mailing(self.mailing.id).state is MailingState.PAUSED:
            self._go_on()
        self.world.hints.take()
        self.world.advance(timedelta(milliseconds=LOST_AFTER_MS))
        self.world.run()

    def cancel(self) -> None:
        self._change(state=MailingState.CANCELLED)
        self.world.run()

    def check(self) -> None:
        """Each got it once, with one id and the same words; the counts are a recount."""
        calls = self.receiver.calls
        words: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
        for msg_id, phone, text in calls:
            words[msg_id].add((phone, text))
        assert all(len(said) == 1 for said in words.values()), "another body for an id"
        phones = [phone for said in words.values() for phone, _ in said]
        assert len(phones) == len(set(phones)), "another id for a client"
        for at in self.receiver.at:
            assert not any(begin < at < end for begin, end in self.quiet), "called in a pause"
            assert at + CALL_LONGEST <= self.mailing.end_at
        self._check_records()
        assert not self.world.entries()

    def _check_records(self) -> None:
        counts, records = (
            self.world.counts(self.mailing.id),
            self.world.records(self.mailing.id),
        )
        assert counts.is_complete
        for msg_id, record in records.items():
            is_sent = record.status is MessageStatus.SENT
            assert self.receiver.taken[msg_id] or not is_sent, "said to be sent"
            assert is_sent or record.maybe_sent or not self.receiver.taken[msg_id], "denied"
        assert self.receiver.taken.keys() <= records.keys()
