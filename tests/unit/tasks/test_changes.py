"""How often somebody's tasks have changed, as whoever shows them is told."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import a_user
from tests.support.world import World
from vestnik.accounts.change_counter import ChangeCounter
from vestnik.accounts.model import EditProfile
from vestnik.accounts.store import AccountStore
from vestnik.errors import NotFoundError
from vestnik.reminders.deliver import deliver
from vestnik.tasks.clearing import delete_all, undo_delete_all
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import Task
from vestnik.tasks.use_cases import delete_task, edit_task, restore_task, snooze_task

HOUR = timedelta(hours=1)


def _snoozed(world: World, task: Task) -> None:
    snooze_task("anna", task.id, world.desk, until=world.now + HOUR, key="press 1")


def _deleted_and_restored(world: World, task: Task) -> None:
    delete_task("anna", task.id, world.desk)
    restore_task("anna", task.id, world.desk)


def _all_deleted_and_back(world: World, _task: Task) -> None:
    undo_delete_all("anna", delete_all("anna", world.desk, key="press 1").undo, world.desk)


@pytest.mark.parametrize(
    ("deed", "times"),
    [
        (lambda world, _task: world.given_task("Milk"), 1),
        (lambda world, task: edit_task("anna", task.id, TaskChanges(done=True), world.desk), 1),
        (lambda world, task: delete_task("anna", task.id, world.desk), 1),
        (_snoozed, 1),
        (_deleted_and_restored, 2),
        (_all_deleted_and_back, 2),
    ],
)
def test_each_change_is_told(
    world: World, deed: Callable[[World, Task], object], times: int
) -> None:
    task = world.given_task("Tea")
    before = world.changes.counted["anna"]

    deed(world, task)

    assert world.changes.counted["anna"] - before == times


def test_a_change_that_is_asked_for_again_is_told_again(world: World) -> None:
    task = world.given_task("Tea")
    before = world.changes.counted["anna"]

    for _ in range(2):
        edit_task("anna", task.id, TaskChanges(done=True), world.desk)

    assert world.changes.counted["anna"] - before == 2


def test_what_is_refused_is_not_told(world: World) -> None:
    with pytest.raises(NotFoundError):
        edit_task("anna", "no-such-task", TaskChanges(title="A"), world.desk)

    assert world.changes.counted["anna"] == 0


def test_a_change_that_cannot_be_told_is_made_all_the_same(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.changes.is_down = True

    with caplog.at_level(logging.WARNING):
        task = world.given_task("Tea")

    assert world.titles(done=False) == ["Tea"]
    assert [vars(record)["code"] for record in caplog.records] == ["change_untold"]
    assert edit_task("anna", task.id, TaskChanges(title="Milk"), world.desk).title == "Milk"


def test_a_delivery_is_not_told(world: World) -> None:
    task = world.given_task("Tea", reminder_time=world.now + HOUR)
    before = world.changes.counted["anna"]
    world.advance(HOUR)

    for entry in world.entries("reminder"):
        deliver(entry, world.courier)

    assert world.state_of(task) == "sent"
    assert world.changes.counted["anna"] == before


def test_the_number_on_the_row_neither_raises_the_version_nor_meets_an_edit(aws: None) -> None:
    accounts, counter = AccountStore(), ChangeCounter()
    anna = a_user()
    accounts.add(anna)

    counter.add("anna")
    edited = accounts.edit_profile(EditProfile("anna", timezone="Asia/Tokyo", expected_version=1))
    counter.add("anna")

    assert edited is not None
    assert accounts.user("anna") == replace(anna, timezone="Asia/Tokyo", version=2, changes=2)


def test_an_account_that_is_gone_does_not_come_back_as_half_a_row(aws: None) -> None:
    ChangeCounter().add("nobody")

    assert AccountStore().user("nobody") is None
