"""The smallest world of mailings: real rows on an emulated DynamoDB, a fake outside API."""

import itertools
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from tests.factories import NOON, a_client
from tests.fakes.directory import FakeDirectory
from tests.fakes.hints import FakeHints
from vestnik import clock
from vestnik.clients.model import Client
from vestnik.mailings import placeholders
from vestnik.mailings.attend import attend
from vestnik.mailings.audience import step
from vestnik.mailings.deliver import deliver
from vestnik.mailings.dispatch import Dispatch
from vestnik.mailings.gate import Gate
from vestnik.mailings.kinds import MAILING, PAGE
from vestnik.mailings.model import Filter, Mailing, changed
from vestnik.mailings.outcome import Outcome, Sent
from vestnik.mailings.page import Body, Counts, Ledger, Record, counts_of, message_id
from vestnik.mailings.pages_store import PageStore
from vestnik.mailings.planning import FIRST_STEP
from vestnik.mailings.ports import Answer, Attempt
from vestnik.mailings.store import MailingStore
from vestnik.platform.due import Entry, Hint, schedule
from vestnik.platform.due.entry import LOST_AFTER_MS, key_of
from vestnik.platform.due.table import DueTable
from vestnik.platform.sender import MemorySender

EVERYBODY = Filter(everyone=True)
FAR_MS = 10**13 - 1
STEPS_MAX = 2_000


