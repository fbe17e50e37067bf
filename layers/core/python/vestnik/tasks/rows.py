"""How a task lies in its row: attributes, and the way there and back."""

from datetime import datetime
from typing import Any

from pynamodb.attributes import ListAttribute, MapAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.indexes import IncludeProjection, LocalSecondaryIndex

from vestnik import clock
from vestnik.platform.dynamodb import Row, table_name
from vestnik.tasks.history import history_text, read_history
from vestnik.tasks.list_keys import list_key
from vestnik.tasks.model import (
    DESCRIPTION_IN_LISTS_BYTES,
    Autosaves,
    Reminder,
    ReminderState,
    Task,
)
from vestnik.tasks.recurrence import Recurrence, Repeat
from vestnik.when.recurrence import Mode

LIST_FIELDS = (
    "title",
    "description",
    "description_truncated",
    "created_at",
    "updated_at",
    "version",
    "source",
    "priority",
    "tags",
    "due_at",
    "done_at",
    "reminders",
    "recurrence",
    "series_id",
    "listed_at",
)


class ListIndex(LocalSecondaryIndex["TaskRow"]):  # type: ignore[no-untyped-call] # pynamodb
    """
    Both lists: open ones under O$<listed>, done ones under D$<done>; deleted ones in none.

    What its owner deletes all at once keeps its key; pages leave its stretch of time out (ADR 10).
    """

    class Meta:
        index_name = "lists"
        projection = IncludeProjection(list(LIST_FIELDS))

    pk = UnicodeAttribute(hash_key=True)
    list_key = UnicodeAttribute(range_key=True)


class TaskRow(Row):
    """
    A task. Instants are milliseconds.

    `reminders`: id -> what people see of a reminder. `holds`: id -> {attempt, until}, who may be
    sending it now; kept apart because the index carries `reminders`, and a claim should not have
    to rewrite the index.
    """

    class Meta:
        table_name = table_name("tasks")

    lists = ListIndex()
    list_key = UnicodeAttribute(null=True)
    title = UnicodeAttribute()
    description = UnicodeAttribute(null=True)
    description_truncated = NumberAttribute(null=True)
    created_at = NumberAttribute()
    updated_at = NumberAttribute()
    version = NumberAttribute()
    source = UnicodeAttribute()
    priority = NumberAttribute()
    tags: ListAttribute[str] = ListAttribute(null=True)
    due_at = NumberAttribute(null=True)
    done_at = NumberAttribute(null=True)
    deleted_at = NumberAttribute(null=True)
    listed_at = NumberAttribute(null=True)
    recurrence: Any = MapAttribute(null=True)  # type: ignore[no-untyped-call] # pynamodb
    series_id = UnicodeAttribute(null=True)
    history = UnicodeAttribute(null=True)
    autosaves = UnicodeAttribute(null=True)
    request_hash = UnicodeAttribute(null=True)
    reminders: Any = MapAttribute(default=dict)  # type: ignore[no-untyped-call] # pynamodb
    holds: Any = MapAttribute(default=dict)  # type: ignore[no-untyped-call] # pynamodb


class DescriptionRow(Row):
    """A description that is too long for lists."""

    class Meta:
        table_name = table_name("tasks")

    text = UnicodeAttribute()


def owner_key(user_id: str) -> str:
    return f"U#{user_id}"


def task_key(task_id: str) -> str:
    return f"T#{task_id}"


def description_key(task_id: str) -> str:
    return f"T#{task_id}#description"


def short_description(task: Task) -> str:
    """As much of the description as lists carry, never half a character."""
    raw = task.description.encode()[:DESCRIPTION_IN_LISTS_BYTES]
    return raw.decode(errors="ignore")


def fields_of(task: Task) -> dict[str, Any]:
    """The row's plain attributes; None where there is none."""
    short = short_description(task)
    return {
        "list_key": list_key(task),
        "title": task.title,
        "description": short or None,
        "description_truncated": 1 if short != task.description else None,
        "created_at": clock.to_ms(task.created_at),
        "updated_at": clock.to_ms(task.updated_at),
        "version": task.version,
        "source": task.source,
        "priority": task.priority,
        "tags": list(task.tags) or None,
        "due_at": _ms(task.due_at),
        "done_at": _ms(task.done_at),
        "deleted_at": _ms(task.deleted_at),
        "listed_at": _ms(task.listed_at),
        "recurrence": task.recurrence and _recurrence_map(task.recurrence),
        "series_id": task.series_id,
        "history": history_text(task.history),
        "autosaves": task.autosaves and _autosaves_text(task.autosaves),
    }


def _autosaves_text(autosaves: Autosaves) -> str:
    """About 40 bytes, for each claim of a reminder rewrites the row."""
    numbers = (autosaves.seq, autosaves.from_version, autosaves.version)
    return ":".join((autosaves.tab, *map(str, numbers)))


def _recurrence_map(recurrence: Recurrence) -> dict[str, Any]:
    return {
        "rrule": recurrence.repeat.rrule,
        "mode": recurrence.repeat.mode.value,
        "timezone": recurrence.repeat.timezone,
        "start": recurrence.start.isoformat(),
        "occurs_at": clock.to_ms(recurrence.occurs_at),
        "number": recurrence.number,
    }


