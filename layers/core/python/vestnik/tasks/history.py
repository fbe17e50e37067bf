"""Who changed a task, when, from where: what is kept of it, and how it is written down."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from vestnik import clock
from vestnik.tasks.model import Change, Task, What

KEPT_MAX = 20  # spec/tasks.md
_INSTANT_DIGITS = 11  # milliseconds in hex, until the year 2527

_Name = TypeVar("_Name")

_SOURCES = {"web": "w", "telegram": "t", "api": "a", "link": "l"}
_WHATS = {
    What.CREATED: "c",
    What.EDITED: "e",
    What.DONE: "d",
    What.UNDONE: "u",
    What.DELETED: "x",
    What.RESTORED: "r",
}
_FIELDS = {
    "title": "t",
    "description": "d",
    "priority": "p",
    "tags": "g",
    "due_at": "u",
    "reminders": "r",
    "recurrence": "R",
}


def recorded(before: Task | None, after: Task, *, source: str, at: datetime) -> Task:
    """
    The task with its last change on record; `before` is None for a new one.

    An autosave that brings nothing new is on no record.
    """
    if before and before == replace(after, version=before.version, autosaves=before.autosaves):
        return after
    change = Change(at, source, _what(before, after), _fields(before, after))
    kept = before.history if before else ()
    return replace(after, history=(*kept, change)[-KEPT_MAX:])


def _what(before: Task | None, after: Task) -> What:
    if before is None:
        return What.CREATED
    if bool(before.deleted_at) != bool(after.deleted_at):
        return What.DELETED if after.deleted_at else What.RESTORED
    if before.done != after.done:
        return What.DONE if after.done else What.UNDONE
    return What.EDITED


def _fields(before: Task | None, after: Task) -> tuple[str, ...]:
    if before is None:
        return ()
    return tuple(name for name in _FIELDS if _field(before, name) != _field(after, name))


def _field(task: Task, name: str) -> object:
    """A field as its owner set it: not what has become of its reminders."""
    if name == "reminders":
        return [(one.id, one.at, one.channel) for one in task.reminders]
    if name == "recurrence":
        return task.recurrence and task.recurrence.repeat
    return getattr(task, name)


def history_text(history: tuple[Change, ...]) -> str | None:
    """About 15 bytes a change, for each claim of a reminder rewrites the row."""
    return " ".join(map(_written, history)) or None


def _written(change: Change) -> str:
    instant = f"{clock.to_ms(change.at):0{_INSTANT_DIGITS}x}"
    fields = "".join(_FIELDS[name] for name in change.fields)
    return instant + _SOURCES[change.source] + _WHATS[change.what] + fields


def read_history(text: str | None) -> tuple[Change, ...]:
    """What `history_text` wrote."""
    return tuple(_read(one) for one in (text or "").split())


def _read(text: str) -> Change:
    instant, rest = text[:_INSTANT_DIGITS], text[_INSTANT_DIGITS:]
    return Change(
        clock.from_ms(int(instant, 16)),
        _named(_SOURCES, rest[0]),
        _named(_WHATS, rest[1]),
        tuple(_named(_FIELDS, letter) for letter in rest[2:]),
    )


def _named(letters: Mapping[_Name, str], letter: str) -> _Name:
    return next(name for name, known in letters.items() if known == letter)
