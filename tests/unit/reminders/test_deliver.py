"""One reminder from its hint to its record."""

from datetime import timedelta

import pytest

from tests.factories import a_link, a_user
from tests.support.world import World
from vestnik.platform.due import Entry
from vestnik.reminders.deliver import deliver
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import ReminderState, Task
from vestnik.tasks.use_cases import delete_task, edit_task, get_task
from vestnik.telegram.outcome import Blocked, Refused, TryLater

IN_A_MINUTE = timedelta(minutes=1)


def given_due_reminder(world: World, title: str = "Tea") -> tuple[Task, Entry]:
    """A reminder whose instant is now."""
    task = world.given_task(title=title, reminder_time=world.now + IN_A_MINUTE)
    world.advance(IN_A_MINUTE)
    return task, world.entries("reminder")[0]


def test_a_due_reminder_is_sent_recorded_and_its_entry_gone(world: World) -> None:
    task, entry = given_due_reminder(world)

    deliver(entry, world.courier)

    assert world.bot.texts == ["Напоминание: Tea"]
    reminder = get_task("anna", task.id, world.desk).main_reminder
    assert reminder is not None
    assert (reminder.state, reminder.sent_at, reminder.late_s) == (ReminderState.SENT, world.now, 0)
    assert world.entries("reminder") == []


def test_nothing_is_sent_before_the_instant(world: World) -> None:
    world.given_task(reminder_time=world.now + IN_A_MINUTE)
    world.advance(IN_A_MINUTE - timedelta(milliseconds=1))

    deliver(world.entries("reminder")[0], world.courier)

    assert world.bot.calls == []


def test_a_repeated_hint_sends_nothing(world: World) -> None:
    _, entry = given_due_reminder(world)

    deliver(entry, world.courier)
    deliver(entry, world.courier)

    assert len(world.bot.calls) == 1


def test_a_delivery_does_not_touch_the_version_of_the_task(world: World) -> None:
    task, entry = given_due_reminder(world)

    deliver(entry, world.courier)

    assert get_task("anna", task.id, world.desk).version == task.version


@pytest.mark.parametrize(
    "change",
    [
        lambda task, desk: edit_task("anna", task.id, TaskChanges(done=True), desk),
        lambda task, desk: edit_task("anna", task.id, TaskChanges(reminder_time=None), desk),
        lambda task, desk: delete_task("anna", task.id, desk),
    ],
    ids=["done", "switched off", "deleted"],
)
def test_what_was_called_off_before_the_claim_is_not_sent(world: World, change) -> None:  # type: ignore[no-untyped-def] # a lambda of the table above
    task, entry = given_due_reminder(world)
    change(task, world.desk)

    deliver(entry, world.courier)

    assert world.bot.calls == []


def test_the_text_is_the_one_that_was_acknowledged_last(world: World) -> None:
    task, entry = given_due_reminder(world)
    edit_task("anna", task.id, TaskChanges(title="Coffee"), world.desk)

    deliver(entry, world.courier)

    assert world.bot.texts == ["Напоминание: Coffee"]


def test_late_ones_say_by_how_much(world: World) -> None:
    _, entry = given_due_reminder(world)
    world.advance(timedelta(minutes=7, seconds=59))

    deliver(entry, world.courier)

    assert world.bot.texts == ["Напоминание: Tea\n(с опозданием на 7 мин)"]


def test_what_is_older_than_a_day_is_missed_not_sent(world: World) -> None:
    task, entry = given_due_reminder(world)
    world.advance(timedelta(hours=24, seconds=1))

    deliver(entry, world.courier)

    assert world.bot.calls == []
    assert world.state_of(task) is ReminderState.MISSED


def test_a_passing_fault_plans_another_try_and_the_old_entry_goes(world: World) -> None:
    task, entry = given_due_reminder(world)
    world.bot.outcomes = [TryLater("telegram_500")]

    deliver(entry, world.courier)

    assert world.state_of(task) is ReminderState.SCHEDULED
    [again] = world.entries("reminder")
    assert again.due_ms > entry.due_ms
    world.advance(timedelta(milliseconds=again.due_ms - world.now_ms))
    deliver(again, world.courier)
    assert world.state_of(task) is ReminderState.SENT


def test_a_wait_that_telegram_asks_for_is_kept_exactly_and_is_no_try(world: World) -> None:
    task, entry = given_due_reminder(world)
    world.bot.outcomes = [TryLater("too_many_requests", 7.0)]

    deliver(entry, world.courier)

    reminder = get_task("anna", task.id, world.desk).main_reminder
    assert reminder is not None
    assert (reminder.next_at - world.now, reminder.tries) == (timedelta(seconds=7), 0)


def test_after_eight_tries_it_has_failed_and_says_why(world: World) -> None:
    task, _ = given_due_reminder(world)
    world.bot.outcomes = [TryLater("telegram_500")] * 8

    for _ in range(8):
        [entry] = world.entries("reminder")
        world.advance(timedelta(milliseconds=max(0, entry.due_ms - world.now_ms)))
        deliver(entry, world.courier)

    assert len(world.bot.calls) == 8
    reminder = get_task("anna", task.id, world.desk).main_reminder
    assert reminder is not None
    assert (reminder.state, reminder.error) == (ReminderState.FAILED, "telegram_500")
    assert world.entries("reminder") == []


def test_who_blocked_the_bot_and_has_no_address_gets_nothing_more(world: World) -> None:
    world.users["anna"] = a_user(email=None)
    task, entry = given_due_reminder(world)
    world.bot.outcomes = [Blocked("bot was blocked by the user")]

    deliver(entry, world.courier)

    assert world.blocked == ["anna"]
    assert world.state_of(task) is ReminderState.FAILED


def test_a_refusal_is_final(world: World) -> None:
    task, entry = given_due_reminder(world)
    world.bot.outcomes = [Refused("message is too long")]

    deliver(entry, world.courier)

    assert world.state_of(task) is ReminderState.FAILED


@pytest.mark.parametrize("link", [None, a_link(blocked=True)], ids=["unlinked", "blocked"])
def test_without_a_channel_it_fails_visibly(world: World, link) -> None:  # type: ignore[no-untyped-def] # TelegramLink or None
    world.users["anna"] = a_user(telegram=link, email=None)
    task, entry = given_due_reminder(world)

    deliver(entry, world.courier)

    assert world.bot.calls == []
    assert world.state_of(task) is ReminderState.FAILED


def test_a_second_worker_waits_out_the_lease_of_the_first(world: World) -> None:
    _, entry = given_due_reminder(world)
    world.courier.reminders.claim(entry, now=world.now)

    deliver(entry, world.courier)
    assert world.bot.calls == []

    world.advance(timedelta(seconds=75))
    deliver(entry, world.courier)
    assert len(world.bot.calls) == 1


def test_an_orphan_goes_after_five_minutes_and_not_before(world: World) -> None:
    task, entry = given_due_reminder(world)
    edit_task("anna", task.id, TaskChanges(reminder_time=None), world.desk)

    deliver(entry, world.courier)
    assert world.entries("reminder") == [entry]

    world.advance(timedelta(minutes=5))
    deliver(entry, world.courier)
    assert world.entries("reminder") == []
