"""What an edit makes of a task: pure rules, no store, no clock."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Final

from vestnik.errors import ConflictError, GoneError, InvalidInputError
from vestnik.tasks.model import (
    MAIN_REMINDER,
    Reminder,
    Task,
    with_reminders_off,
    with_reminders_on,
)
from vestnik.tasks.recurrence import Repeat, begun


class Unset(Enum):
    """A field that the caller did not mention."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET


@dataclass(frozen=True)
class TaskChanges:
    """The fields to change; what is UNSET stays."""

    title: str | Unset = UNSET
    description: str | Unset = UNSET
    priority: int | Unset = UNSET
    tags: tuple[str, ...] | Unset = UNSET
    due_at: datetime | Unset | None = UNSET
    done: bool | Unset = UNSET
    reminder_time: datetime | Unset | None = UNSET
    reminder_set: bool | Unset = UNSET
    recurrence: Repeat | Unset | None = UNSET


def edited(task: Task, changes: TaskChanges, *, rev: str, now: datetime) -> Task:
    """
    The task after the changes, `version` raised by one; the same task if nothing changes.

    Args:
        rev: the revision that changed reminders get.

    Raises:
        GoneError: the task is deleted.
        InvalidInputError: a time in the past, a reminder switched on that has no time, a rule
            that is refused, or one without a time to begin at.
        ConflictError: `reminder_sending`, its time would change in the middle of being sent.
    """
    if task.deleted_at:
        raise GoneError
    changed = _with_plain_fields(task, changes)
    changed = _with_reminder(changed, changes, rev=rev, now=now)
    changed = _with_recurrence(changed, changes, before=task)
    if changes.done is not UNSET and changes.done != task.done:
        changed = _with_done(changed, done=changes.done, rev=rev, now=now)
    if changed == task:
        return task
    return replace(changed, version=task.version + 1, updated_at=now)


def _with_plain_fields(task: Task, changes: TaskChanges) -> Task:
    names = ("title", "description", "priority", "tags", "due_at")
    given = {name: getattr(changes, name) for name in names}
    return replace(task, **{name: value for name, value in given.items() if value is not UNSET})


def _with_recurrence(task: Task, changes: TaskChanges, *, before: Task) -> Task:
    """A series begins anew when its rule changes, or when somebody moves what it begins at."""
    wanted = changes.recurrence
    if wanted is None:
        return replace(task, recurrence=None)
    if wanted is UNSET:
        if task.recurrence is None or task.anchor in {None, before.anchor}:
            return task
        wanted = task.recurrence.repeat
    elif task.recurrence and (wanted, task.anchor) == (task.recurrence.repeat, before.anchor):
        return task
    return replace(task, recurrence=begun(wanted, task.anchor), series_id=task.series_id or task.id)


def _with_done(task: Task, *, done: bool, rev: str, now: datetime) -> Task:
    if done:
        return replace(with_reminders_off(task, rev), done_at=now)
    return with_reminders_on(replace(task, done_at=None), rev, now)


def _with_reminder(task: Task, changes: TaskChanges, *, rev: str, now: datetime) -> Task:
    wanted = changes.reminder_time
    if changes.reminder_set is False:
        wanted = None
    if wanted is UNSET:
        return _switched_on(task, changes, rev=rev, now=now)
    current = task.main_reminder
    if current and current.is_being_sent(now) and wanted != current.at:
        raise ConflictError("reminder_sending")
    if wanted is None:
        return task.without_reminder(MAIN_REMINDER)
    if current and current.at == wanted and current.waits:
        return task
    return with_reminder_at(task, wanted, rev=rev, now=now)


def _switched_on(task: Task, changes: TaskChanges, *, rev: str, now: datetime) -> Task:
    if changes.reminder_set is not True:
        return task
    current = task.main_reminder
    if current is None:
        raise InvalidInputError({"reminder_time": "missing"})
    if current.waits:
        return task
    return with_reminder_at(task, current.at, rev=rev, now=now)


def with_reminder_at(task: Task, at: datetime, *, rev: str, now: datetime) -> Task:
    """
    The task with its main reminder at an instant; one of a done task stays switched off.

    Raises:
        InvalidInputError: the instant has passed.
    """
    if at <= now:
        raise InvalidInputError({"reminder_time": "time_in_past"})
    current = task.main_reminder
    attempt = current.attempt if current else 0
    reminder = Reminder(id=MAIN_REMINDER, at=at, next_at=at, rev=rev, attempt=attempt)
    return task.with_reminder(reminder if task.live else reminder.cancelled(rev))
