"""Pressed buttons: what stands under a reminder, and the confirmation of a new link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from functions.telegram import commands
from functions.telegram.replies import answer_press, edit_text
from functions.telegram.writer import Writer
from vestnik.accounts.model import User
from vestnik.errors import VestnikError
from vestnik.reminders.keyboard import (
    Action,
    Press,
    read_press,
    reminder_buttons,
    snoozed_until,
    undo_button,
)
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.use_cases import Desk, edit_task, snooze_task
from vestnik.telegram.updates import Call, StoredUpdate
from vestnik.texts import Language, render
from vestnik.texts.dates import short_instant


@dataclass(frozen=True)
class _Shown:
    """The message whose button was pressed, as it will look."""

    toast: str
    text: str
    keyboard: Mapping[str, Any] | None


def pressed(
    callback: Mapping[str, Any], writer: Writer, update: StoredUpdate, desk: Desk
) -> Sequence[Call]:
    """Do what a button asks for, say so in a toast and in its own message."""
    data = str(callback.get("data") or "")
    if data.startswith(commands.CONFIRM_LINK):
        return commands.confirm_link(callback, writer, data.removeprefix(commands.CONFIRM_LINK))
    press, message = read_press(data), callback.get("message")
    if press is None or writer.user is None or message is None:
        return [answer_press(callback, render(writer.language, "press-stale"))]
    try:
        shown = _act(press, writer.user, update, desk)
    except VestnikError as error:
        return [answer_press(callback, _why_not(writer.language, error))]
    return [answer_press(callback, shown.toast), *edit_text(message, shown.text, shown.keyboard)]


def _act(press: Press, user: User, update: StoredUpdate, desk: Desk) -> _Shown:
    if press.action is Action.DONE:
        return _done(press, user, desk)
    if press.action is Action.UNDO:
        return _undone(press, user, update, desk)
    return _snoozed(press, user, update, desk)


def _done(press: Press, user: User, desk: Desk) -> _Shown:
    task = edit_task(user.id, press.task_id, TaskChanges(done=True), desk, source="telegram")
    text = render(user.language, "reminder-done", title=task.title)
    keyboard = undo_button(user.language, press.task_id, press.reminder_id)
    return _Shown(render(user.language, "press-done"), text, keyboard)


def _undone(press: Press, user: User, update: StoredUpdate, desk: Desk) -> _Shown:
    task = edit_task(user.id, press.task_id, TaskChanges(done=False), desk, source="telegram")
    text = render(user.language, "reminder-first-line", title=task.title)
    morning = update.received_at.astimezone(ZoneInfo(user.timezone)).hour < 12
    keyboard = reminder_buttons(user.language, press.task_id, press.reminder_id, morning=morning)
    return _Shown(render(user.language, "press-undone"), text, keyboard)


def _snoozed(press: Press, user: User, update: StoredUpdate, desk: Desk) -> _Shown:
    pressed_at = update.received_at
    until = snoozed_until(press.action, pressed_at=pressed_at, timezone=user.timezone)
    key = f"press{update.update_id}"
    task = snooze_task(user.id, press.task_id, desk, until=until, key=key, source="telegram")
    when = short_instant(until, now=pressed_at, timezone=user.timezone, language=user.language)
    toast = render(user.language, "press-snoozed", when=when)
    first = render(user.language, "reminder-first-line", title=task.title)
    return _Shown(toast, f"{first}\n{toast}", None)


def _why_not(language: Language, error: VestnikError) -> str:
    return render(language, "error-" + error.code.replace("_", "-"), **error.params)
