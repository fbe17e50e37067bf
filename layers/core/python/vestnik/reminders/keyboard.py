"""A reminder as a message with its buttons, and what a pressed button asks for."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from vestnik.accounts.model import User
from vestnik.reminders.model import Claimed
from vestnik.texts import Language, render
from vestnik.texts.reminder import reminder_text

_VERSION = "1"  # of callback data; buttons of other versions are answered as stale
MORNING = time(9)
EVENING = time(19)


class Action(StrEnum):
    """What a button under a reminder does."""

    DONE = "done"
    UNDO = "undo"
    TEN_MINUTES = "10m"
    HOUR = "1h"
    EVENING = "eve"
    TOMORROW = "tmr"


@dataclass(frozen=True)
class Press:
    """A pressed button; the ids are whatever the caller sent."""

    action: Action
    task_id: str
    reminder_id: str


def reminder_message(user: User, claimed: Claimed, late_s: int, now: datetime) -> dict[str, object]:
    """The parameters of sendMessage for a person who has Telegram."""
    chat_id = user.telegram.chat_id if user.telegram else 0
    local = now.astimezone(ZoneInfo(user.timezone))
    return {
        "chat_id": chat_id,
        "text": reminder_text(user.language, claimed.task.title, late_s=late_s),
        "reply_markup": reminder_buttons(
            user.language, claimed.task.id, claimed.reminder.id, morning=local.hour < 12
        ),
    }


def reminder_buttons(
    language: Language, task_id: str, reminder_id: str, *, morning: bool
) -> dict[str, object]:
    """Done, +10 min, +1 h, and tomorrow (this evening while it is still morning)."""
    later = Action.EVENING if morning else Action.TOMORROW
    rows = [[Action.DONE], [Action.TEN_MINUTES, Action.HOUR, later]]
    return _keyboard(language, rows, task_id, reminder_id)


def undo_button(language: Language, task_id: str, reminder_id: str) -> dict[str, object]:
    """What stands under a reminder whose task is done."""
    return _keyboard(language, [[Action.UNDO]], task_id, reminder_id)


def _keyboard(
    language: Language, rows: list[list[Action]], task_id: str, reminder_id: str
) -> dict[str, object]:
    def button(action: Action) -> dict[str, str]:
        text = render(language, f"button-{action.name.lower().replace('_', '-')}")
        data = f"{_VERSION}:{action}:{task_id}:{reminder_id}"
        return {"text": text, "callback_data": data}

    return {"inline_keyboard": [[button(action) for action in row] for row in rows]}


def read_press(data: str) -> Press | None:
    """The press behind callback data; None if it isn't ours or of another version."""
    parts = data.split(":")
    if len(parts) != 4 or parts[0] != _VERSION or parts[1] not in set(Action):
        return None
    return Press(Action(parts[1]), task_id=parts[2], reminder_id=parts[3])


def snoozed_until(action: Action, *, pressed_at: datetime, timezone: str) -> datetime:
    """
    The instant that a snooze button means, counted from when it was pressed.

    Raises:
        ValueError: the action is no snooze.
    """
    match action:
        case Action.TEN_MINUTES:
            return pressed_at + timedelta(minutes=10)
        case Action.HOUR:
            return pressed_at + timedelta(hours=1)
        case Action.EVENING:
            return _local(pressed_at, timezone, EVENING, days=0)
        case Action.TOMORROW:
            return _local(pressed_at, timezone, MORNING, days=1)
        case _:
            raise ValueError(action)


def _local(pressed_at: datetime, timezone: str, at: time, *, days: int) -> datetime:
    """A wall time on the person's day; an evening that has passed is the next day's."""
    zone = ZoneInfo(timezone)
    day = pressed_at.astimezone(zone).date() + timedelta(days=days)
    found = datetime.combine(day, at, tzinfo=zone)
    if found <= pressed_at:
        found = datetime.combine(day + timedelta(days=1), at, tzinfo=zone)
    return found.astimezone(pressed_at.tzinfo)
