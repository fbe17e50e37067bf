"""Tasks as they go in and out."""

from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from functions.api.schemas.base import GivenInstant, In, Instant, Out, not_blank
from functions.api.schemas.time_in_words import Line
from vestnik import clock
from vestnik.accounts.model import Channel
from vestnik.errors import InvalidInputError
from vestnik.tasks.edits import UNSET, TaskChanges
from vestnik.tasks.model import (
    BEFORE_MAX,
    DESCRIPTION_MAX,
    REMINDERS_MAX,
    SNOOZE_MAX,
    TAGS_MAX,
    TITLE_MAX,
    Change,
    Reminder,
    ReminderState,
    Task,
    What,
    standing,
)
from vestnik.tasks.recurrence import Recurrence, Repeat
from vestnik.tasks.reminding import ReminderWish
from vestnik.when.recurrence import Mode
from vestnik.when.recurrence_text import LENGTH_MAX

Source = Literal["web", "telegram", "api", "link"]


Title = Annotated[
    str,
    StringConstraints(min_length=1, max_length=TITLE_MAX, strip_whitespace=True, strict=True),
    AfterValidator(not_blank),
]
Description = Annotated[str, StringConstraints(max_length=DESCRIPTION_MAX, strict=True)]
Tag = Annotated[
    str, StringConstraints(min_length=1, max_length=50, strip_whitespace=True, strict=True)
]
TaskId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,32}$", strict=True)]
Priority = Annotated[int, Field(ge=1, le=4, strict=True)]
Tags = Annotated[list[Tag], Field(max_length=TAGS_MAX)]


class RecurrenceIn(In):
    """
    A rule of RFC 5545 in the caller's zone, anchored at the task's reminder, else its due date.

    The next task comes by calendar, or when this one is done, its interval counted from then.
    """

    rrule: Annotated[
        str,
        StringConstraints(max_length=LENGTH_MAX, strict=True),
        Field(examples=["FREQ=WEEKLY;BYDAY=MO"]),
    ]
    mode: Mode = Mode.CALENDAR


class ReminderIn(In):
    """
    A reminder: at an instant, or so many seconds before the task is due.

    Without a channel it comes as the profile says. An urgent one is not held by quiet hours.
    """

    at: GivenInstant | None = None
    before_s: (
        Annotated[int, Field(ge=0, le=int(BEFORE_MAX.total_seconds()), strict=True)] | None
    ) = None
    channel: Channel | None = None
    urgent: Annotated[bool, Field(strict=True)] = False

    @model_validator(mode="after")
    def _has_one_time(self) -> "ReminderIn":
        if (self.at is None) == (self.before_s is None):
            raise ValueError("reminder_at_or_before")
        return self

    def wish(self) -> ReminderWish:
        return ReminderWish(self.at, self.before_s, self.channel, self.urgent)


class _TaskFields(In):
    """
    What creating and editing have in common.

    `reminders` takes the place of the whole list; what is in both keeps its id and its state. Its
    first one at an instant, else its first, is the main one, which `reminder_time` tells of, unless
    `reminder_time` in the same body names another by its instant.
    """

    description: Description | None = None
    priority: Priority | None = None
    tags: Tags | None = None
    due_at: GivenInstant | None = None
    reminder_time: GivenInstant | None = None
    reminder_set: Annotated[bool, Field(strict=True)] | None = None
    reminders: Annotated[list[ReminderIn], Field(max_length=REMINDERS_MAX)] | None = None
    recurrence: RecurrenceIn | None = None

    def changes(self, *, timezone: str) -> TaskChanges:
        """The fields that the caller mentioned; rules are read in his time zone."""
        given = {name: getattr(self, name) for name in self.model_fields_set}
        given.pop("id", None)
        given.pop("text", None)
        given.pop("written_at", None)
        empty = {"description": "", "priority": 4, "tags": ()}
        for name, value in empty.items():
            if name in given and given[name] is None:
                given[name] = value
        if "tags" in given:
            given["tags"] = tuple(dict.fromkeys(given["tags"]))
        if "reminders" in given:
            given["reminders"] = tuple(one.wish() for one in self.reminders or ())
        if self.recurrence:
            rrule, mode = self.recurrence.rrule, self.recurrence.mode
            given["recurrence"] = Repeat(rrule, mode, timezone)
        for name in ("title", "done", "reminder_set"):
            if given.get(name, UNSET) is None:
                del given[name]
        return TaskChanges(**given)


class TaskIn(_TaskFields):
    """
    A new task: with a `title`, or with only a `text` that title and time are read from.

    `id` may be made by the client: then repeating the request is harmless. `written_at`, when a
    `text` could not be sent at once, is what its times are read by; those that have passed since
    stay in the title.
    """

    title: Title | None = None
    text: Line | None = None
    written_at: GivenInstant | None = None
    id: TaskId | None = None


class TaskPatch(_TaskFields):
    """The fields to change."""

    title: Title | None = None
    done: Annotated[bool, Field(strict=True)] | None = None


