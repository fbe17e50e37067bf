"""What becomes of a reminder after an attempt to send it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from vestnik.tasks.model import Reminder, ReminderState, Task
from vestnik.telegram.outcome import Blocked, Outcome, Refused, Sent, TryLater
from vestnik.when.recurrence import Mode

LEASE = timedelta(seconds=75)  # outlives any function: time-outs are 60 s at most
CATCH_UP = timedelta(hours=24)  # older ones are marked missed, not sent
TRIES_MAX = 8
BACKOFF_BASE_S = 5.0
BACKOFF_CAP_S = 600.0


@dataclass(frozen=True)
class Claimed:
    """A reminder that is ours to send, with its task, as the claim left them."""

    task: Task
    reminder: Reminder


@dataclass(frozen=True)
class Result:
    """
    What is to be recorded: a final state, or `scheduled` again for `next_at`.

    `at`: the reminder's own time from now on, where its series goes on; `set_at`: see Reminder.
    """

    state: ReminderState
    tries: int
    sent_at: datetime | None = None
    late_s: int | None = None
    next_at: datetime | None = None
    error: str | None = None
    at: datetime | None = None
    set_at: datetime | None = None


def is_missed(claimed: Claimed, now: datetime) -> bool:
    """Whether it is too old to be sent after an outage."""
    return now - claimed.reminder.at > CATCH_UP


def result_of(
    outcome: Outcome, claimed: Claimed, *, now: datetime, random: Callable[[], float]
) -> Result:
    """The result of an attempt; waiting as long as we were told to is not counted as a try."""
    tries = claimed.reminder.tries + 1
    match outcome:
        case Sent():
            late_s = max(0, int((now - claimed.reminder.at).total_seconds()))
            return Result(ReminderState.SENT, tries, sent_at=now, late_s=late_s)
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
    if retry_after_s is not None:
        next_at = now + timedelta(seconds=retry_after_s)
        return Result(
            ReminderState.SCHEDULED, claimed.reminder.tries, next_at=next_at, error=reason
        )
    tries = claimed.reminder.tries + 1
    if tries >= TRIES_MAX:
        return Result(ReminderState.FAILED, tries, error=reason)
    next_at = now + timedelta(seconds=backoff_s(tries, random=random))
    return Result(ReminderState.SCHEDULED, tries, next_at=next_at, error=reason)


def backoff_s(attempt: int, *, random: Callable[[], float]) -> float:
    """
    Seconds to wait after the given failed try, full jitter, at least one second.

    Args:
        attempt: 1 after the first failure.
        random: uniform in [0, 1).

    Source: AWS Architecture Blog, "Exponential Backoff and Jitter"; base and cap: delivery.md.
    """
    longest_s = min(BACKOFF_CAP_S, BACKOFF_BASE_S * 2.0 ** (attempt - 1))
    return max(1.0, random() * longest_s)
