"""The tasks of a former account become its heir's: all of them, once, as they were."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import a_link, a_user
from tests.support.world import World
from tests.unit.tasks.merging.family import IN_AN_HOUR, Family
from vestnik.accounts.merge import MERGE
from vestnik.accounts.model import SETTLED_AFTER
from vestnik.errors import ConditionRefusedError
from vestnik.reminders.deliver import deliver
from vestnik.tasks.clearing import delete_all
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.merging import has_tasks, move_at_once
from vestnik.tasks.model import ReminderState, Task
from vestnik.tasks.recurrence import Repeat
from vestnik.tasks.rows import TaskRow, owner_key
from vestnik.tasks.store import TaskStore
from vestnik.tasks.use_cases import (
    delete_task,
    edit_task,
    get_task,
    restore_task,
)
from vestnik.when.recurrence import Mode


def test_everything_is_moved_as_it_was(family: Family, world: World) -> None:
    late = IN_AN_HOUR + timedelta(days=1)
    repeat = Repeat("FREQ=DAILY", Mode.CALENDAR, "Europe/Moscow")
    given = [
        family.given("Tea", reminder_time=IN_AN_HOUR, tags=("home",), priority=1),
        family.given("Book", description="я" * 5000),
        family.given("Gym", reminder_time=late, recurrence=repeat),
        family.given("Done"),
        family.given("Deleted", description="x" * 2000),
    ]
    edit_task("phone", given[3].id, TaskChanges(done=True), world.desk)
    delete_task("phone", given[4].id, world.desk)
    before = [family.tasks.get("phone", one.id) for one in given]

    move_at_once(family.linked(), family.mover())

    after = [family.tasks.get("anna", one.id) for one in given]
    assert after == [replace(one, user_id="anna") for one in before if one]
    assert list(TaskRow.query(owner_key("phone"))) == []
    assert world.titles(done=False) == ["Gym", "Book", "Tea"]
    assert world.titles(done=True) == ["Done"]
    assert restore_task("anna", given[4].id, world.desk).description == "x" * 2000


def test_whoever_shows_the_heirs_tasks_is_told_of_those_that_came(
    family: Family, world: World
) -> None:
    family.given("Tea")
    merge = family.linked()
    before = world.changes.counted["anna"]

    move_at_once(merge, family.mover())

    assert world.changes.counted["anna"] > before


def test_what_either_had_deleted_all_at_once_stays_deleted_and_the_rest_does_not(
    family: Family, world: World
) -> None:
    family.given("Anna's old", user_id="anna")
    gone = family.given("Gone", reminder_time=IN_AN_HOUR)
    delete_all("phone", world.desk, key="k")
    family.given("Tea", reminder_time=IN_AN_HOUR)
    world.advance(timedelta(seconds=1))
    delete_all("anna", world.desk, key="k")

    move_at_once(family.linked(), family.mover())

    assert world.titles(done=False) == ["Tea"]
    world.advance(timedelta(hours=1))
    for entry in world.entries("reminder"):
        deliver(entry, world.courier)
    assert [str(text).partition("\n")[0] for text in world.bot.texts] == ["Напоминание: Tea"]
    assert restore_task("anna", gone.id, world.desk).title == "Gone"


def test_a_reminder_of_what_was_deleted_all_at_once_is_not_sent_before_it_is_moved(
    family: Family, world: World
) -> None:
    family.given("Gone", reminder_time=IN_AN_HOUR)
    delete_all("phone", world.desk, key="k")
    family.linked()
    world.advance(timedelta(hours=1))

    deliver(world.entries("reminder")[0], world.courier)

    assert world.bot.calls == []


def test_a_repeated_command_finds_its_task_where_it_is_now(family: Family) -> None:
    made = family.given("Tea", task_id="made-by-client-1")
    move_at_once(family.linked(), family.mover())

    again = family.given("Tea", user_id="anna", task_id="made-by-client-1")

    assert again == replace(made, user_id="anna")


def test_a_reminder_that_was_moved_is_sent_once_and_the_old_entry_is_gone(
    family: Family, world: World
) -> None:
    task = family.given("Tea", reminder_time=IN_AN_HOUR)
    [old] = world.entries("reminder")

    move_at_once(family.linked(), family.mover())
    [entry] = world.entries("reminder")
    world.advance(timedelta(hours=1))
    for hint in (old, entry, entry):
        deliver(hint, world.courier)

    assert entry.owner == "anna"
    assert world.bot.texts == ["Напоминание: Tea"]
    reminder = get_task("anna", task.id, world.desk).main_reminder
    assert reminder is not None
    assert reminder.state is ReminderState.SENT


def test_a_reminder_that_is_not_moved_yet_goes_to_the_heirs_chat(
    family: Family, world: World
) -> None:
    family.given("Tea", reminder_time=IN_AN_HOUR)
    family.linked()
    world.advance(timedelta(hours=1))

    deliver(world.entries("reminder")[0], world.courier)

    assert world.bot.texts == ["Напоминание: Tea"]
    assert world.bot.calls[0][1]["chat_id"] == 5


def test_a_reminder_in_the_middle_of_being_sent_stays_until_that_is_known(
    family: Family, world: World
) -> None:
    task = family.given("Tea", reminder_time=IN_AN_HOUR)
    family.given("Milk")
    merge = family.linked()
    world.advance(timedelta(hours=1))
    merge = replace(merge, began_at=world.now)
    send = world.courier.reminders.claim(world.entries("reminder")[0], now=world.now)

    move_at_once(merge, family.mover())

    assert send is not None
    assert family.ids("phone") == [task.id]
    [entry] = world.entries(MERGE)
    assert entry.due_ms >= world.now_ms + 74_000


def test_a_reminder_whose_sender_died_is_sent_from_where_the_task_is_then(
    family: Family, world: World
) -> None:
    family.given("Tea", reminder_time=IN_AN_HOUR)
    world.advance(timedelta(hours=1))
    world.courier.reminders.claim(world.entries("reminder")[0], now=world.now)
    merge = family.linked()
    move_at_once(merge, family.mover())
    assert family.ids("anna") == []

    world.advance(SETTLED_AFTER)
    family.run_hints()
    deliver(world.entries("reminder")[0], world.courier)

    assert len(world.bot.calls) == 1
    assert len(family.ids("anna")) == 1
    assert family.is_over()


def test_a_task_that_is_edited_at_that_moment_keeps_the_edit(family: Family, world: World) -> None:
    task = family.given("Tea")

    class EditedMeanwhile(TaskStore):
        def stored(self, user_id: str, task_id: str) -> tuple[Task, str] | None:
            found = super().stored(user_id, task_id)
            if world.titles(done=False, user_id="phone") != ["Coffee"]:
                edit_task("phone", task.id, TaskChanges(title="Coffee"), world.desk)
            return found

    merge = family.linked()
    move_at_once(merge, family.mover(EditedMeanwhile(family.owners.cleared)))
    assert family.ids("phone") == [task.id]

    world.advance(timedelta(seconds=1))
    family.run_hints()

    assert world.titles(done=False) == ["Coffee"]
    assert family.ids("phone") == []


def test_two_tasks_of_one_id_are_both_kept(family: Family, world: World) -> None:
    family.given("Anna's", user_id="anna", task_id="made-by-client-1")
    family.given("The phone's", task_id="made-by-client-1", reminder_time=IN_AN_HOUR)

    move_at_once(family.linked(), family.mover())

    assert sorted(world.titles(done=False)) == ["Anna's", "The phone's"]
    assert get_task("anna", "made-by-client-1", world.desk).title == "Anna's"
    world.advance(timedelta(hours=1))
    for entry in world.entries("reminder"):
        deliver(entry, world.courier)
    assert world.bot.texts == ["Напоминание: The phone's"]


def test_a_phone_that_is_unlinked_later_begins_anew(family: Family, world: World) -> None:
    family.given("Tea")
    move_at_once(family.linked(), family.mover())
    family.accounts.drop_link("anna", 5)

    assert family.accounts.add(a_user("new", email=None))
    world.advance(SETTLED_AFTER)
    family.run_hints()

    assert world.titles(done=False) == ["Tea"]
    assert family.accounts.user("new") == a_user("new", email=None)


def test_a_move_is_refused_where_the_new_id_is_taken(family: Family) -> None:
    task = family.given("Tea", task_id="made-by-client-1")
    family.given("Milk", user_id="anna", task_id="made-by-client-1")

    with pytest.raises(ConditionRefusedError):
        family.tasks.move(task, replace(task, user_id="anna"), request_hash="")

    assert family.ids("phone") == [task.id]


def test_whether_there_is_any_task(family: Family, world: World) -> None:
    assert not has_tasks("phone", tasks=family.tasks)

    task = family.given("Tea")
    assert has_tasks("phone", tasks=family.tasks)

    edit_task("phone", task.id, TaskChanges(done=True), world.desk)
    assert has_tasks("phone", tasks=family.tasks)

    delete_task("phone", task.id, world.desk)
    assert not has_tasks("phone", tasks=family.tasks)


def test_the_heirs_chat_is_marked_when_it_is_blocked(family: Family, world: World) -> None:
    family.given("Tea", reminder_time=IN_AN_HOUR)
    family.linked()

    user = family.addressee("phone")

    assert (user.id, user.telegram) == ("anna", a_link(since=world.now))
