"""What the use cases of tasks need from outside."""

from collections.abc import Sequence
from typing import Protocol

from vestnik.accounts.cleared import Cleared, Gap, Stretch
from vestnik.tasks.model import Task
from vestnik.tasks.search import Query


class Owners(Protocol):
    """What people have deleted all at once. Raises TransientError when the store doesn't answer."""

    def cleared(self, user_id: str) -> Cleared:
        """Read consistently."""

    def replace_cleared(self, user_id: str, before: Cleared, after: Cleared) -> None:
        """
        Store it.

        Raises:
            ConditionRefusedError: it has changed since `before` was read.
        """


class Changes(Protocol):
    """How often people's tasks have changed. Raises TransientError when it doesn't answer."""

    def add(self, user_id: str) -> None:
        """One more; of an account that is gone, none."""


class Activity(Protocol):
    """Whom there may be something to tell at midnight. Raises TransientError."""

    def note(self, user_id: str) -> None:
        """Called before a person's tasks change: else the night could miss the change."""


class Tasks(Protocol):
    """
    The tasks of all people. Reads are consistent.

    A task that its owner deleted with all others is read as any deleted one: with `deleted_at`, and
    in no list. One that is stored as not deleted is listed after all that he deleted so.

    Raises TransientError when the store doesn't answer.
    """

    def get(self, user_id: str, task_id: str) -> Task | None:
        """The whole task, deleted or not."""

    def add(self, task: Task, *, request_hash: str) -> None:
        """
        Store a new one. `request_hash`: what it was made from.

        Raises:
            ConditionRefusedError: its id is taken.
        """

    def request_hash(self, user_id: str, task_id: str) -> str | None:
        """What `add` was given, to tell a repeated request from another with the same id."""

    def replace(self, before: Task, after: Task, *, successor: Task | None = None) -> None:
        """
        Store what differs, and a new task that follows from it: both or neither.

        Raises:
            ConditionRefusedError: the task has changed since `before` was read, or the id of its
                successor is taken.
        """

    def page(
        self, user_id: str, *, done: bool, after_key: str | None, limit: int
    ) -> tuple[Sequence[Task], str | None]:
        """A page of a list and the key to go on after, None at its end; it may be shorter."""

    def search(
        self, user_id: str, query: Query, *, done: bool, after_key: str | None, limit: int
    ) -> tuple[Sequence[Task], str | None]:
        """
        What a query finds in a list, like `page`.

        At most 1 MB of the list is read: a page may be empty, and yet others follow.
        """

    def count(
        self, user_id: str, *, done: bool, within: Sequence[Gap | Stretch], up_to: int
    ) -> int:
        """How many tasks a list has in some stretches of time; counted no further than `up_to`."""

    def last_listed_ms(self, user_id: str, *, within: Sequence[Gap]) -> int | None:
        """The latest instant, within stretches of time, at which something stands in a list."""
