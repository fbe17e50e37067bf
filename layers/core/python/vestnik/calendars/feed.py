"""Tasks as RFC 5545 text; the same tasks give the same text."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Component, Todo, vRecur

from vestnik.calendars.rules import rule_from
from vestnik.tasks.model import Reminder, Task
from vestnik.tasks.recurrence import Recurrence

SIZE_MAX_BYTES = 5_500_000  # Lambda answers 6 MB at most; what would be beyond is left out
_FRAME_BYTES = 800  # of a task without its words; an alarm takes less
_PRIORITIES = {1: 1, 2: 5, 3: 9}  # RFC 5545: 1 is the highest; none for ours of no priority
_READ_AGAIN_AFTER = timedelta(hours=1)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def feed_of(tasks: Iterable[Task], *, name: str) -> bytes:
    """The calendar with a VTODO for each task and a VALARM for each reminder that waits."""
    calendar = Calendar()
    calendar.add("prodid", "-//Vestnik//Tasks//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _READ_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    for task in _fitting(tasks):
        calendar.add_component(_todo(task))
    calendar.add_missing_timezones()
    text: bytes = calendar.to_ical()
    return text


def _fitting(tasks: Iterable[Task]) -> Iterator[Task]:
    left_bytes = SIZE_MAX_BYTES
    for task in tasks:
        left_bytes -= _most_bytes(task)
        if left_bytes < 0:
            return
        yield task


def _most_bytes(task: Task) -> int:
    """No less than its text will have: each character may be escaped."""
    words = [task.title, task.description, *task.tags, *(task.title for _ in task.reminders)]
    frames = _FRAME_BYTES * (1 + len(task.reminders))
    return frames + sum(2 * len(word.encode()) for word in words)


def _todo(task: Task) -> Todo:
    todo = Todo()
    todo.add("uid", f"{task.id}@vestnik")
    todo.add("dtstamp", task.updated_at)
    todo.add("created", task.created_at)
    todo.add("last-modified", task.updated_at)
    todo.add("summary", _text(task.title))
    if task.description:
        todo.add("description", _text(task.description))
    if task.tags:
        todo.add("categories", [_text(tag) for tag in task.tags])
    if task.priority in _PRIORITIES:
        todo.add("priority", _PRIORITIES[task.priority])
    _add_state(todo, task)
    _add_times(todo, task)
    for reminder in task.reminders:
        if reminder.waits and task.live:
            todo.add_component(_alarm(reminder, task))
    return todo


def _add_state(todo: Todo, task: Task) -> None:
    todo.add("status", "COMPLETED" if task.done_at else "NEEDS-ACTION")
    if task.done_at:
        todo.add("completed", task.done_at)


def _add_times(todo: Todo, task: Task) -> None:
    """A task that repeats begins at its place in the series; one that is done repeats no more."""
    if task.recurrence is None or task.done:
        if task.due_at:
            todo.add("due", task.due_at)
        return
    zone = ZoneInfo(task.recurrence.repeat.timezone)
    todo.add("dtstart", _start(task, task.recurrence).astimezone(zone))
    if task.due_at:
        todo.add("due", task.due_at.astimezone(zone))
    todo.add("rrule", vRecur.from_ical(rule_from(task.recurrence)))


def _start(task: Task, recurrence: Recurrence) -> datetime:
    """RFC 5545: nothing is due before it begins."""
    return min(recurrence.occurs_at, task.due_at or recurrence.occurs_at)


def _alarm(reminder: Reminder, task: Task) -> Component:
    """At its instant; where the task repeats, as long before or after its start."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(task.title))
    if task.recurrence:
        alarm.add("trigger", reminder.at - _start(task, task.recurrence))
    else:
        alarm.add("trigger", reminder.at.astimezone(UTC), parameters={"VALUE": "DATE-TIME"})
    return alarm


def _text(text: str) -> str:
    """What RFC 5545 takes for text."""
    return _NOT_TEXT.sub(" ", text)
