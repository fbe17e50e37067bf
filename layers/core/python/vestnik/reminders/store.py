"""
Claims and commits of reminders, on the rows of `tasks` (access pattern 5 there).

A hold is {attempt, until}: `attempt` only rises and fences the commit, `until` is the lease.
"""

from datetime import datetime

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from vestnik import clock
from vestnik.emails.store import add_mail
from vestnik.errors import ConditionRefusedError
from vestnik.platform.due import LEASE, Entry
from vestnik.platform.dynamodb import refusals, transaction
from vestnik.reminders.model import Claimed, Result
from vestnik.tasks.model import ReminderState
from vestnik.tasks.rows import TaskRow, owner_key, task_key, task_of


class ReminderStore:
    """The port `Reminders` over DynamoDB."""

    def claim(self, entry: Entry, *, now: datetime) -> Claimed | None:
        row, reminder_id = _address(entry)
        now_ms = clock.to_ms(now)
        if entry.due_ms > now_ms:
            return None
        reminder, hold = TaskRow.reminders[reminder_id], TaskRow.holds[reminder_id]
        wanted = _waits(reminder_id, entry.rev)
        wanted &= reminder["next_at"] <= now_ms
        wanted &= hold["until"] <= now_ms
        wanted &= TaskRow.done_at.does_not_exist() & TaskRow.deleted_at.does_not_exist()
        actions = [
            hold["until"].set(clock.to_ms(now + LEASE)),
            hold["attempt"].set(hold["attempt"] + 1),
        ]
        try:
            with refusals():
                row.update(actions=actions, condition=wanted)
        except ConditionRefusedError:
            return None
        task = task_of(row)
        claimed = task.reminder(reminder_id)
        return Claimed(task, claimed) if claimed else None

    def commit(self, claimed: Claimed, result: Result) -> bool:
        reminder_id = claimed.reminder.id
        row = TaskRow(pk=owner_key(claimed.task.user_id), sk=task_key(claimed.task.id))
        ours = _waits(reminder_id, claimed.reminder.rev)
        ours &= TaskRow.holds[reminder_id]["attempt"] == claimed.reminder.attempt
        actions = _recorded(reminder_id, result)
        try:
            with refusals():
                if result.mail is None:
                    row.update(actions=actions, condition=ours)
                else:
                    with transaction() as write:
                        write.update(row, actions=actions, condition=ours)
                        add_mail(write, result.mail)
        except ConditionRefusedError:
            return False
        return True

    def awaits(self, entry: Entry) -> bool:
        row, reminder_id = _address(entry)
        with refusals():
            rows = TaskRow.query(row.pk, TaskRow.sk == row.sk, consistent_read=True)
            task = next((task_of(found) for found in rows), None)
        reminder = task.reminder(reminder_id) if task and task.live else None
        if reminder is None or not reminder.waits:
            return False
        return (reminder.rev, clock.to_ms(reminder.next_at)) == (entry.rev, entry.due_ms)


def _address(entry: Entry) -> tuple[TaskRow, str]:
    user_id, task_id, reminder_id = entry.ref.split(":")
    return TaskRow(pk=owner_key(user_id), sk=task_key(task_id)), reminder_id


def _waits(reminder_id: str, rev: str) -> Condition:
    reminder = TaskRow.reminders[reminder_id]
    condition: Condition = reminder["rev"] == rev
    condition &= reminder["state"] == ReminderState.SCHEDULED.value
    return condition


def _recorded(reminder_id: str, result: Result) -> list[Action]:
    """What a commit writes; a held one is stored as scheduled (tasks.rows)."""
    held = result.state is ReminderState.HELD
    kept_if_none = {
        "at": _ms(result.at),
        "next_at": _ms(result.next_at),
        "set_at": _ms(result.set_at),
        "sent_at": _ms(result.sent_at),
        "sent_by": result.sent_by,
        "late_s": result.late_s,
        "missed_at": _ms(result.missed_at),
        "missed_for": _ms(result.missed_for),
    }
    written = {
        "state": (ReminderState.SCHEDULED if held else result.state).value,
        "tries": result.tries,
        "held": 1 if held else None,
        "expected_at": _ms(result.expected_at),
        "error": result.error,
        **{name: value for name, value in kept_if_none.items() if value is not None},
    }
    reminder = TaskRow.reminders[reminder_id]
    actions = [
        reminder[name].remove() if value is None else reminder[name].set(value)
        for name, value in written.items()
    ]
    return [*actions, TaskRow.holds[reminder_id]["until"].set(0)]


def _ms(instant: datetime | None) -> int | None:
    return None if instant is None else clock.to_ms(instant)
