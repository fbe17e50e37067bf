"""What becomes of a reminder after an attempt to send it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from vestnik.accounts.mail_rules import hindrance
from vestnik.accounts.model import Channel, User
from vestnik.emails.model import Mail, MailKind
from vestnik.platform.backoff import TRIES_MAX, backoff_s
from vestnik.tasks.model import Reminder, ReminderState, Task
from vestnik.telegram.outcome import Blocked, Outcome, Refused, Sent, TryLater
from vestnik.when.recurrence import Mode


@dataclass(frozen=True)
class Claimed:
    """A reminder that is ours to send, with its task, as the claim left them."""

    task: Task
    reminder: Reminder


@dataclass(frozen=True)
class Result:
    """
    What is to be recorded: a final state, or waiting again for `next_at`.

    `at`: the reminder's own time from now on, where its series goes on. `set_at`, `expected_at`,
    `sent_by`, `late_s`, `missed_at`, `missed_for`: see Reminder. `mail`: to be stored with
    it, or neither.
    """

    state: ReminderState
    tries: int
    sent_at: datetime | None = None
    sent_by: Channel | None = None
    late_s: int | None = None
    next_at: datetime | None = None
    error: str | None = None
    at: datetime | None = None
    set_at: datetime | None = None
    expected_at: datetime | None = None
    missed_at: datetime | None = None
    missed_for: datetime | None = None
    mail: Mail | None = None


def channels(reminder: Reminder, user: User, *, unconfirmed_too: bool) -> list[Channel]:
    """
    By which it can go, the one that the person wishes first.

    `unconfirmed_too`: whether mail goes to an address that nobody has confirmed.
    """
    order: list[Channel] = ["telegram", "email"]
    if (reminder.channel or user.preferences.reminder_channel) == "email":
        order.reverse()
    usable = {
        "telegram": user.telegram is not None and not user.telegram.blocked,
        "email": hindrance(user, MailKind.REMINDER, unconfirmed_too=unconfirmed_too) is None,
    }
    return [channel for channel in order if usable[channel]]


def quiet_until(reminder: Reminder, user: User, instant: datetime) -> datetime | None:
    """When quiet hours end that keep the reminder back at an instant; None if none do."""
    quiet = user.preferences.quiet_hours
    return None if quiet is None or reminder.urgent else quiet.end_after(instant, user.timezone)


def expected_at(reminder: Reminder, user: User) -> datetime:
    """
    When the person expects the reminder: at the end of quiet hours that it falls into, else at its
    time. Whatever comes after that is late.
    """
    quiet_ends_at = quiet_until(reminder, user, reminder.at)
    return max(one for one in (reminder.at, reminder.expected_at, quiet_ends_at) if one)


def late_s(reminder: Reminder, user: User, now: datetime) -> int:
    """Whole seconds by which it is late."""
    return max(0, int((now - expected_at(reminder, user)).total_seconds()))


def without_sending(claimed: Claimed, user: User, now: datetime) -> Result | None:
    """What becomes of a reminder that is too old to be sent, or held; None: it is to be sent."""
    reminder, expected = claimed.reminder, expected_at(claimed.reminder, user)
    if now - expected > user.preferences.catch_up:
        return Result(
            ReminderState.MISSED,
            reminder.tries,
            missed_at=now,
            missed_for=reminder.at,
            error="older_than_catch_up",
        )
    until = quiet_until(reminder, user, now)
    if until is None:
        return None
    return Result(ReminderState.HELD, reminder.tries, next_at=until, expected_at=expected)


def result_of(
    outcome: Outcome | Mail,
    claimed: Claimed,
    user: User,
    *,
    now: datetime,
    random: Callable[[], float],
) -> Result:
    """
    The result of an attempt; waiting as long as we were told to is not counted as a try.

    A mail that is stored counts as sent: its row sees to the rest, and says how that went.
    """
    tries, late = claimed.reminder.tries + 1, late_s(claimed.reminder, user, now)
    sent = Result(ReminderState.SENT, tries, sent_at=now, late_s=late)
    match outcome:
        case Sent():
            return replace(sent, sent_by="telegram")
        case Mail():
            return replace(sent, sent_by="email", mail=outcome)
        case Blocked(reason) | Refused(reason):
            return Result(ReminderState.FAILED, tries, error=reason)
        case TryLater(reason, retry_after_s):
            return _again(claimed, reason, retry_after_s, now=now, random=random)


def going_on(result: Result, claimed: Claimed, *, now: datetime) -> Result:
    """
    The result, or the next time by calendar of a task that is not done by then.

    One task stands for all that was missed, so unfinished ones do not pile up. Each reminder keeps
    its distance from the time that repeats.
    """
    place, offset = claimed.task.recurrence, claimed.task.offset_of(claimed.reminder)
    if result.next_at or place is None or place.repeat.mode is not Mode.CALENDAR:
        return result
    occurs_at = place.next_at(now - offset)
    if occurs_at is None:
        return result
    at, set_at = occurs_at + offset, claimed.reminder.set_at or claimed.reminder.at
    return replace(result, state=ReminderState.SCHEDULED, tries=0, at=at, next_at=at, set_at=set_at)


def _again(
    claimed: Claimed,
    reason: str,
    retry_after_s: float | None,
    *,
    now: datetime,
    random: Callable[[], float],
) -> Result:
    tries = claimed.reminder.tries + (retry_after_s is None)
    if retry_after_s is None and tries >= TRIES_MAX:
        return Result(ReminderState.FAILED, tries, error=reason)
    wait_s = backoff_s(tries, random=random) if retry_after_s is None else retry_after_s
    return Result(
        ReminderState.SCHEDULED,
        tries,
        next_at=now + timedelta(seconds=wait_s),
        expected_at=claimed.reminder.expected_at,
        error=reason,
    )
