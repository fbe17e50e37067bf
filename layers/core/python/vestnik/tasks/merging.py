"""
Moving the tasks of a former account to its heir.

Each task goes in a transaction of its own, under the same id, so that buttons in the chat still
find it; the entries of its reminders under the heir are written before it, like all entries. So it
is under one of the two at every instant, and where it is, it is reminded of. What was moved is gone
from the former account: whoever goes on begins at its beginning.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from vestnik import clock, ids
from vestnik.accounts.cleared import Cleared
from vestnik.accounts.merge import Merges, plan_of
from vestnik.accounts.model import Merge
from vestnik.errors import ConditionRefusedError
from vestnik.platform.due import Due, Entry, HintQueue, Plan, schedule
from vestnik.tasks.changes import tell
from vestnik.tasks.cleared import as_deleted, listed_after
from vestnik.tasks.model import Task, with_reminders_off
from vestnik.tasks.ports import Activity, Changes, Tasks
from vestnik.tasks.use_cases import REMINDER, reminder_ref

_AT_ONCE = timedelta(seconds=10)  # of the 60 that a worker has
_WAITED_FOR_MS = 2_000  # whoever is earlier leaves it to the sweep
_LOOK_AGAIN = timedelta(seconds=1)  # at a task that somebody changed meanwhile


class MovableTasks(Protocol):
    """The tasks of all people, whoever they belong to next. Reads are consistent."""

    def ids_of(self, user_id: str) -> Iterator[str]:
        """Of all his tasks, deleted ones too; read page by page."""

    def stored(self, user_id: str, task_id: str) -> tuple[Task, str] | None:
        """The whole task as it is written, and the hash of the request that made it."""

    def move(self, task: Task, moved: Task, *, request_hash: str) -> None:
        """
        Take a task from its person and give it to another, both or neither.

        Raises:
            ConditionRefusedError: it has changed since it was read, or the new id is taken.
        """

    def erase(self, task: Task) -> None:
        """
        Forget a task.

        Raises:
            ConditionRefusedError: it has changed since it was read.
        """


@dataclass(frozen=True)
class Mover:
    """
    What moving works with.

    `has_account`: whether a person still has one; what would go to somebody who has left for good
    is erased. `cleared`: what a person has deleted all at once. `hints`: of merges;
    `reminder_hints`: of what is moved. `forget_mails`: those of a person, which nobody inherits.
    `has_time`: whether one more task may be begun.
    """

    merges: Merges
    tasks: MovableTasks
    has_account: Callable[[str], bool]
    changes: Changes
    activity: Activity
    cleared: Callable[[str], Cleared]
    due: Due
    hints: HintQueue
    reminder_hints: HintQueue
    forget_mails: Callable[[str], Iterator[None]]
    now: Callable[[], datetime]
    wait_until_ms: Callable[[int], None]
    has_time: Callable[[], bool] = lambda: True

    @property
    def now_ms(self) -> int:
        return clock.to_ms(self.now())


def has_tasks(user_id: str, *, tasks: Tasks) -> bool:
    """Whether a person has any task, open or done."""
    pages = (tasks.page(user_id, done=done, after_key=None, limit=1) for done in (False, True))
    return any(page or next_key for page, next_key in pages)


def go_on(entry: Entry, mover: Mover) -> None:
    """Go on with the merge of an entry, unless somebody else is at it; hints come a bit early."""
    if 0 < entry.due_ms - mover.now_ms <= _WAITED_FOR_MS:
        mover.wait_until_ms(entry.due_ms)
    merge = mover.merges.claim(entry, now=mover.now())
    if merge:
        _move_tasks(merge, mover)
    elif entry.is_old(mover.now_ms) and not mover.merges.awaits(entry):
        mover.due.delete(entry)


def move_at_once(merge: Merge, mover: Mover) -> None:
    """Move before the heir is answered what doesn't take too long; the rest goes on by itself."""
    until = mover.now() + _AT_ONCE
    _move_tasks(merge, replace(mover, has_time=lambda: mover.now() < until))


