"""Snoozing one of several reminders, and what a series makes of them, over real rows."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.world import World
from tests.unit.tasks.reminding import (
    DAY,
    HOUR,
    MINUTE,
    at,
    before,
    come,
    edited,
    main,
    seen,
    waits,
)
from vestnik.errors import ConflictError, NotFoundError
from vestnik.tasks.model import ReminderState, Task
from vestnik.tasks.recurrence import Repeat
from vestnik.tasks.use_cases import snooze_task
from vestnik.when.recurrence import Mode


def given_two(world: World) -> Task:
    return world.given_task(reminders=(at(world.now + MINUTE), at(world.now + HOUR)))


def snooze(world: World, task: Task, by: timedelta, **options: Any) -> Task:
    key = world.desk.new_id()
    return snooze_task("anna", task.id, world.desk, until=world.now + by, key=key, **options)


def test_a_snooze_moves_the_one_sent_last_else_the_next(world: World) -> None:
    task = given_two(world)

    early = snooze(world, task, 2 * MINUTE)
    assert [(one.id, one.at - world.now) for one in early.reminders] == [
        ("1", 2 * MINUTE),
        ("2", HOUR),
    ]
    come(world, 2 * MINUTE)
    late = snooze(world, task, 2 * HOUR)

    assert waits(late, world.now) == [
        ("2", HOUR - 2 * MINUTE, "scheduled"),
        ("1", 2 * HOUR, "scheduled"),
    ]


def test_a_snooze_moves_the_one_that_it_names(world: World) -> None:
    task = given_two(world)

    snoozed = snooze(world, task, 3 * HOUR, reminder_id="2")

    assert {one.id: one.at - world.now for one in snoozed.reminders} == {"1": MINUTE, "2": 3 * HOUR}
    assert main(snoozed).id == "1"
    with pytest.raises(NotFoundError):
        snooze(world, task, HOUR, reminder_id="3")


def test_the_plain_time_goes_along_when_the_main_one_is_snoozed(world: World) -> None:
    task = given_two(world)

    assert main(snooze(world, task, 5 * HOUR, reminder_id="1")).at == world.now + 5 * HOUR


def test_what_is_being_sent_is_not_snoozed_but_another_is(world: World) -> None:
    task = given_two(world)
    world.advance(MINUTE)
    world.courier.reminders.claim(world.entries("reminder")[0], now=world.now)

    snooze(world, task, HOUR, reminder_id="2")
    with pytest.raises(ConflictError) as caught:
        snooze(world, task, HOUR, reminder_id="1")

    assert caught.value.code == "reminder_sending"


DAILY = Repeat("FREQ=DAILY", Mode.CALENDAR, "Europe/Moscow")


def given_daily(world: World, **changes: Any) -> Task:
    """Each day in an hour, with a reminder half an hour before."""
    when = world.now + HOUR
    wishes = (at(when), at(when - HOUR / 2, channel="email", urgent=True), before(2 * HOUR))
    return world.given_task(due_at=when + 3 * HOUR, reminders=wishes, recurrence=DAILY, **changes)


def test_the_next_of_a_series_takes_all_reminders_along(world: World) -> None:
    task = given_daily(world)
    began_at = world.now
    edited(world, task, done=True)

    [following] = world.desk.tasks.page("anna", done=False, after_key=None, limit=5)[0]

    assert [
        (one.at - began_at - DAY, one.channel, one.urgent, one.before_s, one.main)
        for one in following.reminders
    ] == [
        (HOUR / 2, "email", True, None, False),
        (HOUR, None, False, None, True),
        (2 * HOUR, None, False, 7200, False),
    ]
    assert {one.state for one in following.reminders} == {ReminderState.SCHEDULED}


def test_reminders_of_the_next_that_would_have_come_already_are_off(world: World) -> None:
    task = given_daily(world)
    began_at = world.now
    world.advance(DAY + 45 * MINUTE)
    edited(world, task, done=True)

    [following] = world.desk.tasks.page("anna", done=False, after_key=None, limit=5)[0]

    assert [(one.at - began_at - DAY, one.state.value) for one in following.reminders] == [
        (HOUR / 2, "cancelled"),
        (HOUR, "scheduled"),
        (2 * HOUR, "scheduled"),
    ]


def test_by_calendar_every_reminder_of_an_unfinished_task_goes_on(world: World) -> None:
    task = given_daily(world)
    began_at = world.now

    come(world, DAY + 3 * HOUR)

    assert [one.at - began_at - 2 * DAY for one in seen(world, task).reminders] == [
        HOUR / 2,
        HOUR,
        2 * HOUR,
    ]
    assert (len(world.bot.calls), len(world.entries("mail"))) == (4, 2)


@pytest.mark.parametrize("reminder_id", ["1", "2"])
def test_a_snooze_leaves_the_series_where_it_is(world: World, reminder_id: str) -> None:
    task = given_daily(world)
    began_at = world.now
    come(world, HOUR)
    was = next(one.at - began_at for one in seen(world, task).reminders if one.id == reminder_id)

    snoozed = snooze(world, task, 10 * MINUTE, reminder_id=reminder_id)
    come(world, 10 * MINUTE)

    assert snoozed.recurrence == task.recurrence
    after = seen(world, task).reminder(reminder_id)
    assert after
    assert (after.at - began_at, after.state) == (was, ReminderState.SCHEDULED)


def test_a_series_that_begins_anew_takes_the_others_from_where_they_are(world: World) -> None:
    task = given_daily(world)
    began_at = world.now
    come(world, 3 * HOUR)
    edited(world, task, reminder_time=began_at + DAY + 2 * HOUR)
    edited(world, task, done=True)

    [following] = world.desk.tasks.page("anna", done=False, after_key=None, limit=5)[0]

    assert [one.at - began_at - 2 * DAY for one in following.reminders] == [
        HOUR / 2,
        2 * HOUR,
        2 * HOUR,
    ]


def test_done_after_a_snooze_the_next_comes_as_if_there_had_been_none(world: World) -> None:
    task = given_daily(world)
    began_at = world.now
    for one in task.reminders:
        snooze(world, task, 2 * HOUR, reminder_id=one.id)
    edited(world, task, title="Coffee", done=True)

    [following] = world.desk.tasks.page("anna", done=False, after_key=None, limit=5)[0]

    assert [one.at - began_at - DAY for one in following.reminders] == [HOUR / 2, HOUR, 2 * HOUR]
