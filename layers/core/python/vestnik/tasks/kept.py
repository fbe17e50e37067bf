"""All that is kept of a person's tasks, for an export (access pattern 8 of `tasks.store`)."""

from collections.abc import Iterator
from typing import Any

from vestnik.accounts.cleared import Cleared
from vestnik.platform.dynamodb import refusals
from vestnik.tasks.cleared import as_deleted
from vestnik.tasks.model import Task
from vestnik.tasks.rows import (
    DescriptionRow,
    TaskRow,
    description_key,
    owner_key,
    task_key,
    task_of,
)

_END = "T$"  # the first key after all that begin with T#


def kept_tasks(user_id: str, cleared: Cleared, *, after_id: str = "") -> Iterator[Task]:
    """
    A person's tasks, whole, in the order of their ids, deleted ones too; read page by page.

    `after_id`: those that follow this one; of all of them by default.
    """
    task: TaskRow | None = None
    description: str | None = None
    for item in _items(user_id, after_id):
        if "title" not in item:
            description = DescriptionRow.from_raw_data(item).text
            continue
        if task:
            yield as_deleted(task_of(task, description=description), cleared)
        task, description = TaskRow.from_raw_data(item), None
    if task:
        yield as_deleted(task_of(task, description=description), cleared)


def _items(user_id: str, after_id: str) -> Iterator[dict[str, Any]]:
    """A task's description follows it."""
    first = description_key(after_id) + "!" if after_id else task_key("")
    keys = TaskRow.sk.between(first, _END)
    last: dict[str, Any] | None = None
    while True:
        with refusals():
            answer = TaskRow._get_connection().query(  # noqa: SLF001 - two kinds of rows in one answer
                owner_key(user_id),
                range_key_condition=keys,
                consistent_read=True,
                exclusive_start_key=last,
            )
        yield from answer["Items"]
        last = answer.get("LastEvaluatedKey")
        if last is None:
            return
