"""Tasks as the model of test_life sees them: plain dicts, and what follows from them."""

from contextlib import nullcontext
from datetime import datetime
from typing import Any

import pytest

from vestnik.errors import ConflictError, GoneError, NotFoundError, VestnikError

Row = dict[str, Any]


def is_live(row: Row) -> bool:
    return not row["done"] and not row["deleted_at"]


def waits(reminder: Row) -> bool:
    return reminder["state"] in {"scheduled", "held"}


def is_due(reminder: Row, now: datetime) -> bool:
    return waits(reminder) and bool(reminder["next_at"] <= now)


def main_of(row: Row) -> str | None:
    return next((one for one, reminder in row["reminders"].items() if reminder["main"]), None)


def new_main(row: Row) -> str:
    """A main reminder that is yet to get its time."""
    reminder_id = str(1 + max(map(int, row["reminders"]), default=0))
    row["reminders"][reminder_id] = {"main": True}
    return reminder_id


def at_of(row: Row, reminder_id: str) -> datetime:
    at: datetime = row["reminders"][reminder_id]["at"]
    return at


def to_snooze(row: Row) -> str | None:
    """The one sent last, else the next, else the main one."""
    reminders: Row = row["reminders"]
    ordered = sorted(reminders, key=lambda one: (reminders[one]["at"], int(one)))
    sent = [one for one in ordered if reminders[one].get("sent_at")]
    if sent:
        return max(sent, key=lambda one: reminders[one]["sent_at"])
    waiting = [one for one in ordered if waits(reminders[one])]
    nearest = min(waiting, key=lambda one: reminders[one]["next_at"], default=None)
    return nearest or main_of(row)


def edit_refusal(row: Row) -> type[VestnikError] | None:
    return GoneError if row["deleted_at"] else None


def snooze_refusal(row: Row, named: str | None) -> type[VestnikError] | None:
    if row["deleted_at"]:
        return NotFoundError
    if row["done"]:
        return ConflictError
    return NotFoundError if named and named not in row["reminders"] else None


def raising(refusal: type[VestnikError] | None) -> Any:
    return pytest.raises(refusal) if refusal else nullcontext()
