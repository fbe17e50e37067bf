"""A task with its reminders, and the rules of changing them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from vestnik.accounts.model import Channel
from vestnik.tasks.recurrence import Recurrence
from vestnik.when.recurrence import Mode

TITLE_MAX = 300  # characters, spec/tasks.md
DESCRIPTION_MAX = 20_000
DESCRIPTION_IN_LISTS_BYTES = 1024
TAGS_MAX = 20
RESTORABLE_FOR = timedelta(hours=24)
REMINDERS_MAX = 10
BEFORE_MAX = timedelta(days=366)  # how long before the due date a reminder may come
SNOOZE_MAX = timedelta(days=366)


class ReminderState(StrEnum):
    """The life of a reminder; `sending` lasts as long as its lease, `held` as quiet hours do."""

    SCHEDULED = "scheduled"
    HELD = "held"
    SENDING = "sending"
    SENT = "sent"
    MISSED = "missed"
    FAILED = "failed"
    CANCELLED = "cancelled"


WAITING = frozenset({ReminderState.SCHEDULED, ReminderState.HELD, ReminderState.SENDING})


@dataclass(frozen=True)
class Reminder:
    """
    One reminder of a task.

    `main`: the one behind reminder_time, reminder_set and reminder_sent. `before_s`: it hangs on
    the due date and moves with it. `channel` None: whatever the person's settings say; `sent_by`
    is how it went. `urgent`: quiet hours don't hold it.

    `rev` changes with everything that makes an earlier hint worthless: its time, its channel, its
    task's being done or deleted. `attempt` only rises and fences the commit; `tries` counts towards
    the cap. `next_at` is `at`, or later after a failed try or while it is held.

    `set_at`: `at` as somebody set it, if a snooze or the series has moved it since. `expected_at`:
    the end of the quiet hours that `at` falls into, if they have held it. `late_s`: seconds between
    that, else `at`, and the sending. `missed_at`: when it was last given up as too late, and
    `missed_for` the time that it was for; both stay when it waits again.
    """

    id: str
    at: datetime
    next_at: datetime
    rev: str
    main: bool = False
    before_s: int | None = None
    channel: Channel | None = None
    urgent: bool = False
    state: ReminderState = ReminderState.SCHEDULED
    attempt: int = 0
    tries: int = 0
    lease_until: datetime | None = None
    set_at: datetime | None = None
    expected_at: datetime | None = None
    sent_at: datetime | None = None
    sent_by: Channel | None = None
    late_s: int | None = None
    missed_at: datetime | None = None
    missed_for: datetime | None = None
    error: str | None = None

    @property
    def waits(self) -> bool:
        return self.state in WAITING

    def is_being_sent(self, now: datetime) -> bool:
        """Whether a worker may be sending it at this moment."""
        held = self.lease_until is not None and self.lease_until > now
        return self.state is ReminderState.SENDING and held

    def cancelled(self, rev: str) -> "Reminder":
        """Switched off: no hint of before will find it."""
        return replace(self, state=ReminderState.CANCELLED, rev=rev, lease_until=None)

    def armed(self, at: datetime, rev: str) -> "Reminder":
        """Waiting for an instant, whatever was before."""
        return replace(
            self,
            at=at,
            next_at=at,
            rev=rev,
            state=ReminderState.SCHEDULED,
            tries=0,
            lease_until=None,
            expected_at=None,
            late_s=None,
            error=None,
        )


class What(StrEnum):
    """What a change did to its task."""

    CREATED = "created"
    EDITED = "edited"
    DONE = "done"
    UNDONE = "undone"
    DELETED = "deleted"
    RESTORED = "restored"


@dataclass(frozen=True)
class Change:
    """Somebody changed a task. `source`: web, telegram, api or link."""

    at: datetime
    source: str
    what: What
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Autosaves:
    """
    What one tab has saved by itself with nobody's edit between.

    `seq`: of the last one, which made `version`; the first one was made on `from_version`.
    """

    tab: str
    seq: int
    from_version: int
    version: int


@dataclass(frozen=True)
class Task:
    """
    A task of one person.

    `version` rises with every edit by its owner, never with a delivery. `description` may be cut
    (`description_truncated`) when it comes from a list. `series_id`: the id of the first task of
    its series, for all that repeat or ever did. `listed_at`: where it stands in time, if that is
    not its creation; what its owner deletes all at once is what stands before an instant.
    `history`: its last changes, oldest first; lists come without it, and without `autosaves`: the
    last ones, whatever has been changed since.
    """

    user_id: str
    id: str
    title: str
    created_at: datetime
    updated_at: datetime
    source: str
    version: int = 1
    description: str = ""
    description_truncated: bool = False
    priority: int = 4
    tags: tuple[str, ...] = ()
    due_at: datetime | None = None
    done_at: datetime | None = None
    deleted_at: datetime | None = None
    listed_at: datetime | None = None
    reminders: tuple[Reminder, ...] = field(default_factory=tuple)
    recurrence: Recurrence | None = None
    series_id: str | None = None
    history: tuple[Change, ...] = ()
    autosaves: Autosaves | None = None

    @property
    def anchor(self) -> datetime | None:
        """What a series begins at: the time of its reminder, else the due date."""
        return self.main_reminder.at if self.main_reminder else self.due_at

    @property
    def listed(self) -> datetime:
        """Where it stands in time."""
        return self.listed_at or self.created_at

    @property
    def done(self) -> bool:
        return self.done_at is not None

    @property
    def live(self) -> bool:
        """Whether its reminders may be sent."""
        return self.done_at is None and self.deleted_at is None

    @property
    def main_reminder(self) -> Reminder | None:
        return next((one for one in self.reminders if one.main), None)

    def reminder(self, reminder_id: str) -> Reminder | None:
        return next((one for one in self.reminders if one.id == reminder_id), None)

    def with_reminder(self, reminder: Reminder) -> "Task":
        """The task with this reminder in place of the one of the same id."""
        others = [one for one in self.reminders if one.id != reminder.id]
        return self.with_reminders([*others, reminder])

    def with_reminders(self, reminders: Iterable[Reminder]) -> "Task":
        """The task with just these, in the order of their times."""
        ordered = sorted(reminders, key=lambda one: (one.at, int(one.id)))
        return replace(self, reminders=tuple(ordered))

    def without_reminder(self, reminder_id: str) -> "Task":
        return replace(self, reminders=tuple(r for r in self.reminders if r.id != reminder_id))

    def offset_of(self, reminder: Reminder) -> timedelta:
        """How far a reminder of a series is from the time that repeats, wherever it was moved."""
        if self.recurrence is None or reminder.main:
            return timedelta(0)
        return (reminder.set_at or reminder.at) - self.recurrence.occurs_at


def with_reminders_off(task: Task, rev: str) -> Task:
    """The task with every waiting reminder switched off."""
    reminders = tuple(one.cancelled(rev) if one.waits else one for one in task.reminders)
    return replace(task, reminders=reminders)


def with_reminders_on(task: Task, rev: str, now: datetime) -> Task:
    """The task with every reminder on again that was switched off and whose time is yet to come."""

    def rearm(one: Reminder) -> Reminder:
        off = one.state is ReminderState.CANCELLED
        return one.armed(one.at, rev) if off and one.at > now else one

    return replace(task, reminders=tuple(rearm(one) for one in task.reminders))


def standing(task: Task, now: datetime) -> Task:
    """
    The task as it stands in its series now.

    One that repeats by calendar and that nobody did is due at the last of its times that have
    come: it stands for all that were missed. Those with a reminder go on when that is sent.
    """
    place = task.recurrence
    if place is None or task.due_at is None or task.main_reminder or not task.live:
        return task
    at = place.latest_at(now) if place.repeat.mode is Mode.CALENDAR else None
    return replace(task, due_at=task.due_at + (at - place.occurs_at)) if at else task


def successor(task: Task, *, task_id: str, rev: str, now: datetime) -> Task | None:
    """
    The task that follows in the series when this one is done now; None at its end.

    It takes all reminders along; those that would have come already are switched off.
    """
    place = task.recurrence
    at = place.next_at(now) if place else None
    if place is None or at is None:
        return None
    following = replace(
        task,
        id=task_id,
        version=1,
        created_at=now,
        updated_at=now,
        done_at=None,
        listed_at=None,
        due_at=task.due_at + (at - place.occurs_at) if task.due_at else None,
        recurrence=place.at(at),
        autosaves=None,
    )
    return following.with_reminders(
        _repeated(one, at + task.offset_of(one), rev, now) for one in task.reminders
    )


def _repeated(reminder: Reminder, at: datetime, rev: str, now: datetime) -> Reminder:
    fresh = Reminder(
        id=reminder.id,
        at=at,
        next_at=at,
        rev=rev,
        main=reminder.main,
        before_s=reminder.before_s,
        channel=reminder.channel,
        urgent=reminder.urgent,
    )
    return fresh if at > now else fresh.cancelled(rev)
