"""Which tasks count as deleted because their owner deleted all at once: pure rules (ADR 10)."""

from dataclasses import replace
from datetime import timedelta

from vestnik import clock
from vestnik.accounts.cleared import Cleared
from vestnik.tasks.model import Task

# `delete_all` answers this much later than it takes effect: who has read the owner's row and acts
# within FRESH has acted before the answer.
FRESH = timedelta(milliseconds=200)
ACKNOWLEDGED_AFTER = timedelta(milliseconds=250)


def is_cleared(task: Task, cleared: Cleared) -> bool:
    """Whether its owner deleted it with all that stood before an instant."""
    return cleared.covering(clock.to_ms(task.listed)) is not None


def as_deleted(task: Task, cleared: Cleared) -> Task:
    """The task as it is to be read: one that was deleted with others is deleted like any."""
    by = cleared.covering(clock.to_ms(task.listed))
    if by is None or task.deleted_at:
        return task
    return replace(task, deleted_at=clock.from_ms(by.at_ms))


def listed_after(task: Task, cleared: Cleared) -> Task:
    """The task, standing after all that was deleted: for one that is new, or restored."""
    if not is_cleared(task, cleared):
        return task
    first = clock.from_ms(cleared.last_ms + 1)
    return replace(task, listed_at=max(task.updated_at, first))
