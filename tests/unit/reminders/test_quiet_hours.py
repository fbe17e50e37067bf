"""Reminders that come due while their person sleeps."""

from datetime import UTC, datetime, time, timedelta

import pytest

from tests.factories import a_user
from tests.support.world import World
from vestnik import clock
from vestnik.accounts.model import Preferences, QuietHours
from vestnik.reminders.deliver import deliver
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import Reminder, ReminderState, Task
from vestnik.tasks.recurrence import Repeat
from vestnik.tasks.reminding import ReminderWish
from vestnik.tasks.use_cases import delete_task, edit_task, snooze_task
from vestnik.telegram.outcome import TryLater
from vestnik.when.recurrence import Mode

NIGHT = QuietHours(time(22), time(7))  # in Moscow, three hours ahead
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
EVENING = datetime(2026, 11, 22, 18, tzinfo=UTC)  # nine by her clock
MIDNIGHT = datetime(2026, 11, 22, 21, tzinfo=UTC)
MORNING = datetime(2026, 11, 23, 4, tzinfo=UTC)


def prefer(world: World, quiet: QuietHours | None = NIGHT, catch_up: timedelta = 24 * HOUR) -> None:
    world.users["anna"] = a_user(preferences=Preferences(quiet_hours=quiet, catch_up=catch_up))


def given_reminder(world: World, at: datetime, *, urgent: bool = False) -> Task:
    prefer(world)
    return world.given_task(reminders=(ReminderWish(at=at, urgent=urgent),))


def come(world: World, now: datetime) -> None:
    """It is that time, and whatever is due is delivered."""
    world.now = now
    for entry in world.entries("reminder"):
        if entry.due_ms <= world.now_ms:
            deliver(entry, world.courier)


def reminder(world: World, task: Task) -> Reminder:
    found = world.desk.tasks.get("anna", task.id)
    assert found
    assert found.main_reminder
    return found.main_reminder


def test_it_is_held_until_they_end_and_is_not_late_then(world: World) -> None:
    task = given_reminder(world, MIDNIGHT)

    come(world, MIDNIGHT)
    assert world.bot.calls == []
    assert (reminder(world, task).state, reminder(world, task).tries) == (ReminderState.HELD, 0)
    assert [clock.from_ms(one.due_ms) for one in world.entries("reminder")] == [MORNING]
    come(world, MORNING)

    assert world.bot.texts == ["Напоминание: Tea"]
    assert (reminder(world, task).state, reminder(world, task).late_s) == (ReminderState.SENT, 0)
    assert world.entries("reminder") == []


def test_a_held_one_that_comes_late_counts_from_their_end(world: World) -> None:
    given_reminder(world, MIDNIGHT)
    come(world, MIDNIGHT)

    come(world, MORNING + 5 * MINUTE)

    assert world.bot.texts == ["Напоминание: Tea\n(с опозданием на 5 мин)"]


def test_one_that_would_have_been_held_counts_from_their_end_too(world: World) -> None:
    given_reminder(world, MIDNIGHT)

    come(world, MORNING + 5 * MINUTE)

    assert world.bot.texts == ["Напоминание: Tea\n(с опозданием на 5 мин)"]


def test_one_of_the_evening_that_comes_at_night_is_held_and_says_how_late_it_is(
    world: World,
) -> None:
    given_reminder(world, EVENING)

    come(world, MIDNIGHT)
    come(world, MORNING)

    assert world.bot.texts == ["Напоминание: Tea\n(с опозданием на 10 ч 0 мин)"]


def test_a_second_try_may_be_held_as_well(world: World) -> None:
    task = given_reminder(world, EVENING + HOUR - timedelta(seconds=1))
    world.bot.outcomes = [TryLater("telegram_500")]

    come(world, EVENING + HOUR - timedelta(seconds=1))
    come(world, EVENING + HOUR + MINUTE)

    assert reminder(world, task).state is ReminderState.HELD
    assert reminder(world, task).next_at == MORNING


