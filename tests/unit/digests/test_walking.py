"""What may go wrong while a night is begun and walked."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.town import Town
from vestnik import bootstrap, clock
from vestnik.accounts.activity import bucket_of, digest_bucket
from vestnik.digests import walk
from vestnik.digests.model import plan_of
from vestnik.digests.people_store import PeopleStore
from vestnik.errors import TransientError
from vestnik.platform.backoff import TRIES_MAX
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.use_cases import CreateTask, create_task

MIDNIGHT = datetime(2026, 11, 22, 21, tzinfo=UTC)  # in Moscow
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
_LEASE = timedelta(seconds=76)


def given_people(town: Town, count: int) -> list[str]:
    names = [f"p{number:02d}" for number in range(count)]
    for name in names:
        town.settle(name)
        town.add("Tea", name)
    return names


def has_one_mail_each(town: Town, names: list[str]) -> bool:
    return all(len(town.mails(name)) == 1 for name in names)


@dataclass
class Troubled:
    """
    People of whom some can't be read, or are gone by then.

    `before` is called before each is read.
    """

    error: Exception | None = None
    about: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    before: Callable[[str], None] = lambda _user_id: None

    def user(self, user_id: str) -> Any:
        self.before(user_id)
        if self.error and user_id in self.about:
            raise self.error
        return None if user_id in self.gone else PeopleStore().user(user_id)

    def __getattr__(self, name: str) -> Any:
        return getattr(PeopleStore(), name)


def walk_with(town: Town, people: Troubled) -> None:
    writer = replace(town.walker().writer, people=people)
    town.walk(writer=writer)


def begin(town: Town) -> None:
    town.move_to(MIDNIGHT)
    town.look_for_midnights()
    town.move_to(MIDNIGHT + timedelta(seconds=11))


def test_a_night_begins_once_however_often_midnights_are_looked_for(town: Town) -> None:
    town.settle()
    town.add("Tea")
    town.live_through(MIDNIGHT)

    bootstrap.watch().nights.saw_to(MIDNIGHT - HOUR)
    begun = town.look_for_midnights()
    town.move_to(clock.now() + HOUR)
    town.walk()

    assert begun == 0
    assert len(town.mails()) == 1


def test_a_clock_that_was_ahead_silences_nothing(town: Town) -> None:
    town.settle()
    town.add("Tea")
    town.live_through(MIDNIGHT + 10 * DAY)
    town.finish(town.add("Milk"))

    town.move_to(MIDNIGHT - HOUR)
    town.finish(town.add("Bread"))
    town.look_for_midnights()
    town.live_through(MIDNIGHT)

    told = {
        mail.values["date"]: [one["title"] for one in mail.values["done"]] for mail in town.mails()
    }
    assert told["2026-11-22"] == ["Bread"]
    town.settle("boris")
    town.add("Tea", "boris")
    town.live_through(MIDNIGHT + 10 * DAY)
    assert town.mail("boris").values["date"] == "2026-12-02"


@pytest.mark.parametrize("second", [timedelta(), timedelta(minutes=-10), timedelta(minutes=10)])
def test_a_midnight_that_comes_again_is_told_to_those_who_have_come_since(
    town: Town, second: timedelta
) -> None:
    again = MIDNIGHT + timedelta(minutes=12)
    town.settle()
    town.add("Tea")
    town.live_through(again)
    [told] = town.mails()

    town.move_to(MIDNIGHT - HOUR)
    town.settle("boris")
    town.add("Milk", "boris")
    town.live_through(again + second)

    assert town.mails() == [told]
    assert town.mail("boris").values["date"] == "2026-11-22"


def test_two_workers_write_each_digest_once(town: Town) -> None:
    names = given_people(town, 12)
    begin(town)

    workers = [threading.Thread(target=town.walk) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert has_one_mail_each(town, names)
    assert town.nights() == []


def test_who_lost_his_lease_changes_nothing_any_more(town: Town) -> None:
    names = given_people(town, 6)
    begin(town)
    nights = town.nights()
    [stalled, *_] = [
        claimed
        for entry in nights
        if (claimed := town.walker().nights.claim(entry, now=clock.now()))
    ]
    town.move_to(clock.now() + _LEASE)
    town.walk()

    nights_kept = town.walker().nights
    assert not nights_kept.note(stalled)
    assert not nights_kept.put_off(stalled)
    assert not nights_kept.close(stalled)
    assert has_one_mail_each(town, names)


def test_a_night_without_time_goes_on_where_it_stopped(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "PAGE", 2)
    names = given_people(town, 12)
    begin(town)

    read: list[str] = []
    while town.nights():
        walk_once = Troubled(before=read.append)
        writer = replace(town.walker().writer, people=walk_once)
        town.walk(lambda: False, writer=writer)
        town.move_to(clock.now() + timedelta(seconds=1))

    assert sorted(read) == names
    assert has_one_mail_each(town, names)


def test_a_page_that_takes_too_long_is_left_where_its_time_is_up(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "_AT_ONCE", 1)
    names = given_people(town, 12)
    begin(town)
    nights = len(town.nights())

    read: list[str] = []
    writer = replace(town.walker().writer, people=Troubled(before=read.append))
    town.walk(lambda: False, writer=writer)
    at_first = len(read)
    while town.nights():
        town.move_to(clock.now() + timedelta(seconds=1))
        town.walk(lambda: False, writer=writer)

    assert at_first == nights
    assert sorted(read) == names
    assert has_one_mail_each(town, names)


def test_those_who_are_tried_again_are_left_where_the_time_is_up(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "_AT_ONCE", 1)
    names = given_people(town, 12)
    nights = len({digest_bucket("Europe/Moscow", one) for one in names})
    begin(town)
    walk_with(town, Troubled(TransientError(), frozenset(names)))

    town.move_to(clock.now() + timedelta(minutes=1))
    town.walk(lambda: False)

    assert sum(len(town.mails(name)) for name in names) == nights
    while town.nights():
        town.move_to(clock.now() + timedelta(minutes=11))
        town.walk(lambda: False)
    assert has_one_mail_each(town, names)


@pytest.mark.parametrize("error", [TransientError(), ZeroDivisionError()])
def test_somebody_whose_digest_cannot_be_written_stops_nobody(town: Town, error: Exception) -> None:
    names = given_people(town, 6)
    begin(town)

    for _ in range(TRIES_MAX + 1):
        walk_with(town, Troubled(error, frozenset({"p03"})))
        town.move_to(clock.now() + HOUR)

    assert has_one_mail_each(town, [one for one in names if one != "p03"])
    assert town.mails("p03") == []
    assert town.nights() == []


def test_somebody_whose_digest_could_not_be_written_gets_it_later(town: Town) -> None:
    names = given_people(town, 6)
    begin(town)

    walk_with(town, Troubled(TransientError(), frozenset({"p03"})))
    town.move_to(clock.now() + timedelta(minutes=1))
    town.walk()

    assert has_one_mail_each(town, names)
    assert town.nights() == []


def test_an_outage_costs_nobody_his_digest(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "FAILED_MAX", 1)
    names = given_people(town, 8)
    begin(town)

    for _ in range(TRIES_MAX + 1):
        walk_with(town, Troubled(TransientError(), frozenset(names)))
        town.move_to(clock.now() + timedelta(minutes=11))
    town.walk()

    assert has_one_mail_each(town, names)
    assert town.nights() == []


def test_an_outage_of_hours_costs_the_few_people_of_a_night_nothing(town: Town) -> None:
    names = given_people(town, 4)
    begin(town)

    for _ in range(TRIES_MAX + 4):
        walk_with(town, Troubled(TransientError(), frozenset(names)))
        town.move_to(clock.now() + timedelta(minutes=11))
    town.walk()

    assert has_one_mail_each(town, names)
    assert town.nights() == []


def test_some_in_each_page_whose_digest_cannot_be_written_stop_nobody(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "PAGE", 2)
    monkeypatch.setattr(walk, "FAILED_MAX", 1)
    names = given_people(town, 24)
    poisoned = {one for shard in range(4) for one in _of_shard(names, shard)[::2]}
    begin(town)

    walk_with(town, Troubled(ZeroDivisionError(), frozenset(poisoned)))

    assert has_one_mail_each(town, [one for one in names if one not in poisoned])


def _of_shard(names: list[str], shard: int) -> list[str]:
    bucket = bucket_of("Europe/Moscow", shard)
    return [one for one in names if digest_bucket("Europe/Moscow", one) == bucket]


def test_a_crash_between_two_pages_repeats_no_digest(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "PAGE", 2)
    names = given_people(town, 8)
    begin(town)
    kept = town.walker().nights

    class Dies:
        def note(self, _night: object) -> bool:
            raise SystemExit

        def __getattr__(self, name: str) -> Any:
            return getattr(kept, name)

    with pytest.raises(SystemExit):
        town.walk(nights=Dies())
    before = {name: town.mails(name) for name in names}
    town.move_to(clock.now() + _LEASE)
    town.walk()

    assert has_one_mail_each(town, names)
    assert all(town.mails(name) == before[name] for name in names if before[name])


def test_a_task_that_is_written_while_the_night_is_walked_keeps_its_writer_awake(
    town: Town,
) -> None:
    town.settle()
    town.finish(town.add("Tea"))
    town.live_through(MIDNIGHT)
    town.move_to(MIDNIGHT + DAY)
    town.look_for_midnights()
    town.move_to(clock.now() + HOUR)

    class Late(PeopleStore):
        def let_sleep(self, user_id: str, bucket: str, *, idle_since: datetime) -> None:
            town.add("Milk")
            super().let_sleep(user_id, bucket, idle_since=idle_since)

    town.walk(writer=replace(town.walker().writer, people=Late()))

    assert town.row()["digest_bucket"].startswith("D#Europe/Moscow")
    town.live_through(MIDNIGHT + 2 * DAY)
    assert [mail.values["date"] for mail in town.mails()] == ["2026-11-22", "2026-11-24"]


def test_a_task_is_not_written_where_its_writer_could_not_be_noted(town: Town) -> None:
    town.settle()
    desk = bootstrap.desk()

    class Down:
        def note(self, user_id: str) -> None:
            raise TransientError("storage_unavailable", user_id=user_id)

    command = CreateTask("anna", TaskChanges(title="Tea"), "api", "hash")
    with pytest.raises(TransientError):
        create_task(command, replace(desk, activity=Down()))

    assert desk.tasks.page("anna", done=False, after_key=None, limit=1)[0] == []


def test_an_entry_of_a_night_that_is_over_is_removed(town: Town) -> None:
    given_people(town, 1)
    begin(town)
    night = town.walker().nights.claim(town.nights()[0], now=clock.now())
    assert night is not None
    town.move_to(clock.now() + _LEASE)
    town.walk()
    bootstrap.due().put(plan_of(night), made_ms=clock.now_ms())

    town.move_to(clock.now() + HOUR)
    town.walk()

    assert town.nights() == []


def test_an_account_that_is_gone_gets_nothing(town: Town) -> None:
    names = given_people(town, 3)
    begin(town)

    walk_with(town, Troubled(gone=frozenset({"p01"})))

    assert [len(town.mails(name)) for name in names] == [1, 0, 1]
