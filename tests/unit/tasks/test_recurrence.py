"""Tasks that repeat, over real rows."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.world import World
from vestnik import ids
from vestnik.errors import ConditionRefusedError, InvalidInputError
from vestnik.reminders.deliver import deliver
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import ReminderState, Task, standing
from vestnik.tasks.recurrence import Repeat
from vestnik.tasks.use_cases import delete_task, edit_task, get_task, restore_task, snooze_task
from vestnik.when.recurrence import Mode

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)  # 15:00 in Moscow
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def repeat(rule: str, mode: Mode = Mode.CALENDAR) -> Repeat:
    return Repeat(rule, mode, "Europe/Moscow")


def given_daily(world: World, rule: str = "FREQ=DAILY", **changes: Any) -> Task:
    changes.setdefault("reminder_time", NOON + HOUR)
    return world.given_task("Water", recurrence=repeat(rule), **changes)


def done(world: World, task: Task, *, undone: bool = False) -> None:
    edit_task("anna", task.id, TaskChanges(done=not undone), world.desk)


def next_of(world: World, task: Task) -> Task:
    return get_task("anna", ids.derived_id(task.id, "next"), world.desk)


def open_tasks(world: World) -> list[Task]:
    return list(world.desk.tasks.page("anna", done=False, after_key=None, limit=200)[0])


def reminded(world: World) -> list[datetime]:
    """When what waits will be reminded of."""
    return [one.at for task in open_tasks(world) for one in task.reminders if one.waits]


def deliver_all(world: World) -> None:
    for entry in world.entries("reminder"):
        if entry.due_ms <= world.now_ms:
            deliver(entry, world.courier)


def test_when_it_is_done_the_next_one_of_its_series_appears(world: World) -> None:
    task = given_daily(world, description="d" * 2000, tags=("home",), priority=2)

    done(world, task)

    following = next_of(world, task)
    assert [one.id for one in open_tasks(world)] == [following.id]
    assert world.titles(done=True) == ["Water"]
    assert (following.title, following.description) == ("Water", "d" * 2000)
    assert (following.tags, following.priority, following.version) == (("home",), 2, 1)
    assert following.series_id == task.series_id == task.id
    assert reminded(world) == [NOON + HOUR + DAY]


def test_the_next_one_is_planned_before_it_is_written(world: World) -> None:
    task = given_daily(world)

    done(world, task)

    entry = world.entries("reminder")[-1]
    assert entry.ref == f"anna:{next_of(world, task).id}:1"
    world.now = NOON + HOUR + DAY
    deliver_all(world)
    assert len(world.bot.calls) == 1


def test_done_twice_and_done_again_is_followed_once(world: World) -> None:
    task = given_daily(world)

    done(world, task)
    done(world, task)
    done(world, task, undone=True)
    world.advance(timedelta(days=3))
    done(world, task)

    assert [one.id for one in open_tasks(world)] == [next_of(world, task).id]


def test_a_deleted_next_one_does_not_come_back(world: World) -> None:
    task = given_daily(world)
    done(world, task)
    delete_task("anna", next_of(world, task).id, world.desk)

    done(world, task, undone=True)
    done(world, task)

    assert open_tasks(world) == []


def test_of_two_who_do_it_at_once_one_makes_the_next(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = given_daily(world)
    write = world.desk.tasks.replace
    others: list[bool] = []

    def slower(before: Task, after: Task, **options: Any) -> None:
        if not others:
            others.append(True)
            done(world, task)
        write(before, after, **options)

    monkeypatch.setattr(world.desk.tasks, "replace", slower)
    done(world, task)

    assert len(open_tasks(world)) == 1


def test_if_the_next_one_cannot_be_written_it_is_not_done_either(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    task, other = given_daily(world), world.given_task("Tea")
    get = world.desk.tasks.get
    monkeypatch.setattr(ids, "derived_id", lambda *_parts: other.id)
    monkeypatch.setattr(
        world.desk.tasks,
        "get",
        lambda user, task_id: get(user, task_id) if task_id == task.id else None,
    )

    with pytest.raises(ConditionRefusedError):
        done(world, task)

    assert not get_task("anna", task.id, world.desk).done


def test_done_early_the_next_is_not_the_same_one_again(world: World) -> None:
    task = given_daily(world)

    done(world, task)

    assert reminded(world) == [NOON + HOUR + DAY]


def test_done_late_what_was_missed_is_passed_over(world: World) -> None:
    task = given_daily(world)
    world.advance(timedelta(days=5))

    done(world, task)

    assert reminded(world) == [NOON + HOUR + timedelta(days=5)]


def test_after_completion_it_counts_from_the_doing_at_the_time_of_day(world: World) -> None:
    task = world.given_task(
        "Filter",
        reminder_time=NOON + HOUR,
        recurrence=repeat("FREQ=DAILY;INTERVAL=3;COUNT=2", Mode.AFTER_DONE),
    )
    world.advance(timedelta(days=5, hours=4))

    done(world, task)

    assert reminded(world) == [NOON + HOUR + timedelta(days=8)]
    done(world, next_of(world, task))
    assert open_tasks(world) == []


def test_a_due_date_keeps_its_distance_and_alone_carries_the_series(world: World) -> None:
    both = given_daily(world, due_at=NOON + 2 * HOUR)
    alone = given_daily(world, reminder_time=None, due_at=NOON + 3 * HOUR)

    done(world, both)
    done(world, alone)

    assert next_of(world, both).due_at == NOON + 2 * HOUR + DAY
    assert next_of(world, alone).due_at == NOON + 3 * HOUR + DAY
    assert next_of(world, alone).reminders == ()


def test_a_series_that_nobody_does_ends_with_its_last_time(world: World) -> None:
    task = given_daily(world, "FREQ=DAILY;COUNT=2")

    for day in range(3):
        world.now = NOON + HOUR + day * DAY
        deliver_all(world)

    assert len(world.bot.calls) == 2
    assert [one.id for one in open_tasks(world)] == [task.id]
    assert world.state_of(task) is ReminderState.SENT


def test_after_an_outage_one_is_sent_and_the_others_are_passed_over(world: World) -> None:
    given_daily(world, "FREQ=HOURLY;INTERVAL=6")
    world.now = NOON + 20 * HOUR

    deliver_all(world)

    assert len(world.bot.calls) == 1
    assert reminded(world) == [NOON + 25 * HOUR]


def test_each_time_is_sent_at_its_instant_and_the_next_one_waits(world: World) -> None:
    task = given_daily(world)
    for day in range(3):
        world.now = NOON + HOUR + day * DAY
        deliver_all(world)

        assert len(world.bot.calls) == day + 1
        assert reminded(world) == [world.now + DAY]
    done(world, task)

    assert reminded(world) == [NOON + HOUR + 3 * DAY]
    assert len(open_tasks(world)) == 1


def test_what_was_delivered_twice_goes_on_once(world: World) -> None:
    given_daily(world)
    world.now = NOON + HOUR
    entry = world.entries("reminder")[0]

    deliver(entry, world.courier)
    deliver(entry, world.courier)

    assert len(world.bot.calls) == 1
    assert reminded(world) == [NOON + HOUR + DAY]


def test_after_completion_nothing_comes_before_it_is_done(world: World) -> None:
    task = world.given_task(
        "Filter", reminder_time=NOON + HOUR, recurrence=repeat("FREQ=DAILY", Mode.AFTER_DONE)
    )
    world.now = NOON + HOUR

    deliver_all(world)

    assert world.state_of(task) is ReminderState.SENT


def test_a_snooze_moves_the_reminder_and_leaves_the_series(world: World) -> None:
    task = given_daily(world)
    world.now = NOON + HOUR
    deliver_all(world)
    snooze_task("anna", task.id, world.desk, until=world.now + HOUR, key="press1")
    world.advance(HOUR)
    deliver_all(world)

    assert reminded(world) == [NOON + HOUR + DAY]


def test_moved_by_hand_the_series_begins_anew_there(world: World) -> None:
    task = given_daily(world)

    edit_task("anna", task.id, TaskChanges(reminder_time=NOON + 5 * HOUR), world.desk)
    done(world, task)

    assert reminded(world) == [NOON + 5 * HOUR + DAY]


def test_a_rule_taken_away_is_the_end_of_the_series(world: World) -> None:
    task = given_daily(world)

    edited = edit_task("anna", task.id, TaskChanges(recurrence=None), world.desk)
    done(world, task)

    assert edited.recurrence is None
    assert open_tasks(world) == []


def test_the_same_rule_again_changes_nothing(world: World) -> None:
    task = given_daily(world)

    again = edit_task("anna", task.id, TaskChanges(recurrence=repeat("FREQ=DAILY")), world.desk)

    assert again.version == 1


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"reminder_time": None}, "recurrence", "recurrence_without_time"),
        ({"rule": "FREQ=SECONDLY"}, "recurrence.rrule", "rrule_too_frequent"),
        ({"rule": "FREQ=DAILY;UNTIL=20200101"}, "recurrence.rrule", "rrule_no_dates"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_and_nothing_is_stored(
    world: World, changes: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        given_daily(world, **changes)

    assert {name: fault.code for name, fault in caught.value.fields.items()} == {field: code}
    assert open_tasks(world) == []


def test_restored_it_goes_on(world: World) -> None:
    task = given_daily(world)
    delete_task("anna", task.id, world.desk)
    restore_task("anna", task.id, world.desk)

    done(world, task)

    assert reminded(world) == [NOON + HOUR + DAY]


@pytest.mark.parametrize(
    ("rule", "passed", "due"),
    [
        ("FREQ=DAILY", 2 * HOUR, NOON + HOUR),
        ("FREQ=DAILY", 5 * DAY, NOON + 4 * DAY + HOUR),
        ("FREQ=MONTHLY", 70 * DAY, datetime(2027, 1, 22, 13, tzinfo=UTC)),
        ("FREQ=DAILY;COUNT=3", 30 * DAY, NOON + 2 * DAY + HOUR),
        ("FREQ=MINUTELY;INTERVAL=7", 700 * DAY, NOON + 700 * DAY - timedelta(minutes=3)),
    ],
)
def test_without_reminders_one_open_task_is_due_at_the_last_time_that_has_come(
    world: World, rule: str, passed: timedelta, due: datetime
) -> None:
    task = given_daily(world, rule, reminder_time=None, due_at=NOON + HOUR)
    world.advance(passed)

    assert standing(task, world.now).due_at == due


def test_a_due_date_that_stands_for_missed_ones_is_followed_by_the_next(world: World) -> None:
    task = given_daily(world, reminder_time=None, due_at=NOON + HOUR)
    world.advance(5 * DAY)

    done(world, task)

    assert standing(next_of(world, task), world.now).due_at == NOON + 5 * DAY + HOUR


def test_after_completion_a_due_date_stays_where_it_is(world: World) -> None:
    after_done = Repeat("FREQ=DAILY", Mode.AFTER_DONE, "Europe/Moscow")
    task = world.given_task("Water", recurrence=after_done, due_at=NOON + HOUR)

    assert standing(task, NOON + 9 * DAY).due_at == NOON + HOUR
