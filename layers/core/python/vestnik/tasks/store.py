"""
Tasks in DynamoDB, table `tasks`.

Access patterns:
1. one task with its long description    pk = U#<user>, sk BETWEEN T#<task> AND T#<task>#description
2. a page of open tasks, newest first    index lists: pk, list_key < O%, descending
3. a page of done tasks, last done first index lists: pk, list_key < D%, descending
   both, what a search finds and how many there are, only in what their owner has not deleted
   all at once
4. put, update on condition; done with   pk, sk; pk, sk of the next one
   the next one of its series
5. claim, commit a reminder              pk, sk (reminders.store)
6. all tasks of a person, deleted too    pk = U#<user>, sk begins with T#
7. move a task to another person         put, delete 1 in one transaction
8. all tasks of a person, whole          as 6, with descriptions (tasks.kept)
9. erase a task                          delete 1 in one transaction (tasks.erased_rows)

`lists` is a local index, so it is consistent, and carries just what lists show. A description over
1 KB lies in a row of its own beside its task, which keeps the beginning.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from vestnik import clock
from vestnik.accounts.cleared import Cleared, Gap, Stretch
from vestnik.platform.dynamodb import refusals, transaction
from vestnik.tasks import list_rows
from vestnik.tasks.cleared import as_deleted, is_cleared, listed_after
from vestnik.tasks.list_keys import instant_of, key_ranges
from vestnik.tasks.model import RESTORABLE_FOR, Reminder, Task
from vestnik.tasks.rows import (
    DescriptionRow,
    TaskRow,
    description_key,
    fields_of,
    hold_map,
    owner_key,
    reminder_map,
    task_key,
    task_of,
)
from vestnik.tasks.search import Query

Guard = Callable[[TransactWrite], None]

_ABSENT = TaskRow.pk.does_not_exist()


class TaskStore:
    """
    The port `Tasks` over DynamoDB.

    `cleared`: what a person has deleted all at once. `guard`: adds conditions without which nothing
    is written.
    """

    def __init__(self, cleared: Callable[[str], Cleared], guard: Guard | None = None) -> None:
        self._cleared = cleared
        self._guard = guard

    def get(self, user_id: str, task_id: str) -> Task | None:
        row, description = self._read(user_id, task_id)
        if row is None:
            return None
        return as_deleted(task_of(row, description=description), self._cleared(user_id))

    def request_hash(self, user_id: str, task_id: str) -> str | None:
        row, _ = self._read(user_id, task_id)
        return row.request_hash if row else None

    def _read(self, user_id: str, task_id: str) -> tuple[TaskRow | None, str | None]:
        keys = TaskRow.sk.between(task_key(task_id), description_key(task_id))
        with refusals():
            found = TaskRow._get_connection().query(  # noqa: SLF001 - two kinds of rows in one answer
                owner_key(user_id), range_key_condition=keys, consistent_read=True
            )["Items"]
        task: TaskRow | None = None
        description: str | None = None
        for item in found:
            if item["sk"]["S"] == task_key(task_id):
                task = TaskRow.from_raw_data(item)
            elif item["sk"]["S"] == description_key(task_id):
                description = DescriptionRow.from_raw_data(item).text
        return task, description

    def add(self, task: Task, *, request_hash: str) -> None:
        task = listed_after(task, self._cleared(task.user_id))
        row = _new_row(task, request_hash)
        with refusals():
            if self._guard or row.description_truncated:
                with transaction() as write:
                    self._check(write)
                    _add(task, row, write)
            else:
                row.save(condition=_ABSENT)

    def replace(self, before: Task, after: Task, *, successor: Task | None = None) -> None:
        if before.deleted_at and not after.deleted_at:
            after = listed_after(after, self._cleared(after.user_id))
        if successor:
            successor = listed_after(successor, self._cleared(successor.user_id))
        row = TaskRow(pk=owner_key(after.user_id), sk=task_key(after.id))
        actions = [*_plain_actions(before, after), *_reminder_actions(before, after)]
        condition = _unchanged(before, after)
        moves_apart = _is_apart(after) and _apart(after) != _apart(before)
        with refusals():
            if self._guard or moves_apart or successor:
                with transaction() as write:
                    self._check(write)
                    write.update(row, actions=actions, condition=condition)
                    if moves_apart:
                        write.save(_description_row(after))
                    if successor:
                        _add(successor, _new_row(successor, f"after {after.id}"), write)
            else:
                row.update(actions=actions, condition=condition)

    def ids_of(self, user_id: str) -> Iterator[str]:
        with refusals():
            rows = TaskRow.query(
                owner_key(user_id),
                TaskRow.sk.startswith(task_key("")),
                consistent_read=True,
                attributes_to_get=["pk", "sk"],
            )
            for row in rows:
                task_id = row.sk.removeprefix(task_key(""))
                if row.sk != description_key(task_id.partition("#")[0]):
                    yield task_id

    def stored(self, user_id: str, task_id: str) -> tuple[Task, str] | None:
        row, description = self._read(user_id, task_id)
        return (task_of(row, description=description), row.request_hash or "") if row else None

    def move(self, task: Task, moved: Task, *, request_hash: str) -> None:
        row = _new_row(moved, request_hash)
        row.ttl = _expiry(moved)
        source = TaskRow(pk=owner_key(task.user_id), sk=task_key(task.id))
        with refusals(), transaction() as write:
            _add(moved, row, write)
            write.delete(source, condition=_unchanged(task, replace(task, reminders=())))
            if row.description_truncated:
                write.delete(DescriptionRow(pk=source.pk, sk=description_key(task.id)))

    def erase(self, task: Task) -> None:
        row = TaskRow(pk=owner_key(task.user_id), sk=task_key(task.id))
        condition = _unchanged(task, replace(task, reminders=()))
        with refusals():
            if not _is_apart(task):
                row.delete(condition)
                return
            with transaction() as write:
                write.delete(row, condition=condition)
                write.delete(DescriptionRow(pk=row.pk, sk=description_key(task.id)))

    def _check(self, write: TransactWrite) -> None:
        if self._guard:
            self._guard(write)

    def page(
        self, user_id: str, *, done: bool, after_key: str | None, limit: int
    ) -> tuple[Sequence[Task], str | None]:
        cleared = self._cleared(user_id)
        wanted = limit + 2  # one is the cursor's own row, one tells whether more follow
        rows: list[TaskRow] = []
        for keys in key_ranges(cleared.gaps(), done=done, after_key=after_key):
            if len(rows) < wanted:
                rows += list_rows.rows_of(user_id, keys, limit=wanted - len(rows))
        rows = [row for row in rows if row.list_key != after_key]
        last_key = rows[limit - 1].list_key if len(rows) > limit else None
        return _shown(rows[:limit], cleared), last_key

    def search(
        self, user_id: str, query: Query, *, done: bool, after_key: str | None, limit: int
    ) -> tuple[Sequence[Task], str | None]:
        cleared = self._cleared(user_id)
        ranges = list(key_ranges(cleared.gaps(), done=done, after_key=after_key))
        for number, keys in enumerate(ranges, start=1):
            part = list_rows.scanned(user_id, keys, query, after_key=after_key)
            if part.was_empty:
                continue
            rows = part.found[:limit]
            if len(part.found) > limit:
                return _shown(rows, cleared), rows[-1].list_key
            end = None if number == len(ranges) else keys[0]
            return _shown(rows, cleared), part.last_key or end
        return (), None

    def count(
        self, user_id: str, *, done: bool, within: Sequence[Gap | Stretch], up_to: int
    ) -> int:
        counted = 0
        for keys in key_ranges(within, done=done):
            if counted < up_to:
                counted += list_rows.count(user_id, keys, up_to=up_to - counted)
        return counted

    def last_listed_ms(self, user_id: str, *, within: Sequence[Gap]) -> int | None:
        found = [
            instant_of(row.list_key)
            for done in (False, True)
            for keys in key_ranges(within, done=done)
            for row in list_rows.rows_of(user_id, keys, limit=1)
        ]
        return max(found, default=None)


def _shown(rows: Sequence[TaskRow], cleared: Cleared) -> list[Task]:
    tasks = [task_of(row) for row in rows]
    return [task for task in tasks if not is_cleared(task, cleared)]


def _new_row(task: Task, request_hash: str) -> TaskRow:
    return TaskRow(
        pk=owner_key(task.user_id),
        sk=task_key(task.id),
        request_hash=request_hash,
        reminders={one.id: reminder_map(one) for one in task.reminders},
        holds={one.id: hold_map(one) for one in task.reminders},
        **fields_of(task),
    )


def _add(task: Task, row: TaskRow, write: TransactWrite) -> None:
    write.save(row, condition=_ABSENT)
    if row.description_truncated:
        write.save(_description_row(task))


def _is_apart(task: Task) -> bool:
    return bool(fields_of(task)["description_truncated"])


def _apart(task: Task) -> tuple[str, bool]:
    return task.description, task.deleted_at is None


def _description_row(task: Task) -> DescriptionRow:
    key, expiry = description_key(task.id), _expiry(task)
    return DescriptionRow(pk=owner_key(task.user_id), sk=key, text=task.description, ttl=expiry)


def _expiry(task: Task) -> int | None:
    return int((task.deleted_at + RESTORABLE_FOR).timestamp()) if task.deleted_at else None


def _plain_actions(before: Task, after: Task) -> list[Action]:
    old, new = fields_of(before), fields_of(after)
    actions = [_set_or_remove(name, new[name]) for name in new if new[name] != old[name]]
    if _expiry(before) != _expiry(after):
        actions.append(_set_or_remove("ttl", _expiry(after)))
    return actions


def _set_or_remove(name: str, value: Any) -> Action:
    attribute = getattr(TaskRow, name)
    action: Action = attribute.remove() if value is None else attribute.set(value)
    return action


def _reminder_actions(before: Task, after: Task) -> list[Action]:
    actions: list[Action] = []
    for one in _touched(before, after):
        actions.append(TaskRow.reminders[one.id].set(reminder_map(one)))
        actions.append(TaskRow.holds[one.id].set(hold_map(one)))
    kept = {one.id for one in after.reminders}
    for one in before.reminders:
        if one.id not in kept:
            actions += [TaskRow.reminders[one.id].remove(), TaskRow.holds[one.id].remove()]
    return actions


def _touched(before: Task, after: Task) -> list[Reminder]:
    return [one for one in after.reminders if before.reminder(one.id) != one]


def _unchanged(before: Task, after: Task) -> Condition:
    """The version, and for each reminder that changes, where its delivery stands."""
    condition: Condition = TaskRow.version == before.version
    for old in before.reminders:
        if after.reminder(old.id) == old:
            continue
        condition &= TaskRow.holds[old.id]["attempt"] == old.attempt
        condition &= TaskRow.reminders[old.id]["rev"] == old.rev
        condition &= TaskRow.reminders[old.id]["state"] == reminder_map(old)["state"]
        condition &= TaskRow.reminders[old.id]["next_at"] == clock.to_ms(old.next_at)
    return condition
