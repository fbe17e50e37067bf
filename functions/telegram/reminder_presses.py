"""Buttons under a reminder: done, and later."""

from collections.abc import Mapping
from typing import Any

from functions.telegram.talk import SOURCE, UNCHANGED, Talk, Turn
from vestnik.reminders.keyboard import (
    Action,
    Press,
    reminder_buttons,
    snoozed_until,
    undo_button,
)
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.use_cases import snooze_task


def pressed(talk: Talk, press: Press) -> Turn:
    """Do what a button under a reminder asks for, and say so in its message."""
    if press.action is Action.DONE:
        return _done(talk, press)
    if press.action is Action.UNDO:
        return _undone(talk, press)
    return _snoozed(talk, press)


def _done(talk: Talk, press: Press) -> Turn:
    task = talk.edit(press.task_id, TaskChanges(done=True))
    keyboard = undo_button(talk.language, press.task_id, press.reminder_id)
    text = talk.words("card-done", title=task.title)
    return _rewritten(talk, text, keyboard, talk.words("press-done"))


def _undone(talk: Talk, press: Press) -> Turn:
    task = talk.edit(press.task_id, TaskChanges(done=False))
    morning = talk.at.astimezone(talk.zone).hour < 12
    keyboard = reminder_buttons(talk.language, press.task_id, press.reminder_id, morning=morning)
    text = talk.words("reminder-first-line", title=task.title)
    return _rewritten(talk, text, keyboard, talk.words("press-undone"))


def _snoozed(talk: Talk, press: Press) -> Turn:
    until = snoozed_until(press.action, pressed_at=talk.at, timezone=talk.user.timezone)
    key = f"press{talk.update.update_id}"
    task = snooze_task(
        talk.user.id,
        press.task_id,
        talk.desk,
        until=until,
        key=key,
        reminder_id=press.reminder_id,
        source=SOURCE,
    )
    toast = talk.words("press-snoozed", when=talk.when(until))
    first = talk.words("reminder-first-line", title=task.title)
    return _rewritten(talk, f"{first}\n{toast}", None, toast)


def _rewritten(talk: Talk, text: str, keyboard: Mapping[str, Any] | None, toast: str) -> Turn:
    return Turn(talk.rewrite(text, keyboard), UNCHANGED, toast)