class TasksQuery(In):
    """Which page of which list, and what is looked for in it."""

    status: Literal["open", "done"] = "open"
    q: (
        Annotated[
            str,
            StringConstraints(max_length=200),
            Field(
                description=(
                    'All words, "a phrase", -not, one OR another, #tag, !1; '
                    "in title, tags and the first KB of the description"
                ),
                examples=['milk -garden "on sale" #home OR !1'],
            ),
        ]
        | None
    ) = None
    cursor: Annotated[str, StringConstraints(max_length=600)] | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class SnoozeIn(In):
    """
    For how long, counted from now, or until when; without `reminder_id` the reminder that was sent
    last, else the next one.
    """

    for_s: Annotated[int, Field(ge=1, le=int(SNOOZE_MAX.total_seconds()), strict=True)] | None = (
        None
    )
    until: GivenInstant | None = None
    reminder_id: Annotated[str, StringConstraints(max_length=10, strict=True)] | None = None

    @model_validator(mode="after")
    def _has_one_time(self) -> "SnoozeIn":
        if (self.for_s is None) == (self.until is None):
            raise ValueError("snooze_for_or_until")
        return self

    def ends_at(self, now: datetime) -> datetime:
        """
        Raises:
            InvalidInputError: `until` has passed.
        """
        if self.for_s is not None:
            return now + timedelta(seconds=self.for_s)
        if self.until is None or self.until <= now:
            raise InvalidInputError({"until": "time_in_past"})
        return self.until


class ReminderOut(Out):
    """
    A reminder. `before_s`: it hangs on the due date. `channel`: by which it was sent, else by which
    it is to go, the profile's where it has none of its own; `chosen_channel`: its own, to be sent
    back with `reminders`. `late_s`: seconds between `at`, or the end of the quiet hours that held
    it, and the sending; `error`: why it failed.

    Sent by e-mail means handed over to our own outgoing mail.
    """

    id: str
    at: Instant
    before_s: int | None
    channel: Channel
    chosen_channel: Channel | None
    urgent: bool
    state: ReminderState
    sent_at: Instant | None
    late_s: int | None
    error: str | None

    @classmethod
    def of(cls, reminder: Reminder, *, channel: Channel) -> "ReminderOut":
        sent_by = reminder.sent_by if reminder.state is ReminderState.SENT else None
        state = reminder.state
        if state is ReminderState.SENDING and not reminder.is_being_sent(clock.now()):
            state = ReminderState.SCHEDULED
        return cls(
            id=reminder.id,
            at=reminder.at,
            before_s=reminder.before_s,
            channel=sent_by or reminder.channel or channel,
            chosen_channel=reminder.channel,
            urgent=reminder.urgent,
            state=state,
            sent_at=reminder.sent_at,
            late_s=reminder.late_s,
            error=reminder.error,
        )


class RecurrenceOut(Out):
    """How a task repeats."""

    rrule: str
    mode: Mode

    @classmethod
    def of(cls, recurrence: Recurrence) -> "RecurrenceOut":
        return cls(rrule=recurrence.repeat.rrule, mode=recurrence.repeat.mode)


class ChangeOut(Out):
    """One change of a task; `fields` are those that it changed."""

    at: Instant
    source: str
    what: What
    fields: list[str]

    @classmethod
    def of(cls, change: Change) -> "ChangeOut":
        return cls(at=change.at, source=change.source, what=change.what, fields=list(change.fields))


class TaskOut(Out):
    """
    A task. `reminder_*`: the plain fields of older clients, about its main reminder. `series_id`
    is the same in all tasks that came of one by its recurrence.
    """

    id: str
    title: str
    description: str
    description_truncated: bool
    done: bool
    done_at: Instant | None
    created_at: Instant
    updated_at: Instant
    version: int
    source: str
    priority: int
    tags: list[str]
    due_at: Instant | None
    recurrence: RecurrenceOut | None
    series_id: str | None
    reminder_time: Instant | None
    reminder_set: bool
    reminder_sent: bool
    reminders: list[ReminderOut]

    @classmethod
    def of(cls, task: Task, *, channel: Channel) -> "TaskOut":
        """`channel`: of reminders that name none."""
        task = standing(task, clock.now())
        main = task.main_reminder
        return cls(
            id=task.id,
            title=task.title,
            description=task.description,
            description_truncated=task.description_truncated,
            done=task.done,
            done_at=task.done_at,
            created_at=task.created_at,
            updated_at=task.updated_at,
            version=task.version,
            source=task.source,
            priority=task.priority,
            tags=list(task.tags),
            due_at=task.due_at,
            recurrence=RecurrenceOut.of(task.recurrence) if task.recurrence else None,
            series_id=task.series_id,
            reminder_time=main.at if main else None,
            reminder_set=main is not None,
            reminder_sent=main is not None and main.state == "sent",
            reminders=[ReminderOut.of(one, channel=channel) for one in task.reminders],
        )
