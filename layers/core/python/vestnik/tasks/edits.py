"""What an edit makes of a task: pure rules, no store, no clock."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Final

from vestnik.errors import ConflictError, GoneError, InvalidInputError
from vestnik.tasks.model import Task, with_reminders_off, with_reminders_on
from vestnik.tasks.recurrence import Repeat, begun
from vestnik.tasks.reminding import (
    ReminderWish,
    moved_with_due,
    with_main_among,
    with_main_at,
    with_wishes,
)


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
    reminders: tuple[ReminderWish, ...] | Unset = UNSET
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
    changed = _with_reminders(changed, changes, before=task, rev=rev, now=now)
    check_none_is_being_sent(task, changed, now)
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
    reminders = tuple(replace(one, set_at=None) for one in task.reminders)
    series_id = task.series_id or task.id
    recurrence = begun(wanted, task.anchor)
    return replace(task, recurrence=recurrence, series_id=series_id, reminders=reminders)


def _with_done(task: Task, *, done: bool, rev: str, now: datetime) -> Task:
    if done:
        return replace(with_reminders_off(task, rev), done_at=now)
    return with_reminders_on(replace(task, done_at=None), rev, now)


def _with_reminders(
    task: Task, changes: TaskChanges, *, before: Task, rev: str, now: datetime
) -> Task:
    """First what hangs on the due date, then the whole list, then the main one."""
    wanted = None if changes.reminder_set is False else changes.reminder_time
    if task.due_at != before.due_at:
        task = moved_with_due(task, rev=rev, now=now)
    if changes.reminders is not UNSET:
        listed = with_wishes(task, changes.reminders, rev=rev, now=now)
        return listed if wanted is UNSET else with_main_among(listed, wanted)
    current = task.main_reminder
    if wanted is UNSET and changes.reminder_set is True:
        if current is None:
            raise InvalidInputError({"reminder_time": "missing"})
        wanted = current.at
    if wanted is UNSET or (current and current.waits and current.at == wanted):
        return task
    if wanted is None:
        return task.without_reminder(current.id) if current else task
    return with_main_at(task, wanted, rev=rev, now=now)


def check_none_is_being_sent(before: Task, after: Task, now: datetime) -> None:
    """
    Raises:
        ConflictError: one would change in the middle of being sent.
    """
    for one in before.reminders:
        kept = after.reminder(one.id)
        if one.is_being_sent(now) and (kept is None or kept.rev != one.rev):
            raise ConflictError("reminder_sending")
