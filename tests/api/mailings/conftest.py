"""Mailings at the API, and a worker that does what is due when it is told to."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from tests.factories import NOON
from tests.support.api import Api
from tests.support.mailing_world import FakeGateway, MailingWorld
from vestnik import bootstrap, clock
from vestnik.mailings.attend import attend
from vestnik.mailings.deliver import deliver
from vestnik.mailings.gate import Gate
from vestnik.mailings.kinds import MAILING, PAGE, TRIAL
from vestnik.mailings.trial import deliver_trial
from vestnik.platform.due import Entry
from vestnik.platform.due.entry import key_of

STEPS_MAX = 100


@dataclass
class Worker:
    """Does all that is due at this moment; `gateway` is the outside API."""

    gateway: FakeGateway = field(default_factory=FakeGateway)

    def work(self) -> None:
        """What waits for somebody to resume it is tried once."""
        tried: list[Entry] = []
        for _ in range(STEPS_MAX):
            waiting = [one for kind in (MAILING, PAGE, TRIAL) for one in _due(kind)]
            if waiting == tried:
                return
            for entry in waiting:
                self._handle(entry)
            tried = waiting
        raise AssertionError("it goes on for ever")

    def _handle(self, entry: Entry) -> None:
        if entry.kind == TRIAL:
            deliver_trial(entry, self.gateway, bootstrap.trial_desk())
            return
        see = bootstrap.mailing_desk().mailings.see
        dispatch = replace(
            MailingWorld(gateway=self.gateway).dispatch,
            directory=bootstrap.directory(),
            gate=Gate(lambda one, now: see(one, now=now), clock.now),
            now=clock.now,
        )
        if entry.kind == MAILING:
            attend(entry, dispatch, lambda: True)
        else:
            deliver(entry, dispatch)


def _due(kind: str) -> list[Entry]:
    now_ms, due = clock.now_ms(), bootstrap.due()
    found = due.read(kind, from_key="", before_key=key_of(now_ms + 1), limit=1_000).entries
    return [entry for entry in found if _awaits(entry)]


def _awaits(entry: Entry) -> bool:
    desk = bootstrap.mailing_desk()
    if entry.kind == MAILING:
        return desk.mailings.awaits(entry)
    if entry.kind == PAGE:
        return desk.pages.awaits(entry)
    return bootstrap.trial_desk().trials.awaits(entry)


@pytest.fixture
def worker(aws: None) -> Worker:
    return Worker()


@pytest.fixture
def time(aws: None) -> Iterator[time_machine.Traveller]:
    """Goes on from noon of 22 November 2026."""
    with time_machine.travel(NOON, tick=True) as traveller:
        yield traveller


def at(seconds: float) -> str:
    """So many seconds from now."""
    return clock.rfc3339(clock.now() + timedelta(seconds=seconds))


def given_mailing(manager: Api, **wishes: Any) -> dict[str, Any]:
    """A mailing to everybody that may begin now and lasts an hour, as it is answered."""
    body = {
        "text": "Hello, {name|friend}!",
        "filter": {"everyone": True},
        "start_at": at(-1),
        "end_at": at(3600),
        **wishes,
    }
    answer = manager.post("/mailings", body)
    assert answer.status == 201, answer.text
    made: dict[str, Any] = answer.json
    return made


def read(instant: str) -> datetime:
    return datetime.fromisoformat(instant).astimezone(UTC)
