"""What people can do with their tasks; the order of effects."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from vestnik import clock, ids
from vestnik.errors import (
    ConditionRefusedError,
    ConflictError,
    NotFoundError,
    PreconditionFailedError,
)
from vestnik.platform.due import Due, HintQueue, Plan, schedule
from vestnik.tasks.autosave import Autosave, autosaved
from vestnik.tasks.changes import tell
from vestnik.tasks.edits import TaskChanges, check_none_is_being_sent, edited
from vestnik.tasks.history import recorded
from vestnik.tasks.limits import OpenCounts
from vestnik.tasks.model import (
    RESTORABLE_FOR,
    Task,
    successor,
    with_reminders_off,
    with_reminders_on,
)
from vestnik.tasks.ports import Activity, Changes, Owners, Tasks
from vestnik.tasks.reminding import snoozed

REMINDER = "reminder"  # the kind of entries in the due table
_EDIT_TRIES = 5  # how often an edit without If-Match meets another one before it gives up


@dataclass(frozen=True)
class Desk:
    """What every use case here works with. `new_id` makes ids and revisions."""

    tasks: Tasks
    owners: Owners
    changes: Changes
    activity: Activity
    counts: OpenCounts
    due: Due
    hints: HintQueue
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    wait_until_ms: Callable[[int], None]


@dataclass(frozen=True)
class CreateTask:
    """`task_id`: made by the client, or derived from an idempotency key; None: a new one."""

    user_id: str
    changes: TaskChanges
    source: str
    request_hash: str
    task_id: str | None = None


def create_task(command: CreateTask, desk: Desk) -> tuple[Task, bool]:
    """
    Create a task; answers (task, whether it is new).

    The same id with the same content answers the task that is there.

    Raises:
        InvalidInputError: a time in the past.
        ConflictError: `id_taken`, the id belongs to a task made from something else;
            `too_many_tasks`.
    """
    made = _created(command, desk)
    tell(command.user_id, desk.changes)
    return made


def _created(command: CreateTask, desk: Desk) -> tuple[Task, bool]:
    now = desk.now()
    task_id = command.task_id or desk.new_id()
    blank = Task(
        user_id=command.user_id,
        id=task_id,
        title="",
        created_at=now,
        updated_at=now,
        source=command.source,
        version=0,
    )
    existing = desk.tasks.get(command.user_id, task_id) if command.task_id else None
    if existing is None:
        made = replace(edited(blank, command.changes, rev=desk.new_id(), now=now), version=1)
        task = recorded(None, made, source=command.source, at=now)
        take_room(command.user_id, desk)
        try:
            _write(task, lambda: desk.tasks.add(task, request_hash=command.request_hash), desk)
        except ConditionRefusedError:
            existing = desk.tasks.get(command.user_id, task_id)
        else:
            return task, True
    if existing is None or _made_otherwise(command, task_id, desk):
        raise ConflictError("id_taken")
    return existing, False


def _made_otherwise(command: CreateTask, task_id: str, desk: Desk) -> bool:
    return desk.tasks.request_hash(command.user_id, task_id) != command.request_hash


def get_task(user_id: str, task_id: str, desk: Desk) -> Task:
    """
    A person's task.

    Raises:
        NotFoundError: there is none, it is another's, or it is deleted.
    """
    task = desk.tasks.get(user_id, task_id)
    if task is None or task.deleted_at:
        raise NotFoundError
    return task


def edit_task(
    user_id: str,
    task_id: str,
    changes: TaskChanges,
    desk: Desk,
    *,
    version: int | None = None,
    autosave: Autosave | None = None,
    source: str = "api",
) -> Task:
    """
    Change a task.

    Args:
        version: only if it is still this one.
        autosave: a tab saves by itself; it names the version.
        source: from where, for the task's history.

    Raises:
        NotFoundError, GoneError, InvalidInputError, ConflictError: as `edited`.
        PreconditionFailedError: the version is another; its `current` is the Task.
    """

    def change(task: Task, now: datetime) -> Task:
        if autosave:
            return autosaved(task, changes, autosave, rev=desk.new_id(), now=now)
        _check_version(task, version)
        return edited(task, changes, rev=desk.new_id(), now=now)

    return _change(user_id, task_id, change, desk, source=source)


def delete_task(
    user_id: str, task_id: str, desk: Desk, *, version: int | None = None, source: str = "api"
) -> None:
    """Delete a task; it can be restored for 24 h. Deleting it again is harmless."""

    def change(task: Task, now: datetime) -> Task:
        _check_version(task, version)
        if task.deleted_at:
            return task
        off = with_reminders_off(task, desk.new_id())
        return replace(off, deleted_at=now, version=task.version + 1)

    _change(user_id, task_id, change, desk, source=source)


def _check_version(task: Task, version: int | None) -> None:
    if version is not None and task.version != version:
        raise PreconditionFailedError(details={"current": task})


def restore_task(user_id: str, task_id: str, desk: Desk, *, source: str = "api") -> Task:
    """
    Undo a deletion.

    Raises:
        NotFoundError: it never was, or was deleted more than 24 h ago.
        ConflictError: `too_many_tasks`.
    """

    def change(task: Task, now: datetime) -> Task:
        if not task.deleted_at:
            return task
        if now - task.deleted_at > RESTORABLE_FOR:
            raise NotFoundError
        back = replace(task, deleted_at=None, updated_at=now, version=task.version + 1)
        return with_reminders_on(back, desk.new_id(), now) if back.live else back

    return _change(user_id, task_id, change, desk, source=source)


def snooze_task(
    user_id: str,
    task_id: str,
    desk: Desk,
    *,
    until: datetime,
    key: str,
    reminder_id: str | None = None,
    source: str = "api",
) -> Task:
    """
    Remind again later, or at once where that time has come meanwhile.

    Args:
        key: names the wish; it becomes the reminder's revision, so that the same wish, repeated,
            changes nothing, whatever has become of the reminder since.
        reminder_id: None: the one sent last, else the next; without any it gets one.

    Raises:
        NotFoundError: there is no such task or reminder.
        ConflictError: `task_done`, there is nothing to be reminded of; `reminder_sending`.
    """

    def change(task: Task, now: datetime) -> Task:
        if task.deleted_at:
            raise NotFoundError
        if task.done:
            raise ConflictError("task_done")
        if any(one.rev == key for one in task.reminders):
            return task
        later = max(until, now + timedelta(seconds=1))
        moved = snoozed(task, later, reminder_id=reminder_id, rev=key, now=now)
        check_none_is_being_sent(task, moved, now)
        return replace(moved, version=task.version + 1, updated_at=now)

    return _change(user_id, task_id, change, desk, source=source)


def _change(
    user_id: str,
    task_id: str,
    change: Callable[[Task, datetime], Task],
    desk: Desk,
    *,
    source: str,
) -> Task:
    """Change the task and tell; also where nothing changes, for the first asking may have died."""
    task = _changed(user_id, task_id, change, desk, source=source)
    tell(user_id, desk.changes)
    return task


def _changed(
    user_id: str,
    task_id: str,
    change: Callable[[Task, datetime], Task],
    desk: Desk,
    *,
    source: str,
) -> Task:
    """Read, apply the rule, write on condition; again while somebody else was faster."""
    for _ in range(_EDIT_TRIES):
        before = desk.tasks.get(user_id, task_id)
        if before is None:
            raise NotFoundError
        now = desk.now()
        after = change(before, now)
        if after == before:
            return before
        if after.live and not before.live:
            take_room(user_id, desk)
        after = recorded(before, after, source=source, at=now)
        following = (
            _following(after, desk, now, source=source) if after.done and not before.done else None
        )
        write = partial(desk.tasks.replace, before, after, successor=following)
        try:
            _write(after, write, desk, before=before, following=following)
        except ConditionRefusedError:
            continue
        return after
    raise ConditionRefusedError


def take_room(user_id: str, desk: Desk, *, adding: int = 1) -> None:
    """
    Make sure that a person may have so many more open tasks.

    Raises:
        ConflictError: `too_many_tasks`.
    """
    counts, now_ms = desk.counts, clock.to_ms(desk.now())
    if not counts.has_surely_room(user_id, adding=adding, now_ms=now_ms):
        within = desk.owners.cleared(user_id).gaps()
        count = desk.tasks.count(user_id, done=False, within=within, up_to=counts.limit)
        if count + adding > counts.limit:
            raise ConflictError("too_many_tasks", limit=counts.limit)
        counts.was_counted(user_id, count, now_ms=now_ms)
    counts.were_added(user_id, adding)


def _following(done: Task, desk: Desk, now: datetime, *, source: str) -> Task | None:
    """The next of its series, once: done again after it was undone, a task has none but this."""
    if done.recurrence is None:
        return None
    task_id = ids.derived_id(done.id, "next")
    if desk.tasks.get(done.user_id, task_id):
        return None
    following = successor(done, task_id=task_id, rev=desk.new_id(), now=now)
    return following and recorded(None, following, source=source, at=now)


def _write(
    task: Task,
    write: Callable[[], None],
    desk: Desk,
    *,
    before: Task | None = None,
    following: Task | None = None,
) -> None:
    """Write the task with the entries of reminders that wait and did not wait like this before."""
    desk.activity.note(task.user_id)
    known = {(one.rev, one.next_at) for one in before.reminders if one.waits} if before else set()
    plans = [
        Plan(REMINDER, reminder_ref(owner, one.id), clock.to_ms(one.next_at), one.rev)
        for owner in (task, following)
        if owner
        for one in owner.reminders
        if one.waits and (one.rev, one.next_at) not in known
    ]
    schedule(plans, write, due=desk.due, hints=desk.hints, now_ms=_now_ms(desk))


def _now_ms(desk: Desk) -> Callable[[], int]:
    return lambda: clock.to_ms(desk.now())


def reminder_ref(task: Task, reminder_id: str) -> str:
    """How entries name a reminder: user, task and reminder, joined by colons."""
    return f"{task.user_id}:{task.id}:{reminder_id}"