def reminder_map(reminder: Reminder) -> dict[str, Any]:
    """
    What the row keeps of a reminder, as short as can be where it is as most are.

    `sending` is not stored, it follows from the hold. A held one is stored as scheduled, with
    `held`, so that whoever claims it need not know. `further`: it isn't the main one.
    """
    stored = {
        "at": clock.to_ms(reminder.at),
        "next_at": clock.to_ms(reminder.next_at),
        "rev": reminder.rev,
        "state": (ReminderState.SCHEDULED if reminder.waits else reminder.state).value,
        "held": 1 if reminder.state is ReminderState.HELD else None,
        "further": None if reminder.main else 1,
        "before_s": reminder.before_s,
        "channel": reminder.channel,
        "urgent": 1 if reminder.urgent else None,
        "tries": reminder.tries,
        "set_at": _ms(reminder.set_at),
        "expected_at": _ms(reminder.expected_at),
        "sent_at": _ms(reminder.sent_at),
        "sent_by": reminder.sent_by,
        "late_s": reminder.late_s,
        "missed_at": _ms(reminder.missed_at),
        "missed_for": _ms(reminder.missed_for),
        "error": reminder.error,
    }
    return {name: value for name, value in stored.items() if value is not None}


def hold_map(reminder: Reminder) -> dict[str, int]:
    return {"attempt": reminder.attempt, "until": _ms(reminder.lease_until) or 0}


def task_of(row: TaskRow, *, description: str | None = None) -> Task:
    """The task of a row; `description` is the whole one where it lies apart."""
    apart = description if row.description_truncated else None
    holds = row.holds.as_dict() if row.holds is not None else {}
    reminders = row.reminders.as_dict() if row.reminders is not None else {}
    task = Task(
        user_id=row.pk.removeprefix("U#"),
        id=row.sk.removeprefix("T#"),
        title=row.title,
        description=apart or row.description or "",
        description_truncated=bool(row.description_truncated) and apart is None,
        created_at=clock.from_ms(int(row.created_at)),
        updated_at=clock.from_ms(int(row.updated_at)),
        version=int(row.version),
        source=row.source,
        priority=int(row.priority),
        tags=tuple(row.tags or ()),
        due_at=_instant(row.due_at),
        done_at=_instant(row.done_at),
        deleted_at=_instant(row.deleted_at),
        listed_at=_instant(row.listed_at),
        recurrence=_recurrence_of(row.recurrence.as_dict()) if row.recurrence else None,
        series_id=row.series_id,
        history=read_history(row.history),
        autosaves=_autosaves_of(row.autosaves) if row.autosaves else None,
    )
    return task.with_reminders(
        _reminder_of(one, reminders[one], holds.get(one, {})) for one in reminders
    )


def _autosaves_of(stored: str) -> Autosaves:
    tab, *numbers = stored.split(":")
    seq, from_version, version = map(int, numbers)
    return Autosaves(tab, seq, from_version, version)


def _recurrence_of(stored: dict[str, Any]) -> Recurrence:
    return Recurrence(
        Repeat(stored["rrule"], Mode(stored["mode"]), stored["timezone"]),
        start=datetime.fromisoformat(stored["start"]),
        occurs_at=clock.from_ms(int(stored["occurs_at"])),
        number=int(stored["number"]),
    )


def _reminder_of(reminder_id: str, stored: dict[str, Any], hold: dict[str, Any]) -> Reminder:
    until = _instant(hold.get("until") or None)
    return Reminder(
        id=reminder_id,
        at=clock.from_ms(int(stored["at"])),
        next_at=clock.from_ms(int(stored["next_at"])),
        rev=stored["rev"],
        main="further" not in stored,
        before_s=_number(stored.get("before_s")),
        channel=stored.get("channel"),
        urgent="urgent" in stored,
        state=_state_of(stored, is_claimed=until is not None),
        attempt=int(hold.get("attempt", 0)),
        tries=int(stored.get("tries", 0)),
        lease_until=until,
        set_at=_instant(stored.get("set_at")),
        expected_at=_instant(stored.get("expected_at")),
        sent_at=_instant(stored.get("sent_at")),
        sent_by=stored.get("sent_by"),
        late_s=_number(stored.get("late_s")),
        missed_at=_instant(stored.get("missed_at")),
        missed_for=_instant(stored.get("missed_for")),
        error=stored.get("error"),
    )


def _state_of(stored: dict[str, Any], *, is_claimed: bool) -> ReminderState:
    state = ReminderState(stored["state"])
    if state is ReminderState.SCHEDULED and is_claimed:
        return ReminderState.SENDING
    return ReminderState.HELD if "held" in stored else state


def _number(stored: Any) -> int | None:
    return None if stored is None else int(stored)


def _ms(instant: datetime | None) -> int | None:
    return None if instant is None else clock.to_ms(instant)


def _instant(stored: Any) -> datetime | None:
    return None if stored is None else clock.from_ms(int(stored))