def _move_tasks(merge: Merge, mover: Mover) -> None:
    """Move as much as there is time for, and plan what is left; the merge is the caller's."""
    next_at = _moved_until(merge, mover)
    tell(merge.heir_id, mover.changes)
    if next_at:
        _put_off(merge, next_at, mover)
    elif mover.merges.close(merge):
        mover.due.delete(_entry(merge, merge.next_at, mover))


def _moved_until(merge: Merge, mover: Mover) -> datetime | None:
    """When there will be more to do; None if never."""
    began_at, legacy = mover.now(), _legacy(merge, mover)
    later = []
    mover.activity.note(merge.heir_id)
    for task_id in mover.tasks.ids_of(merge.former_id):
        if not mover.has_time():
            return mover.now()
        if again_at := _move(task_id, legacy, mover):
            later.append(again_at)
    if later:
        return max(later)
    if began_at < merge.settled_at:
        return merge.settled_at
    for _ in mover.forget_mails(merge.former_id):
        if not mover.has_time():
            return mover.now()
    return None


@dataclass(frozen=True)
class _Legacy:
    """Whose tasks become whose; what either has deleted all at once."""

    former_id: str
    heir_id: str
    has_heir: bool
    cleared_by_former: Cleared
    cleared_by_heir: Cleared

    def of_heir(self, task: Task, *, task_id: str, rev: str) -> Task:
        """A task of the former as the heir's: what was deleted stays so, the rest is there."""
        read = as_deleted(task, self.cleared_by_former)
        if read != task:
            read = with_reminders_off(read, rev)
        return listed_after(replace(read, user_id=self.heir_id, id=task_id), self.cleared_by_heir)


def _legacy(merge: Merge, mover: Mover) -> _Legacy:
    cleared = (mover.cleared(one) for one in (merge.former_id, merge.heir_id))
    has_heir = mover.has_account(merge.heir_id)
    return _Legacy(merge.former_id, merge.heir_id, has_heir, *cleared)


def _move(task_id: str, legacy: _Legacy, mover: Mover) -> datetime | None:
    """None: it is moved, or gone; else when to look at it again."""
    stored = mover.tasks.stored(legacy.former_id, task_id)
    if stored is None:
        return None
    task, request_hash = stored
    now = mover.now()
    if leases := [one.lease_until for one in task.reminders if one.is_being_sent(now)]:
        return max(filter(None, leases))
    if not legacy.has_heir:
        return None if _is_erased(task, mover) else now + _LOOK_AGAIN
    for new_id in (task.id, ids.derived_id(legacy.former_id, task.id)):
        moved = legacy.of_heir(task, task_id=new_id, rev=ids.new_id())
        try:
            _write(task, moved, request_hash, mover)
        except ConditionRefusedError:
            continue  # perhaps the heir has another task of this id
        return None
    return now + _LOOK_AGAIN


def _write(task: Task, moved: Task, request_hash: str, mover: Mover) -> None:
    schedule(
        waiting_plans(moved),
        partial(mover.tasks.move, task, moved, request_hash=request_hash),
        due=mover.due,
        hints=mover.reminder_hints,
        now_ms=lambda: mover.now_ms,
    )
    for plan in waiting_plans(task):
        mover.due.delete(mover.due.entry(plan))


def _is_erased(task: Task, mover: Mover) -> bool:
    for plan in waiting_plans(task):
        mover.due.delete(mover.due.entry(plan))
    try:
        mover.tasks.erase(task)
    except ConditionRefusedError:
        return False
    return True


def waiting_plans(task: Task) -> list[Plan]:
    """Of its reminders that wait."""
    return [
        Plan(REMINDER, reminder_ref(task, one.id), clock.to_ms(one.next_at), one.rev)
        for one in task.reminders
        if one.waits
    ]


def _put_off(merge: Merge, next_at: datetime, mover: Mover) -> None:
    old, new = (_entry(merge, at, mover) for at in (merge.next_at, next_at))
    is_ours = schedule(
        [plan_of(merge, next_at)],
        lambda: mover.merges.put_off(merge, next_at),
        due=mover.due,
        hints=mover.hints,
        now_ms=lambda: mover.now_ms,
    )
    if is_ours and old.sk != new.sk:
        mover.due.delete(old)


def _entry(merge: Merge, at: datetime, mover: Mover) -> Entry:
    return mover.due.entry(plan_of(merge, at))
