"""By which way a reminder reaches its person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import a_link, a_user
from tests.support.world import World
from vestnik.accounts.model import Channel, Preferences, User
from vestnik.emails.letter import letter
from vestnik.emails.links import MailLinks
from vestnik.emails.model import Mail
from vestnik.emails.send import send
from vestnik.errors import TransientError
from vestnik.reminders.deliver import deliver
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import Reminder, ReminderState, Task
from vestnik.tasks.recurrence import Repeat
from vestnik.tasks.reminding import ReminderWish
from vestnik.tasks.use_cases import edit_task, get_task
from vestnik.telegram.outcome import Blocked, TryLater
from vestnik.when.recurrence import Mode

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
BY_MAIL = Preferences(reminder_channel="email")


def given_due(world: World, user: User | None = None, channel: Channel | None = None) -> Task:
    """A reminder whose instant is now."""
    world.users["anna"] = user or a_user()
    wishes = (ReminderWish(at=world.now + MINUTE, channel=channel),)
    task = world.given_task(reminders=wishes)
    world.advance(MINUTE)
    return task


def deliver_all(world: World) -> None:
    for entry in world.entries("reminder"):
        deliver(entry, world.courier)


def send_all(world: World) -> list[Mail]:
    """What was taken when all that waits was sent."""
    for entry in world.entries("mail"):
        send(entry, world.clerk)
    return world.post.taken


def reminder(world: World, task: Task) -> Reminder:
    found = get_task("anna", task.id, world.desk).main_reminder
    assert found
    return found


@pytest.mark.parametrize(
    ("user", "channel", "sent_by"),
    [
        (a_user(), None, "telegram"),
        (a_user(), "email", "email"),
        (a_user(preferences=BY_MAIL), None, "email"),
        (a_user(preferences=BY_MAIL), "telegram", "telegram"),
        (a_user(telegram=None), None, "email"),
        (a_user(telegram=a_link(blocked=True)), "telegram", "email"),
        (a_user(email=None, preferences=BY_MAIL), "email", "telegram"),
        (a_user(email_refused="smtp_550", preferences=BY_MAIL), "email", "telegram"),
        (a_user(preferences=replace(BY_MAIL, reminder_mail=False)), "email", "telegram"),
    ],
)
def test_it_goes_as_wished_or_the_other_way_where_that_is_not_to_be_had(
    world: World, user: User, channel: Channel | None, sent_by: str
) -> None:
    task = given_due(world, user, channel)

    deliver_all(world)

    sent = reminder(world, task)
    assert (sent.state, sent.sent_by) == (ReminderState.SENT, sent_by)
    assert len(world.bot.calls) == (sent_by == "telegram")
    assert len(send_all(world)) == (sent_by == "email")
    assert world.entries("reminder") == world.entries("mail") == []


@pytest.mark.parametrize(
    ("user", "to_unconfirmed"),
    [
        (a_user(telegram=None, preferences=Preferences(reminder_mail=False)), True),
        (a_user(telegram=None, email_refused="smtp_550"), True),
        (a_user(telegram=None), False),
    ],
)
def test_who_takes_no_mail_and_has_no_chat_is_not_reminded_and_it_shows(
    world: World, user: User, to_unconfirmed: bool
) -> None:
    world.courier = replace(world.courier, mail_to_unconfirmed=to_unconfirmed)
    task = given_due(world, user)

    deliver_all(world)

    failed = reminder(world, task)
    assert (failed.state, failed.error) == (ReminderState.FAILED, "no_channel")
    assert world.entries("mail") == []


def test_who_blocked_the_bot_is_switched_off_and_gets_a_mail(world: World) -> None:
    task = given_due(world)
    world.bot.outcomes = [Blocked("bot was blocked by the user")]

    deliver_all(world)

    assert world.blocked == ["anna"]
    assert reminder(world, task).sent_by == "email"
    assert [hint.entry.kind for hint in world.mail_hints.sent] == ["mail"]
    assert [mail.address for mail in send_all(world)] == ["anna@example.com"]


def test_a_passing_fault_of_telegram_sends_no_mail(world: World) -> None:
    given_due(world)
    world.bot.outcomes = [TryLater("telegram_500")]

    deliver_all(world)

    assert world.entries("mail") == []


def test_the_mail_says_what_the_message_would_say(world: World) -> None:
    given_due(world, a_user(telegram=None))
    world.advance(7 * MINUTE)

    deliver_all(world)

    [mail] = send_all(world)
    written = letter(mail, MailLinks("https://vestnik.example/", ("0" * 32,)))
    assert written.subject == "Напоминание: Tea"
    assert written.text.startswith("Напоминание: Tea\n(с опозданием на 7 мин)\n\n")


def test_a_mail_is_stored_only_if_its_reminder_is_recorded(world: World) -> None:
    task = given_due(world, a_user(telegram=None))

    class Hurried(type(world.courier.reminders)):  # type: ignore[misc] # the store of the world
        def claim(self, entry, *, now):  # type: ignore[no-untyped-def] # as its base
            claimed = super().claim(entry, now=now)
            edit_task("anna", task.id, TaskChanges(done=True), world.desk)
            return claimed

    object.__setattr__(world.courier, "reminders", Hurried())
    deliver_all(world)

    assert send_all(world) == []
    assert reminder(world, task).state is ReminderState.CANCELLED


def test_a_repeated_hint_makes_no_second_mail(world: World) -> None:
    given_due(world, a_user(telegram=None))
    [entry] = world.entries("reminder")

    deliver(entry, world.courier)
    deliver(entry, world.courier)

    assert len(world.entries("mail")) == 1


def test_a_repeating_one_goes_on_after_a_mail(world: World) -> None:
    world.users["anna"] = a_user(telegram=None)
    began_at = world.now
    daily = Repeat("FREQ=DAILY", Mode.CALENDAR, "Europe/Moscow")
    task = world.given_task(reminder_time=began_at + MINUTE, recurrence=daily)
    world.advance(MINUTE)

    deliver_all(world)

    assert reminder(world, task).at == began_at + MINUTE + timedelta(days=1)
    assert len(world.entries("mail")) == 1


def test_a_mail_that_can_not_be_taken_now_is_tried_again(world: World) -> None:
    given_due(world, a_user(telegram=None))
    deliver_all(world)
    world.post.errors = [TransientError("smtp_421")]

    assert send_all(world) == []
    world.advance(10 * SECOND)

    assert len(send_all(world)) == 1
