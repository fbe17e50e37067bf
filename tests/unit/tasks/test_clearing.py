"""Deleting all tasks at once and taking it back, over real rows."""

from datetime import timedelta

import pytest

from tests.factories import a_user
from tests.support.world import World
from vestnik.accounts.cleared_store import ClearedStore
from vestnik.accounts.store import AccountStore
from vestnik.errors import ConditionRefusedError, GoneError, NotFoundError
from vestnik.reminders.deliver import addressed, deliver
from vestnik.tasks.cleared import FRESH
from vestnik.tasks.clearing import delete_all, undo_delete_all
from vestnik.tasks.edits import TaskChanges, edited
from vestnik.tasks.model import ReminderState, Task
from vestnik.tasks.ports import Owners
from vestnik.tasks.recurrence import Repeat
from vestnik.tasks.use_cases import delete_task, edit_task, get_task, restore_task
from vestnik.when.recurrence import Mode

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


def given_lists(world: World, *, of: int = 3) -> list[Task]:
    """Open tasks, and one that is done."""
    tasks = []
    for number in range(of + 1):
        tasks.append(world.given_task(f"Task {number}"))
        world.advance(SECOND)
    edit_task("anna", tasks.pop().id, TaskChanges(done=True), world.desk)
    return tasks


def listed(world: World) -> tuple[list[str], list[str]]:
    return list(world.titles(done=False)), list(world.titles(done=True))


def test_all_open_and_done_tasks_are_gone_and_the_undo_brings_all_back(world: World) -> None:
    given_lists(world)
    before = listed(world)

    deleted = delete_all("anna", world.desk, key="press 1")
    assert (listed(world), deleted.count) == (([], []), 4)
    undo_delete_all("anna", deleted.undo, world.desk)

    assert listed(world) == before