class AtOnce(Executor):
    """Does in the caller's thread what it is given."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@dataclass
class FakeGateway:
    """
    The outside API: idempotent by id. `answers`: what the next calls come to; then all are taken.

    `before`: happens before each call is answered. `calls`: id, phone and text of each.
    """

    answers: list[Outcome] = field(default_factory=list)
    always: Outcome = field(default_factory=Sent)
    before: Callable[[], None] = lambda: None
    calls: list[tuple[int, str, str]] = field(default_factory=list)

    def send(self, msg_id: int, *, phone: str, text: str) -> Answer:
        self.before()
        self.calls.append((msg_id, phone, text))
        return Answer(self.answers.pop(0) if self.answers else self.always)

    @property
    def ids(self) -> list[int]:
        return [call[0] for call in self.calls]


@dataclass
class MailingWorld:
    """Begins at noon of 22 November 2026, UTC."""

    now: datetime = NOON
    hints: FakeHints = field(default_factory=FakeHints)
    due: DueTable = field(default_factory=DueTable)
    directory: FakeDirectory = field(default_factory=FakeDirectory)
    gateway: FakeGateway = field(default_factory=FakeGateway)
    breaker: MemorySender = field(default_factory=lambda: MemorySender(1_000))
    mailings: MailingStore = field(default_factory=MailingStore)
    pages: PageStore = field(default_factory=PageStore)
    told: list[Attempt] = field(default_factory=list)
    left_ms: int = 60_000

    def __post_init__(self) -> None:
        numbers = itertools.count(1)
        self.new_id: Callable[[], str] = lambda: f"rev{next(numbers):013d}"
        self.dispatch = Dispatch(
            mailings=self.mailings,
            pages=self.pages,
            directory=self.directory,
            texts=placeholders,
            gateway=self.gateway,
            gate=Gate(lambda one, now: self.mailings.see(one, now=now), lambda: self.now),
            calls=AtOnce(),
            breaker=self.breaker,
            tell=self.told.extend,
            due=self.due,
            hints=self.hints,
            now=lambda: self.now,
            random=lambda: 0.5,
            new_id=self.new_id,
            error_share_percent=20,
            time_left_ms=lambda: self.left_ms,
        )

    @property
    def now_ms(self) -> int:
        return clock.to_ms(self.now)

    def advance(self, by: timedelta) -> None:
        self.now += by

    def given_clients(self, count: int, **changes: Any) -> list[Client]:
        """So many more clients, there since noon."""
        begin = len(self.directory.known)
        made = [
            a_client(f"client{index:06d}", phone=f"7916{index:07d}", **changes)
            for index in range(begin, begin + count)
        ]
        for client in made:
            self.directory.known[client.id] = client
        return made

    def given_mailing(self, **changes: Any) -> Mailing:
        """A mailing to everybody that begins now and lasts an hour."""
        number = self.mailings.next_number()
        fields: dict[str, Any] = {
            "id": str(number),
            "number": number,
            "text": "Hello",
            "filter": EVERYBODY,
            "start_at": self.now,
            "end_at": self.now + timedelta(hours=1),
            "created_at": self.now,
            "created_by": "anna",
            "released_at": self.now,
            "rev": self.new_id(),
            **changes,
        }
        mailing = Mailing(**fields)
        mailing = replace(mailing, next_at=mailing.look_at(self.now))
        plan = mailing.plan()
        schedule(
            [plan] if plan else [],
            lambda: self.mailings.add(mailing),
            due=self.due,
            hints=self.hints,
            now_ms=lambda: self.now_ms,
        )
        return mailing

    def change(self, mailing_id: str, **changes: Any) -> Mailing:
        """What a manager changes."""
        before = self.mailing(mailing_id)
        after = changed(before, replace(before, **changes), rev=self.new_id(), now=self.now)
        plan = after.plan()
        schedule(
            [plan] if plan else [],
            lambda: self.mailings.change(before, after),
            due=self.due,
            hints=self.hints,
            now_ms=lambda: self.now_ms,
        )
        return after

    def mailing(self, mailing_id: str) -> Mailing:
        found = self.mailings.get(mailing_id)
        assert found is not None
        return found

    def entries(self) -> list[Entry]:
        return [
            entry
            for kind in (MAILING, PAGE)
            for entry in self.due.read(
                kind, from_key="", before_key=key_of(FAR_MS), limit=10_000
            ).entries
        ]

    def work_on(self, entry: Entry) -> object:
        """What the worker does with one hint."""
        if entry.kind == MAILING:
            return attend(entry, self.dispatch, lambda: True)
        return deliver(entry, self.dispatch)

    def run(self, until: datetime | None = None) -> None:
        """Hints come at their slots; what has none any more is found again after 90 s."""
        waiting = self.hints.take()
        for _ in range(STEPS_MAX):
            waiting += self.hints.take()
            waiting = waiting or [self._found_again(entry) for entry in self.entries()]
            first = min(waiting, key=_instant_ms, default=None)
            if first is None or (until and _instant_ms(first) > clock.to_ms(until)):
                break
            waiting.remove(first)
            self.now = max(self.now, clock.from_ms(_instant_ms(first)))
            self.work_on(first.entry)
        else:
            raise AssertionError("it goes on for ever")
        self.now = max(self.now, until) if until else self.now

    def _found_again(self, entry: Entry) -> Hint:
        is_past = entry.due_ms <= self.now_ms
        return Hint(entry, self.now_ms + LOST_AFTER_MS if is_past else entry.due_ms)

    def body_of(self, mailing: Mailing, number: int) -> Body:
        """A page as a planner would fill it now."""
        taken = step(mailing, None, directory=self.directory, texts=placeholders, limit=FIRST_STEP)
        return Body(mailing.id, number, self.now, taken.pages[number])

    def ledgers(self, mailing_id: str) -> list[Ledger]:
        return list(self.pages.ledgers(mailing_id, after=-1, limit=10_000))

    def records(self, mailing_id: str) -> dict[int, Record]:
        """By msgId."""
        number = self.mailing(mailing_id).number
        return {
            message_id(number, ledger.page, index): record
            for ledger in self.ledgers(mailing_id)
            for index, record in enumerate(ledger.records)
        }

    def counts(self, mailing_id: str) -> Counts:
        """As the counters say, which is what a recount says."""
        counts = self.pages.counts(mailing_id)
        assert counts == counts_of(self.records(mailing_id).values())
        return counts


def _instant_ms(hint: Hint) -> int:
    return max(hint.slot_ms, hint.entry.due_ms)
