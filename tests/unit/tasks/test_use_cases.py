"""What people can do with tasks, over real rows."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.world import World
from vestnik.errors import (
    ConflictError,
    Fault,
    GoneError,
    InvalidInputError,
    NotFoundError,
    PreconditionFailedError,
)
from vestnik.reminders.deliver import deliver
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import Reminder, ReminderState, Task
from vestnik.tasks.use_cases import (
    CreateTask,
    create_task,
    delete_task,
    edit_task,
    get_task,
    restore_task,
    snooze_task,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def given_task(world: World, **changes: Any) -> str:
    command = CreateTask(
        user_id="anna",
        changes=TaskChanges(**{"title": "Buy milk", **changes}),
        source="api",
        request_hash="hash",
    )
    return create_task(command, world.desk)[0].id


def main(task: Task) -> Reminder:
    assert task.main_reminder is not None
    return task.main_reminder


def test_a_created_task_is_read_back_as_it_was_made(world: World) -> None:
    task_id = given_task(world, description="2 litres", tags=("home",), priority=1)

    task = get_task("anna", task_id, world.desk)

    assert (task.title, task.description, task.tags, task.priority) == (
        "Buy milk",
        "2 litres",
        ("home",),
        1,
    )
    assert task.version == 1


def test_a_task_with_a_time_has_its_entry_and_a_near_one_its_hint(world: World) -> None:
    given_task(world, reminder_time=NOON + timedelta(seconds=100))
    given_task(world, reminder_time=NOON + HOUR)

    waits_ms = [entry.due_ms - world.now_ms for entry in world.entries("reminder")]
    assert waits_ms == [100_000, 3_600_000]
    assert [hint.slot_ms - world.now_ms for hint in world.hints.sent] == [100_000]


def test_a_time_in_the_past_is_refused_and_nothing_is_stored(world: World) -> None:
    with pytest.raises(InvalidInputError) as caught:
        given_task(world, reminder_time=NOON)

    assert caught.value.fields == {"reminder_time": Fault("time_in_past")}
    assert world.entries("reminder") == []
    assert world.desk.tasks.page("anna", done=False, after_key=None, limit=50)[0] == []


def test_another_person_does_not_find_it(world: World) -> None:
    task_id = given_task(world)

    with pytest.raises(NotFoundError):
        get_task("boris", task_id, world.desk)


def test_an_edit_of_an_old_version_is_refused_with_the_current_one(world: World) -> None:
    task_id = given_task(world)
    edit_task("anna", task_id, TaskChanges(title="Buy bread"), world.desk, version=1)

    with pytest.raises(PreconditionFailedError) as caught:
        edit_task("anna", task_id, TaskChanges(title="Buy tea"), world.desk, version=1)

    current = caught.value.details["current"]
    assert isinstance(current, Task)
    assert current.title == "Buy bread"


def test_an_edit_that_changes_nothing_keeps_the_version(world: World) -> None:
    task_id = given_task(world)

    task = edit_task("anna", task_id, TaskChanges(title="Buy milk"), world.desk)

    assert task.version == 1


def test_done_moves_between_the_lists_and_back_and_keeps_its_instant(world: World) -> None:
    task_id = given_task(world)
    edit_task("anna", task_id, TaskChanges(done=True), world.desk)
    world.advance(HOUR)

    again = edit_task("anna", task_id, TaskChanges(done=True), world.desk)

    assert again.done_at == NOON
    assert world.titles(done=True) == ["Buy milk"]
    edit_task("anna", task_id, TaskChanges(done=False), world.desk)
    assert (world.titles(done=False), world.titles(done=True)) == (["Buy milk"], [])


def test_a_done_task_does_not_remind_and_an_undone_one_does_again(world: World) -> None:
    task_id = given_task(world, reminder_time=NOON + HOUR)

    done = edit_task("anna", task_id, TaskChanges(done=True), world.desk)
    undone = edit_task("anna", task_id, TaskChanges(done=False), world.desk)

    assert main(done).state is ReminderState.CANCELLED
    assert main(undone).state is ReminderState.SCHEDULED
    assert main(undone).rev in {entry.rev for entry in world.entries("reminder")}


def test_clearing_the_time_unsets_the_reminder(world: World) -> None:
    task_id = given_task(world, reminder_time=NOON + HOUR)

    task = edit_task("anna", task_id, TaskChanges(reminder_time=None), world.desk)

    assert task.main_reminder is None


def test_switching_on_a_reminder_without_a_time_is_refused(world: World) -> None:
    task_id = given_task(world)

    with pytest.raises(InvalidInputError):
        edit_task("anna", task_id, TaskChanges(reminder_set=True), world.desk)


def test_a_deleted_task_is_gone_for_edits_and_comes_back_when_restored(world: World) -> None:
    task_id = given_task(world, reminder_time=NOON + HOUR)
    delete_task("anna", task_id, world.desk)
    delete_task("anna", task_id, world.desk)

    with pytest.raises(GoneError):
        edit_task("anna", task_id, TaskChanges(title="late autosave"), world.desk)
    assert world.titles(done=False) == []

    back = restore_task("anna", task_id, world.desk)
    assert world.titles(done=False) == ["Buy milk"]
    assert main(back).state is ReminderState.SCHEDULED


def test_a_task_deleted_a_day_ago_cannot_be_restored(world: World) -> None:
    task_id = given_task(world)
    delete_task("anna", task_id, world.desk)
    world.advance(timedelta(hours=24, seconds=1))

    with pytest.raises(NotFoundError):
        restore_task("anna", task_id, world.desk)


def test_the_same_id_and_content_is_the_same_task_other_content_a_conflict(world: World) -> None:
    command = CreateTask("anna", TaskChanges(title="Tea"), "api", "hash-1", task_id="clientmade1")
    _, first_is_new = create_task(command, world.desk)

    again, again_is_new = create_task(command, world.desk)

    assert (first_is_new, again_is_new, again.id) == (True, False, "clientmade1")
    other = CreateTask("anna", TaskChanges(title="Cake"), "api", "hash-2", task_id="clientmade1")
    with pytest.raises(ConflictError):
        create_task(other, world.desk)


def test_a_long_description_lies_apart_and_comes_whole(world: World) -> None:
    long = "щ" * 5_000
    task_id = given_task(world, description=long)

    listed = world.desk.tasks.page("anna", done=False, after_key=None, limit=50)[0][0]

    assert get_task("anna", task_id, world.desk).description == long
    assert (listed.description, listed.description_truncated) == ("щ" * 512, True)
    edit_task("anna", task_id, TaskChanges(description="short"), world.desk)
    assert get_task("anna", task_id, world.desk).description == "short"


def test_pages_follow_each_other_without_gap_or_repetition(world: World) -> None:
    for number in range(7):
        given_task(world, title=f"Task {number}")
        world.advance(timedelta(seconds=1))

    titles: list[str] = []
    after_key = None
    for _ in range(3):
        page, after_key = world.desk.tasks.page("anna", done=False, after_key=after_key, limit=3)
        titles += [task.title for task in page]

    assert titles == [f"Task {number}" for number in reversed(range(7))]
    assert after_key is None


def test_snoozing_twice_for_one_press_is_one_snooze(world: World) -> None:
    task_id = given_task(world, reminder_time=NOON + HOUR)
    until = NOON + timedelta(minutes=10)

    first = snooze_task("anna", task_id, world.desk, until=until, key="press1")
    second = snooze_task("anna", task_id, world.desk, until=until, key="press1")

    assert first == second
    assert main(first).at == until


def test_a_snooze_whose_time_has_come_reminds_at_once_and_only_once(world: World) -> None:
    task_id = given_task(world, reminder_time=NOON + HOUR)
    snooze_task("anna", task_id, world.desk, until=NOON - HOUR, key="press1")
    world.advance(timedelta(seconds=10))
    entry = min(world.entries("reminder"), key=lambda one: one.due_ms)
    deliver(entry, world.courier)

    snooze_task("anna", task_id, world.desk, until=NOON - HOUR, key="press1")

    assert len(world.bot.calls) == 1
    assert world.state_of(get_task("anna", task_id, world.desk)) is ReminderState.SENT
