"""Erasing all tasks of a person: access patterns 6, 8 and 9 of `tasks.store`."""

from collections.abc import Iterator

from vestnik.accounts.cleared import NOTHING_CLEARED
from vestnik.platform.dynamodb import refusals
from vestnik.tasks.kept import kept_tasks
from vestnik.tasks.model import Task
from vestnik.tasks.rows import TaskRow, owner_key
from vestnik.tasks.store import TaskStore


class TaskRemoval:
    """The port `erasure.drawers.ErasableTasks` over DynamoDB."""

    def __init__(self) -> None:
        self._store = TaskStore(lambda _user_id: NOTHING_CLEARED)

    def all_of(self, user_id: str) -> Iterator[Task]:
        return kept_tasks(user_id, NOTHING_CLEARED)

    def erase(self, task: Task) -> None:
        self._store.erase(task)

    def erase_strays(self, user_id: str) -> Iterator[None]:
        """A description outlives its task where time has taken that first."""
        with refusals():
            rows = TaskRow.query(
                owner_key(user_id), consistent_read=True, attributes_to_get=["pk", "sk"]
            )
            keys = {row.sk for row in rows}
        for sk in keys:
            task_sk = sk.removesuffix("#description")
            if task_sk != sk and task_sk not in keys:
                with refusals():
                    TaskRow(pk=owner_key(user_id), sk=sk).delete()
                yield