def test_a_failed_try_after_being_held_is_planned_like_any_other(world: World) -> None:
    task = given_reminder(world, MIDNIGHT)
    come(world, MIDNIGHT)
    world.bot.outcomes = [TryLater("telegram_500")]

    prefer(world, None)
    come(world, MORNING)
    assert reminder(world, task).state is ReminderState.SCHEDULED
    come(world, MORNING + MINUTE + timedelta(seconds=1))

    assert world.bot.texts[-1] == "Напоминание: Tea\n(с опозданием на 1 мин)"


def test_an_urgent_one_is_sent_at_once(world: World) -> None:
    given_reminder(world, MIDNIGHT, urgent=True)

    come(world, MIDNIGHT)

    assert world.bot.texts == ["Напоминание: Tea"]


def test_a_held_one_that_becomes_urgent_is_sent_at_once(world: World) -> None:
    task = given_reminder(world, MIDNIGHT)
    come(world, MIDNIGHT)
    wishes = (ReminderWish(at=MIDNIGHT, urgent=True),)

    edit_task("anna", task.id, TaskChanges(reminders=wishes), world.desk)
    come(world, MIDNIGHT + timedelta(milliseconds=1))

    assert world.bot.texts == ["Напоминание: Tea"]
    assert reminder(world, task).state is ReminderState.SENT


@pytest.mark.parametrize("quiet", [None, QuietHours(time(22), time(5))])
def test_one_that_is_held_when_they_change_is_neither_lost_nor_early(
    world: World, quiet: QuietHours | None
) -> None:
    given_reminder(world, MIDNIGHT)
    come(world, MIDNIGHT)

    prefer(world, quiet)
    come(world, MIDNIGHT + HOUR)
    assert world.bot.calls == []
    come(world, MORNING)

    assert world.bot.texts == ["Напоминание: Tea"]


def test_longer_ones_hold_it_longer(world: World) -> None:
    given_reminder(world, MIDNIGHT)
    come(world, MIDNIGHT)
    prefer(world, QuietHours(time(22), time(9)))

    come(world, MORNING)
    come(world, MORNING + HOUR)
    assert world.bot.calls == []
    come(world, MORNING + 2 * HOUR)

    assert world.bot.texts == ["Напоминание: Tea"]


def test_done_deleted_and_snoozed_call_a_held_one_off(world: World) -> None:
    done, deleted, snoozed = (given_reminder(world, MIDNIGHT) for _ in range(3))
    come(world, MIDNIGHT)

    edit_task("anna", done.id, TaskChanges(done=True), world.desk)
    delete_task("anna", deleted.id, world.desk)
    snooze_task("anna", snoozed.id, world.desk, until=MORNING + HOUR, key="wish")
    come(world, MORNING)
    assert world.bot.calls == []
    come(world, MORNING + HOUR)

    assert world.bot.texts == ["Напоминание: Tea"]


def test_one_that_repeats_each_hour_comes_once_after_the_night_and_goes_on(world: World) -> None:
    prefer(world)
    hourly = Repeat("FREQ=HOURLY", Mode.CALENDAR, "Europe/Moscow")
    task = world.given_task(reminder_time=MIDNIGHT, recurrence=hourly)

    for hour in range(10):
        come(world, MIDNIGHT + hour * HOUR)

    assert world.bot.texts == ["Напоминание: Tea"] * 3
    assert reminder(world, task).at == MIDNIGHT + 10 * HOUR


def test_the_catch_up_limit_is_the_person_s_own(world: World) -> None:
    prefer(world, None, catch_up=5 * MINUTE)
    for _ in range(2):
        world.given_task(reminder_time=EVENING)
    first, second = world.entries("reminder")

    world.now = EVENING + 5 * MINUTE
    deliver(first, world.courier)
    world.advance(timedelta(seconds=1))
    deliver(second, world.courier)

    assert len(world.bot.calls) == 1
    page, _ = world.desk.tasks.page("anna", done=False, after_key=None, limit=5)
    states = sorted(one.reminders[0].state.value for one in page)
    assert states == ["missed", "sent"]


def test_a_night_does_not_make_a_reminder_too_old(world: World) -> None:
    task = given_reminder(world, MIDNIGHT)
    prefer(world, NIGHT, catch_up=5 * MINUTE)

    come(world, MIDNIGHT)
    come(world, MORNING)

    assert reminder(world, task).state is ReminderState.SENT
