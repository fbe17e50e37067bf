"""What an edit makes of the reminders of a task: pure rules, no store, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from vestnik.accounts.model import Channel
from vestnik.errors import Fault, InvalidInputError, NotFoundError
from vestnik.tasks.model import REMINDERS_MAX, Reminder, Task


@dataclass(frozen=True)
class ReminderWish:
    """
    A reminder as a person asks for it: at an instant, or so many seconds before the task is due.

    Just one of `at` and `before_s` is given. `channel` None: as the person's settings say.
    """

    at: datetime | None = None
    before_s: int | None = None
    channel: Channel | None = None
    urgent: bool = False

    @property
    def field(self) -> str:
        return "at" if self.before_s is None else "before_s"

    def instant(self, due_at: datetime | None) -> datetime | None:
        """When it is to come; None where there is no due date to count from."""
        if self.before_s is None:
            return self.at
        return due_at - timedelta(seconds=self.before_s) if due_at else None

    def is_time_of(self, reminder: Reminder) -> bool:
        """Whether the reminder comes just when this asks for."""
        if self.before_s is None:
            return reminder.at == self.at
        return reminder.before_s == self.before_s

    def is_met_by(self, reminder: Reminder) -> bool:
        return self.is_time_of(reminder) and reminder.channel == self.channel


def with_wishes(task: Task, wishes: Sequence[ReminderWish], *, rev: str, now: datetime) -> Task:
    """
    The task with just these reminders; those that it has already keep their ids and states.

    The first one at an instant, else the first of all, is the main one.

    Raises:
        InvalidInputError: a new one's time has passed, or it counts from a due date that isn't
            there; at `reminders.<number>`.
    """
    wishes = list(dict.fromkeys(wishes))
    known = _matched(wishes, task.reminders)
    free = _free_id(task)
    reminders = []
    for number, wish in enumerate(wishes):
        if number in known:
            reminders.append(_changed(known[number], wish, rev=rev))
            continue
        reminders.append(_new(task, wish, str(free), number, rev=rev, now=now))
        free += 1
    main = next((n for n, wish in enumerate(wishes) if wish.before_s is None), 0)
    return task.with_reminders(
        replace(one, main=number == main) for number, one in enumerate(reminders)
    )


def with_main_among(task: Task, at: datetime | None) -> Task:
    """
    The task with the reminder at this instant as its main one; None: with none.

    Raises:
        InvalidInputError: at `reminder_time`, there is no reminder at that instant.
    """
    main = next((one.id for one in task.reminders if one.at == at), None)
    if at is not None and main is None:
        raise InvalidInputError({"reminder_time": "not_among_reminders"})
    return task.with_reminders(replace(one, main=one.id == main) for one in task.reminders)


def with_main_at(task: Task, at: datetime, *, rev: str, now: datetime) -> Task:
    """
    The task with its main reminder at an instant; one of a done task stays switched off.

    Raises:
        InvalidInputError: the instant has passed, or there are ten others already.
    """
    if at <= now:
        raise InvalidInputError({"reminder_time": "time_in_past"})
    current = task.main_reminder
    if current is None and len(task.reminders) >= REMINDERS_MAX:
        raise InvalidInputError({"reminder_time": Fault("too_long", {"max_length": REMINDERS_MAX})})
    main = current or Reminder(str(_free_id(task)), at, at, rev, main=True)
    before_s = main.before_s if main.at == at else None
    armed = replace(main.armed(at, rev), before_s=before_s, set_at=None, sent_at=None, sent_by=None)
    return task.with_reminder(armed if task.live else armed.cancelled(rev))


def moved_with_due(task: Task, *, rev: str, now: datetime) -> Task:
    """
    The task after its due date changed: what hangs on it moves along, or goes with it.

    What would have come already by the new date is switched off.
    """
    moved = (
        one if one.before_s is None else _hung(one, task, one.before_s, rev=rev, now=now)
        for one in task.reminders
    )
    return task.with_reminders(one for one in moved if one is not None)


def _hung(
    reminder: Reminder, task: Task, before_s: int, *, rev: str, now: datetime
) -> Reminder | None:
    if task.due_at is None:
        return None
    at = task.due_at - timedelta(seconds=before_s)
    if at <= now and not reminder.waits:
        return replace(reminder, at=at, set_at=None)
    armed = replace(reminder.armed(at, rev), set_at=None)
    return armed if task.live and at > now else armed.cancelled(rev)


def snoozed(
    task: Task, until: datetime, *, reminder_id: str | None, rev: str, now: datetime
) -> Task:
    """
    The task with one reminder moved; its series, if it has one, stays where it is.

    Args:
        reminder_id: None: the one sent last, else the next, else the main one.

    Raises:
        NotFoundError: there is no such reminder.
    """
    chosen = task.reminder(reminder_id) if reminder_id else _to_snooze(task)
    if chosen is None and reminder_id:
        raise NotFoundError
    if chosen is None:
        return with_main_at(task, until, rev=rev, now=now)
    return task.with_reminder(replace(chosen.armed(until, rev), set_at=chosen.set_at or chosen.at))


def _to_snooze(task: Task) -> Reminder | None:
    sent = [(one.sent_at, one) for one in task.reminders if one.sent_at]
    if sent:
        return max(sent, key=lambda pair: pair[0])[1]
    waiting = [one for one in task.reminders if one.waits]
    return min(waiting, key=lambda one: one.next_at) if waiting else task.main_reminder


def _matched(wishes: Sequence[ReminderWish], reminders: Sequence[Reminder]) -> dict[int, Reminder]:
    """Number of a wish -> the reminder that it means; of two at one time, that of its channel."""
    found: dict[int, Reminder] = {}
    left = list(reminders)
    for means in (ReminderWish.is_met_by, ReminderWish.is_time_of):
        for number, wish in enumerate(wishes):
            meant = next((one for one in left if means(wish, one)), None)
            if number not in found and meant:
                found[number] = meant
                left.remove(meant)
    return found


def _changed(reminder: Reminder, wish: ReminderWish, *, rev: str) -> Reminder:
    """As wished; what waits does so anew, even if its time has passed while it was held."""
    wished = replace(reminder, channel=wish.channel, urgent=wish.urgent)
    if wished == reminder or not reminder.waits:
        return wished
    return wished.armed(wished.at, rev)


def _new(
    task: Task, wish: ReminderWish, reminder_id: str, number: int, *, rev: str, now: datetime
) -> Reminder:
    field, at = f"reminders.{number}.{wish.field}", wish.instant(task.due_at)
    if at is None:
        raise InvalidInputError({field: "reminder_without_due"})
    if at <= now:
        raise InvalidInputError({field: "time_in_past"})
    fresh = Reminder(
        id=reminder_id,
        at=at,
        next_at=at,
        rev=rev,
        before_s=wish.before_s,
        channel=wish.channel,
        urgent=wish.urgent,
    )
    return fresh if task.live else fresh.cancelled(rev)


def _free_id(task: Task) -> int:
    return 1 + max((int(one.id) for one in task.reminders), default=0)
