"""Moving ends well, whatever dies on the way and whoever comes late."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import a_mail
from tests.support.tables import sort_keys
from tests.support.world import World
from tests.unit.tasks.merging.family import IN_AN_HOUR, Family
from vestnik.accounts.cleared import NOTHING_CLEARED
from vestnik.accounts.merge import MERGE
from vestnik.accounts.merge_store import MergeStore
from vestnik.accounts.model import SETTLED_AFTER
from vestnik.accounts.rows import UserRow, user_pk
from vestnik.emails.model import MAIL
from vestnik.emails.send import send
from vestnik.emails.store import MailStore
from vestnik.errors import TransientError
from vestnik.reminders.deliver import deliver
from vestnik.tasks.merging import move_at_once
from vestnik.tasks.model import Task
from vestnik.tasks.store import TaskStore


class Died(BaseException):
    """The process is gone."""


def test_more_than_there_is_time_for_goes_on_at_once(family: Family, world: World) -> None:
    for number in range(5):
        family.given(f"Task {number}")
    family.linked()
    world.advance(SETTLED_AFTER)
    family.hints.take()

    family.run_hints(steps=2)

    assert len(family.ids("anna")) == 2
    assert [hint.slot_ms for hint in family.hints.take()] == [world.now_ms]
    family.run_hints(steps=2)
    family.run_hints(steps=2)
    assert len(family.ids("anna")) == 5
    assert family.is_over()


def test_the_former_account_is_closed_when_nobody_can_be_at_work_there(
    family: Family, world: World
) -> None:
    family.given("Tea")
    move_at_once(family.linked(), family.mover())
    straggler = family.given("Written by who still saw the former account")
    family.run_hints()
    assert not family.is_over()

    world.advance(SETTLED_AFTER)
    family.run_hints()

    assert family.is_over()
    assert family.ids("anna").count(straggler.id) == 1
    assert family.ids("phone") == []


def test_nobody_inherits_the_mails_of_the_former_account(family: Family, world: World) -> None:
    sent, waiting = (
        a_mail(id=name, user_id="phone", address=None, chat_id=5, next_at=world.now)
        for name in ("sent", "waiting")
    )
    for mail in (sent, waiting):
        MailStore().add(mail)
        world.due.put(mail.plan(), made_ms=world.now_ms)
    send(world.due.entry(sent.plan()), replace(world.clerk, hindrance=lambda _: None))
    move_at_once(family.linked(), family.mover())

    world.advance(SETTLED_AFTER)
    family.run_hints(steps=0)
    family.run_hints(steps=5)

    assert family.is_over()
    assert (list(MailStore().of_user("phone")), world.entries(MAIL)) == ([], [])


def test_a_hint_that_comes_a_little_early_waits_and_a_much_earlier_one_leaves(
    family: Family, world: World
) -> None:
    move_at_once(family.linked(), family.mover())
    world.advance(SETTLED_AFTER - timedelta(milliseconds=2_001))
    family.run_hints()
    assert not family.is_over()

    world.advance(timedelta(milliseconds=1))
    family.run_hints()
    assert family.is_over()


def test_an_account_without_anything_is_closed_too(family: Family, world: World) -> None:
    move_at_once(family.linked(), family.mover())
    world.advance(SETTLED_AFTER)

    family.run_hints()
    family.run_hints()

    assert family.is_over()


class Deadly(TaskStore):
    """Takes the process with it before or after one of its moves."""

    def __init__(self, moves: int, *, applied: bool) -> None:
        super().__init__(lambda _user_id: NOTHING_CLEARED)
        self._moves, self._applied = moves, applied

    def move(self, task: Task, moved: Task, *, request_hash: str) -> None:
        if self._moves == 0 and not self._applied:
            raise Died
        super().move(task, moved, request_hash=request_hash)
        if self._moves == 0:
            raise Died
        self._moves -= 1


@pytest.mark.parametrize("applied", [False, True])
@pytest.mark.parametrize("moves", [0, 1, 2])
def test_whoever_dies_on_the_way_somebody_else_goes_on(
    family: Family, world: World, moves: int, *, applied: bool
) -> None:
    titles = ["Task 0", "Task 1", "Task 2"]
    for title in titles:
        family.given(title, reminder_time=IN_AN_HOUR)
    merge = family.linked()
    with pytest.raises(Died):
        move_at_once(merge, family.mover(Deadly(moves, applied=applied)))
    assert len([*family.ids("anna"), *family.ids("phone")]) == 3

    for _ in range(2):
        world.advance(SETTLED_AFTER)
        family.run_hints()
    world.advance(timedelta(hours=1))
    for entry in world.entries("reminder"):
        deliver(entry, world.courier)

    assert sorted(world.titles(done=False)) == titles
    assert family.is_over()
    firsts = sorted(str(text).partition("\n")[0] for text in world.bot.texts)
    assert firsts == [f"Напоминание: {title}" for title in titles]


def test_a_store_that_does_not_answer_ends_the_run_and_the_next_one_goes_on(
    family: Family, world: World
) -> None:
    family.given("Tea")
    merge = family.linked()

    class Silent(TaskStore):
        def move(self, task: Task, moved: Task, *, request_hash: str) -> None:
            del task, moved, request_hash
            raise TransientError

    with pytest.raises(TransientError):
        move_at_once(merge, family.mover(Silent(family.owners.cleared)))
    family.run_hints()
    assert family.ids("anna") == []

    world.advance(timedelta(seconds=75))
    family.run_hints()
    assert world.titles(done=False) == ["Tea"]


def test_a_merge_is_one_holders_at_a_time_and_a_late_one_records_nothing(
    family: Family, world: World
) -> None:
    merge = family.linked()
    [entry] = world.entries(MERGE)
    store = MergeStore()
    assert store.claim(entry, now=world.now) is None

    world.advance(timedelta(seconds=75))
    later = store.claim(entry, now=world.now)

    assert later is not None
    assert later.attempt == merge.attempt + 1
    assert store.claim(entry, now=world.now) is None
    assert not store.put_off(merge, world.now)
    assert not store.close(merge)
    assert store.put_off(later, world.now + timedelta(minutes=1))
    assert store.awaits(entry) is False


def test_an_entry_without_its_merge_is_dropped_when_it_is_old(family: Family, world: World) -> None:
    merge = family.linked()
    MergeStore().close(merge)

    family.run_hints()
    assert len(world.entries(MERGE)) == 1

    world.advance(timedelta(minutes=6))
    family.run_hints()
    assert world.entries(MERGE) == []


def test_what_would_go_to_somebody_who_has_left_for_good_is_erased(
    family: Family, world: World
) -> None:
    for title in ("Tea", "Milk"):
        family.given(title, reminder_time=IN_AN_HOUR, description="щ" * 2_000)
    merge = family.linked()
    UserRow(user_pk("anna"), UserRow.SK).delete()

    move_at_once(merge, family.mover())

    assert (family.ids("anna"), family.ids("phone")) == ([], [])
    assert world.entries("reminder") == []
    assert sort_keys("tasks") == set()
    world.advance(SETTLED_AFTER)
    family.run_hints()
    assert family.is_over()