def test_it_writes_no_row_of_a_task_and_no_entry(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_lists(world, of=20)
    monkeypatch.setattr(world.desk.tasks, "replace", None)
    monkeypatch.setattr(world.desk.tasks, "add", None)
    monkeypatch.setattr(world.desk.due, "put", None)

    delete_all("anna", world.desk, key="press 1")

    assert listed(world) == ([], [])


def test_another_persons_tasks_stay(world: World) -> None:
    world.given_task()
    world.users["boris"] = a_user("boris")

    delete_all("boris", world.desk, key="press 1")

    assert world.titles(done=False) == ["Tea"]


def test_a_deleted_task_is_gone_as_if_it_had_been_deleted_alone(world: World) -> None:
    task = given_lists(world)[0]

    delete_all("anna", world.desk, key="press 1")

    with pytest.raises(NotFoundError):
        get_task("anna", task.id, world.desk)
    with pytest.raises(GoneError):
        edit_task("anna", task.id, TaskChanges(title="late autosave"), world.desk)
    delete_task("anna", task.id, world.desk)


def test_the_same_wish_repeated_is_the_same_deletion(world: World) -> None:
    given_lists(world)

    first = delete_all("anna", world.desk, key="press 1")
    world.given_task("made since")
    again = delete_all("anna", world.desk, key="press 1")

    assert again == first
    assert world.titles(done=False) == ["made since"]


def test_a_repeated_wish_that_was_taken_back_deletes_nothing(world: World) -> None:
    given_lists(world)
    before = listed(world)
    deleted = delete_all("anna", world.desk, key="press 1")
    undo_delete_all("anna", deleted.undo, world.desk)

    delete_all("anna", world.desk, key="press 1")
    undo_delete_all("anna", deleted.undo, world.desk)

    assert listed(world) == before


def test_a_second_press_on_nothing_can_be_undone_like_the_first(world: World) -> None:
    given_lists(world)
    before = listed(world)
    delete_all("anna", world.desk, key="press 1")

    second = delete_all("anna", world.desk, key="press 2")
    undo_delete_all("anna", second.undo, world.desk)

    assert listed(world) == before


def test_undoing_one_deletion_leaves_the_other(world: World) -> None:
    world.given_task("first")
    first = delete_all("anna", world.desk, key="press 1")
    world.given_task("second")
    second = delete_all("anna", world.desk, key="press 2")
    world.given_task("third")

    undo_delete_all("anna", first.undo, world.desk)
    assert world.titles(done=False) == ["third", "first"]
    undo_delete_all("anna", second.undo, world.desk)
    assert world.titles(done=False) == ["third", "second", "first"]


def test_an_unknown_or_an_old_undo_is_not_there(world: World) -> None:
    given_lists(world)
    deleted = delete_all("anna", world.desk, key="press 1")

    with pytest.raises(NotFoundError):
        undo_delete_all("anna", "unknown", world.desk)
    world.advance(timedelta(hours=24, seconds=1))
    with pytest.raises(NotFoundError):
        undo_delete_all("anna", deleted.undo, world.desk)


def test_one_of_them_can_be_restored_alone_and_lives_as_before(world: World) -> None:
    task, *_ = given_lists(world)
    delete_all("anna", world.desk, key="press 1")

    restore_task("anna", task.id, world.desk)

    assert listed(world) == (["Task 0"], [])
    edit_task("anna", task.id, TaskChanges(done=True), world.desk)
    assert listed(world) == ([], ["Task 0"])


def test_a_done_one_can_be_restored_alone(world: World) -> None:
    given_lists(world)
    done = world.desk.tasks.page("anna", done=True, after_key=None, limit=1)[0][0]
    delete_all("anna", world.desk, key="press 1")

    restore_task("anna", done.id, world.desk)

    assert listed(world) == ([], ["Task 3"])


def test_whoever_makes_a_task_after_the_answer_has_it_even_by_a_slow_clock(world: World) -> None:
    delete_all("anna", world.desk, key="press 1")
    world.advance(-HOUR)

    task = world.given_task("after")

    assert world.titles(done=False) == ["after"]
    edit_task("anna", task.id, TaskChanges(done=True), world.desk)
    assert world.titles(done=True) == ["after"]
    delete_all("anna", world.desk, key="press 2")
    assert listed(world) == ([], [])


def test_what_was_made_by_a_fast_clock_is_deleted_too(world: World) -> None:
    world.advance(HOUR)
    world.given_task("made by a fast clock")
    world.advance(-HOUR)

    delete_all("anna", world.desk, key="press 1")

    assert listed(world) == ([], [])


def test_who_ticks_a_task_off_without_knowing_does_not_bring_it_back(world: World) -> None:
    task = world.given_task()
    before = world.desk.tasks.get("anna", task.id)
    delete_all("anna", world.desk, key="press 1")
    world.advance(SECOND)

    assert before is not None
    stale = edited(before, TaskChanges(done=True), rev="rev", now=world.now)
    world.desk.tasks.replace(before, stale)

    assert listed(world) == ([], [])


def test_pages_go_on_across_what_is_deleted_between(world: World) -> None:
    for number in range(4):
        world.given_task(f"old {number}")
        world.advance(SECOND)
    first = delete_all("anna", world.desk, key="press 1")
    world.given_task("deleted between")
    delete_all("anna", world.desk, key="press 2")
    for number in range(4):
        world.given_task(f"new {number}")
        world.advance(SECOND)
    undo_delete_all("anna", first.undo, world.desk)

    titles: list[str] = []
    after_key = None
    while True:
        page, after_key = world.desk.tasks.page("anna", done=False, after_key=after_key, limit=3)
        titles += [task.title for task in page]
        if after_key is None:
            break

    assert titles == [f"{name} {number}" for name in ("new", "old") for number in (3, 2, 1, 0)]


def test_its_reminder_is_not_sent_but_recorded_and_its_entry_gone(world: World) -> None:
    task = world.given_task(reminder_time=world.now + HOUR)
    deleted = delete_all("anna", world.desk, key="press 1")
    world.advance(HOUR)

    deliver(world.entries("reminder")[0], world.courier)
    undo_delete_all("anna", deleted.undo, world.desk)

    assert world.bot.calls == []
    assert world.entries("reminder") == []
    assert world.state_of(task) is ReminderState.CANCELLED


def test_a_repeating_one_does_not_go_on_in_secret(world: World) -> None:
    daily = Repeat("FREQ=DAILY", Mode.CALENDAR, "Europe/Moscow")
    task = world.given_task(reminder_time=world.now + HOUR, recurrence=daily)
    delete_all("anna", world.desk, key="press 1")
    world.advance(HOUR)

    deliver(world.entries("reminder")[0], world.courier)

    assert (world.bot.calls, world.entries("reminder")) == ([], [])
    assert world.state_of(task) is ReminderState.CANCELLED


def test_a_reminder_still_to_come_is_sent_after_the_undo(world: World) -> None:
    world.given_task(reminder_time=world.now + HOUR)
    undo = delete_all("anna", world.desk, key="press 1").undo

    undo_delete_all("anna", undo, world.desk)
    world.advance(HOUR)
    deliver(world.entries("reminder")[0], world.courier)

    assert world.bot.texts == ["Напоминание: Tea"]


def test_the_reminder_of_a_task_restored_alone_is_sent(world: World) -> None:
    task = world.given_task(reminder_time=world.now + HOUR)
    delete_all("anna", world.desk, key="press 1")

    restore_task("anna", task.id, world.desk)
    world.advance(HOUR)
    deliver(world.entries("reminder")[0], world.courier)

    assert world.bot.texts == ["Напоминание: Tea"]


def test_who_read_the_person_before_the_deletion_and_is_slow_looks_again(world: World) -> None:
    world.given_task(reminder_time=world.now + SECOND)
    world.advance(SECOND - timedelta(milliseconds=100))
    send = addressed(world.entries("reminder")[0], world.courier)
    delete_all("anna", world.desk, key="press 1")

    send()

    assert world.bot.calls == []


def test_who_read_the_person_before_the_undo_looks_again(world: World) -> None:
    world.given_task(reminder_time=world.now + SECOND)
    undo = delete_all("anna", world.desk, key="press 1").undo
    world.advance(SECOND - timedelta(milliseconds=350))
    send = addressed(world.entries("reminder")[0], world.courier)
    undo_delete_all("anna", undo, world.desk)
    world.advance(timedelta(milliseconds=100))

    send()

    assert world.bot.texts == ["Напоминание: Tea"]


def test_a_punctual_delivery_reads_the_person_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.given_task(reminder_time=world.now + SECOND)
    world.advance(SECOND - FRESH / 2)
    send = addressed(world.entries("reminder")[0], world.courier)
    world.advance(FRESH / 2)
    world.users.clear()

    send()

    assert len(world.bot.calls) == 1


def test_the_deletion_answers_later_than_anybody_may_act_on_what_he_read(world: World) -> None:
    began = world.now

    delete_all("anna", world.desk, key="press 1")

    assert world.now - began > FRESH


@pytest.fixture(params=["memory", "table"])
def owners(world: World, request: pytest.FixtureRequest) -> Owners:
    """Anna's owner's row, in memory and in the table."""
    if request.param == "memory":
        return world.owners
    AccountStore().add(a_user())
    return ClearedStore()


def test_what_was_stored_is_read_and_replaced_only_as_it_was_read(owners: Owners) -> None:
    nothing = owners.cleared("anna")
    first = nothing.with_deletion("d1", until_ms=10, at_ms=10)
    owners.replace_cleared("anna", nothing, first)

    with pytest.raises(ConditionRefusedError):
        owners.replace_cleared("anna", nothing, nothing.with_deletion("d2", until_ms=9, at_ms=9))
    second = first.without("d1")
    owners.replace_cleared("anna", first, second)

    assert owners.cleared("anna") == second


def test_nobody_has_cleared_nothing(owners: Owners) -> None:
    nothing = owners.cleared("nobody")

    with pytest.raises(ConditionRefusedError):
        owners.replace_cleared("nobody", nothing, nothing.without("d1"))


def test_an_account_is_read_with_what_it_has_cleared(aws: None) -> None:
    accounts, owners = AccountStore(), ClearedStore()
    accounts.add(a_user())
    nothing = owners.cleared("anna")
    owners.replace_cleared("anna", nothing, nothing.with_deletion("d1", until_ms=10, at_ms=10))

    anna = accounts.user("anna")

    assert anna is not None
    assert anna.cleared == owners.cleared("anna")
