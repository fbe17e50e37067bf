"""
Many people through two nights, in one of which clocks change: each gets his one right digest.

DIGESTS: how many people, in how many zones: "2000/12".
"""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.e2e.clock import Clock
from tests.e2e.days import ZONES, Day, Life, end_of, lives
from tests.e2e.inbox import Inbox, Received
from tests.e2e.person import Person, eventually
from tests.infra_local.house import workers_of

pytestmark = pytest.mark.deployed

_PEOPLE, _ZONES = map(int, os.environ.get("DIGESTS", "40/3").split("/"))
_AN_HOUR = 400  # people: the local stage lets 500 from one address register
_AT_ONCE = 6
_MORNINGS = ("2027-03-13T08:10:00Z", "2027-03-14T08:30:00Z")
_SWEEPS = 8  # as long as leases of those who were killed last, and tries that meet them
_LATEST = timedelta(minutes=20)
_OF_A_DIGEST = ("У вас", "За сегодня", "You have", "You completed")


@dataclass(frozen=True)
class Dweller:
    """Somebody at the product, and how he lives."""

    email: str
    life: Life


@dataclass
class Town:
    """All of them, and the product around them."""

    product: dict[str, Any]
    clock: Clock
    inbox: Inbox
    people: Sequence[Dweller]

    def register(self) -> None:
        """All come in the morning of the first day, and live it."""
        self.clock.move(set=_MORNINGS[0])
        for begin in range(0, len(self.people), _AN_HOUR):
            if begin:
                self.clock.move(advance_s=3600)
            self._each(self.people[begin : begin + _AN_HOUR], self._arrive)

    def live_the_second_day(self) -> None:
        self.clock.move(set=_MORNINGS[1])
        self._each(self.people, self._live_on)

    @staticmethod
    def _each(people: Sequence[Dweller], act: Callable[[Dweller, httpx.Client], None]) -> None:
        def alone(one: Dweller) -> None:
            with httpx.Client(timeout=60) as client:
                act(one, client)

        with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
            list(pool.map(alone, people))

    def _arrive(self, one: Dweller, client: httpx.Client) -> None:
        api, life = self.product["api"], one.life
        person = Person.registered(client, api, one.email, life.language, life.zone)
        _live(person, life.days[0])

    def _live_on(self, one: Dweller, client: httpx.Client) -> None:
        _live(Person.signed_in(client, self.product["api"], one.email), one.life.days[1])

    def go_to(self, instant: datetime, *, kill: bool) -> None:
        """A midnight, and its schedules; the workers of mails are killed in the middle of it."""
        order = {"set": (instant + timedelta(seconds=10)).isoformat()}
        before = len(self.digests())
        with ThreadPoolExecutor(max_workers=1) as pool:
            moved = pool.submit(self.clock.move, **order)
            if kill:
                eventually(lambda: len(self.digests()) > before, within_s=60)
                for pid in workers_of(self.product["pid"], "emails"):
                    os.kill(pid, signal.SIGKILL)
            moved.result()

    def digests(self) -> list[Received]:
        """Those of these people."""
        names = {one.email for one in self.people}
        mails = [mail for mail in self.inbox.all() if mail["to"][0] in names]
        return [mail for mail in mails if mail["subject"].startswith(_OF_A_DIGEST)]

    def wait_for(self, expected: int) -> None:
        """
        Until so many different digests are there.

        The clock stands still while they come: moved, it would make them late.
        """
        for _ in range(_SWEEPS):
            if self._come(expected):
                return
            self.clock.move(advance_s=60)
        raise AssertionError(f"{self._count()} digests of {expected}")

    def _come(self, expected: int) -> bool:
        """Whether they all come without another sweep."""
        while (there := self._count()) < expected:
            if not self._more_than(there):
                return False
        return True

    def _more_than(self, count: int) -> bool:
        try:
            return eventually(lambda: self._count() > count, within_s=3)
        except AssertionError:
            return False

    def _count(self) -> int:
        return len(_by_id(self.digests()))


def _live(person: Person, day: Day) -> None:
    for number in range(day.added):
        person.task(f"Task {number}")
    still_open = person.call("GET", "/tasks?status=open").json()
    for task in still_open[: day.finished]:
        assert person.call("PATCH", f"/tasks/{task['id']}", {"done": True}).status_code == 200


def _by_id(mails: Sequence[Received]) -> dict[str, Received]:
    """Each digest once: the first time that it came."""
    return {mail["headers"]["Message-ID"]: mail for mail in reversed(mails)}


@pytest.fixture
def town(product: dict[str, Any], clock: Clock, inbox: Inbox) -> Town:
    zones, mark = ZONES[:_ZONES], time.time_ns()
    people = [
        Dweller(f"dweller{number}-{mark}@example.com", life)
        for number, life in enumerate(lives(_PEOPLE, zones, seed=_PEOPLE))
    ]
    return Town(product, clock, inbox, people)


def _live_through(town: Town, night: int, *, kill_at: str) -> Counter[str]:
    """All midnights of a date, in order; answers how often which digest came."""
    zones = {one.life.zone for one in town.people}
    expected = len(_by_id(town.digests()))
    for zone in sorted(zones, key=lambda each: end_of(each, night)):
        town.go_to(end_of(zone, night), kill=zone == kill_at)
        expected += sum(
            one.life.subjects()[night] is not None for one in town.people if one.life.zone == zone
        )
        town.wait_for(expected)
        for _ in range(2):
            town.clock.move(advance_s=60)
    return Counter(mail["headers"]["Message-ID"] for mail in town.digests())


def test_each_gets_one_right_digest_of_each_day(town: Town, say: list[str]) -> None:
    begun = time.monotonic()
    town.register()
    registered = time.monotonic()
    first = _live_through(town, 0, kill_at="Europe/Moscow")
    night = time.monotonic()
    town.live_the_second_day()
    lived = time.monotonic()
    both = _live_through(town, 1, kill_at="")
    ended = time.monotonic()

    for day in (0, 1):
        _compare(town, day, set(first) if day == 0 else set(both) - set(first))
    repeated = sum(first.values()) - len(first)
    assert sum(both.values()) - len(both) == repeated  # nothing was killed in the second night
    assert repeated <= 16  # what was in flight at the kill
    say.append(
        f"{_PEOPLE} people in {_ZONES} zones: {len(first)} + {len(both) - len(first)} digests, "
        f"{repeated} of them twice by a kill; nights {night - registered:.0f} s and "
        f"{ended - lived:.0f} s, days {registered - begun:.0f} s and {lived - night:.0f} s"
    )


def _compare(town: Town, day: int, ids: set[str]) -> None:
    """What came of a day is what the lives of these people say, and in time."""
    came = [mail for message, mail in _by_id(town.digests()).items() if message in ids]
    wanted = {one.email: one.life.subjects()[day] for one in town.people}
    assert Counter((mail["to"][0], mail["subject"]) for mail in came) == Counter(
        (email, subject) for email, subject in wanted.items() if subject
    )
    ends = {one.email: end_of(one.life.zone, day) for one in town.people}
    for mail in came:
        at = datetime.fromisoformat(mail["received_at"].replace("Z", "+00:00"))
        assert timedelta() <= at - ends[mail["to"][0]] <= _LATEST
