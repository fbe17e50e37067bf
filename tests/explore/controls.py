"""Five handlers that are broken on purpose: an exploration that misses one proves nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from functions.workers import reminders as worker
from tests.explore.nights import A_NIGHT
from vestnik import bootstrap
from vestnik.digests import walk
from vestnik.digests.model import Night
from vestnik.digests.walk import Walker
from vestnik.platform.due import Entry
from vestnik.platform.dynamodb import refusals
from vestnik.reminders import store
from vestnik.reminders.deliver import Courier, _attempt, _commit
from vestnik.reminders.model import Claimed, Result
from vestnik.tasks.model import ReminderState
from vestnik.tasks.rows import TaskRow, owner_key, task_key


@dataclass(frozen=True)
class Control:
    """
    A broken handler: `broken` stands where `name` of `owner` was.

    `scenario`: which it breaks. `handler`: at whose steps alone it is looked for, if not at all.
    """

    title: str
    owner: Any
    name: str
    broken: Callable[..., Any]
    scenario: str = "near"
    handler: str = ""

    @contextmanager
    def in_place(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(self.owner, self.name, self.broken)
            yield


def _send_then_save(entry: Entry, courier: Courier) -> None:
    """Nothing is claimed: two workers read that it is to be sent, and both send."""
    claimed = _as_read(entry, courier)
    if claimed:
        _commit(entry, claimed, _attempt(claimed, courier.user(entry.owner), courier), courier)
        courier.due.delete(entry)


def _as_read(entry: Entry, courier: Courier) -> Claimed | None:
    user_id, task_id, reminder_id = entry.ref.split(":")
    task = bootstrap.desk().tasks.get(user_id, task_id)
    reminder = task.reminder(reminder_id) if task else None
    if task is None or reminder is None or not reminder.waits or reminder.rev != entry.rev:
        return None
    return Claimed(task, reminder) if reminder.next_at <= courier.now() else None


def _mark_then_send(entry: Entry, courier: Courier) -> None:
    """It is recorded as sent before it is: a crash in between loses it."""
    claimed = courier.reminders.claim(entry, now=courier.now())
    if claimed:
        sent = Result(ReminderState.SENT, claimed.reminder.tries + 1, sent_at=courier.now())
        courier.reminders.commit(claimed, sent)
        _attempt(claimed, courier.user(entry.owner), courier)
        courier.due.delete(entry)


def _forget_then_record(entry: Entry, courier: Courier) -> None:
    """The entry goes before the outcome is recorded: a crash in between leaves nobody to look."""
    claimed = courier.reminders.claim(entry, now=courier.now())
    if claimed:
        result = _attempt(claimed, courier.user(entry.owner), courier)
        courier.due.delete(entry)
        _commit(entry, claimed, result, courier)


def _record_whatever_happened(_store: object, claimed: Claimed, result: Result) -> bool:
    """No fence: who was held up beyond his lease overwrites what others have recorded since."""
    row = TaskRow(pk=owner_key(claimed.task.user_id), sk=task_key(claimed.task.id))
    with refusals():
        row.update(actions=store._recorded(claimed.reminder.id, result))
    return True


def _note_then_write(night: Night, entry: Entry, walker: Walker) -> None:
    """Whom a page names counts as told before he is: a crash in between loses his digest."""
    slots = walker.slots(walker.now())
    page = walker.people.page(night.bucket, after=night.cursor, limit=walk.PAGE)
    night = night.past(page, [], slot_at=slots.next_at)
    if walker.nights.note(night):
        walk._served(page.user_ids, night, slots, walker)
        walk._end(night, slots, entry, walker)


def _at_the_instant(deliver: Callable[[Entry, Courier], None]) -> Callable[..., Any]:
    return lambda entry, courier: partial(deliver, entry, courier)


CONTROLS = (
    Control("send, then save", worker, "addressed", _at_the_instant(_send_then_save)),
    Control("mark, then send", worker, "addressed", _at_the_instant(_mark_then_send)),
    Control("forget, then record", worker, "addressed", _at_the_instant(_forget_then_record)),
    Control("note, then write", walk, "_walk", _note_then_write, A_NIGHT.name, "emails"),
    Control("no fencing", store.ReminderStore, "commit", _record_whatever_happened),
)
