"""The tasks of a former account become its heir's: all of them, once, whatever dies on the way."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.factories import NOON, a_link, a_user
from tests.fakes.hints import FakeHints
from tests.support.world import World
from vestnik.accounts.cleared import NOTHING_CLEARED
from vestnik.accounts.cleared_store import ClearedStore
from vestnik.accounts.merge import MERGE, Joining, addressee
from vestnik.accounts.merge_store import MergeStore
from vestnik.accounts.model import SETTLED_AFTER, LinkResult, Merge, TelegramIdentity
from vestnik.accounts.store import AccountStore
from vestnik.accounts.telegram_link import link_telegram, start_telegram_link
from vestnik.errors import ConditionRefusedError, TransientError
from vestnik.reminders.deliver import deliver
from vestnik.tasks.clearing import delete_all
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.merging import MovableTasks, Mover, go_on, has_tasks, move_at_once
from vestnik.tasks.model import ReminderState, Task
from vestnik.tasks.recurrence import Repeat
from vestnik.tasks.rows import TaskRow, owner_key
from vestnik.tasks.store import TaskStore
from vestnik.tasks.use_cases import (
    CreateTask,
    create_task,
    delete_task,
    edit_task,
    get_task,
    restore_task,
)
from vestnik.when.recurrence import Mode

PHONE = TelegramIdentity(telegram_id=5, chat_id=5, username="anna", language_code="ru")
IN_AN_HOUR = NOON + timedelta(hours=1)


class Died(BaseException):
    """The process is gone."""


class Family:
    """Anna, who signs in with an e-mail address, and the account of her phone."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.accounts, self.owners, self.hints = AccountStore(), ClearedStore(), FakeHints()
        self.tasks = TaskStore(self.owners.cleared)
        self.accounts.add(a_user(telegram=None))
        self.accounts.add(a_user("phone", email=None))
        world.desk = replace(world.desk, tasks=self.tasks, owners=self.owners)
        world.courier = replace(world.courier, user=self.addressee)

    def addressee(self, user_id: str) -> Any:
        return addressee(user_id, accounts=self.accounts)

    def given(self, title: str, user_id: str = "phone", **options: Any) -> Task:
        task_id = options.pop("task_id", None)
        command = CreateTask(
            user_id=user_id,
            changes=TaskChanges(title=title, **options),
            source="telegram",
            request_hash=f"made of {title}",
            task_id=task_id,
        )
        return create_task(command, self.world.desk)[0]

    def linked(self) -> Merge:
        """Anna's phone is linked to her account; what is left is to be moved."""
        code, _ = start_telegram_link("anna", now=self.world.now, accounts=self.accounts)
        outcome = link_telegram(
            code,
            PHONE,
            now=self.world.now,
            accounts=self.accounts,
            joining=Joining(
                self.world.due,
                self.hints,
                lambda: self.world.now,
                has_tasks=lambda user_id: has_tasks(user_id, tasks=self.tasks),
            ),
            confirmed=True,
        )
        assert outcome.result is LinkResult.LINKED
        assert outcome.merge is not None
        return outcome.merge

    def mover(self, tasks: MovableTasks | None = None, steps: int = 10**6) -> Mover:
        """Has time for so many tasks."""
        left = iter(range(steps))
        return Mover(
            merges=MergeStore(),
            tasks=tasks or self.tasks,
            cleared=self.owners.cleared,
            due=self.world.due,
            hints=self.hints,
            reminder_hints=self.world.hints,
            now=lambda: self.world.now,
            wait_until_ms=self.world.wait_until_ms,
            has_time=lambda: next(left, None) is not None,
        )

    def run_hints(self, **options: Any) -> None:
        """What the worker does with every entry of merges whose time has come."""
        for entry in self.world.entries(MERGE):
            go_on(entry, self.mover(**options))

    def ids(self, user_id: str) -> list[str]:
        return list(self.tasks.ids_of(user_id))

    def is_over(self) -> bool:
        return self.accounts.user("phone") is None and not self.world.entries(MERGE)


@pytest.fixture
def family(world: World) -> Family:
    return Family(world)


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


def test_a_phone_that_is_unlinked_later_begins_anew(family: Family, world: World) -> None:
    family.given("Tea")
    move_at_once(family.linked(), family.mover())
    family.accounts.drop_link("anna", 5)

    assert family.accounts.add(a_user("new", email=None))
    world.advance(SETTLED_AFTER)
    family.run_hints()

    assert world.titles(done=False) == ["Tea"]
    assert family.accounts.user("new") == a_user("new", email=None)


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
