"""
Which autosaves of a tab are taken: pure rules.

A tab numbers what it saves by itself, and each time sends all that is not acknowledged yet. So a
later one need not wait for the answer to an earlier, and the earlier, should it come after it or
come again, has nothing to add.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from vestnik.errors import GoneError, PreconditionFailedError
from vestnik.tasks.edits import TaskChanges, edited
from vestnik.tasks.model import Autosaves, Task

SEQ_MAX = 2**31


@dataclass(frozen=True)
class Autosave:
    """`seq` rises within a tab. `version`: the last one that the tab has heard of."""

    tab: str
    seq: int
    version: int


def autosaved(
    task: Task, changes: TaskChanges, autosave: Autosave, *, rev: str, now: datetime
) -> Task:
    """
    The task after an autosave; the same task if the tab itself has overtaken it.

    Each one that is taken raises the version, also where it changes nothing, so that none that was
    sent before it passes for newer.

    Raises:
        PreconditionFailedError: somebody else has changed the task; its `current` is the Task.
        GoneError, InvalidInputError, ConflictError: as `edited`.
    """
    if task.deleted_at:
        raise GoneError
    last = task.autosaves
    if last and last.tab == autosave.tab and autosave.seq <= last.seq:
        return task
    goes_on = _goes_on(task, autosave)
    if autosave.version != task.version and not goes_on:
        raise PreconditionFailedError(details={"current": task})
    from_version = last.from_version if last and goes_on else task.version
    version = task.version + 1
    saved = Autosaves(autosave.tab, autosave.seq, from_version, version)
    after = edited(task, changes, rev=rev, now=now)
    return replace(after, version=version, autosaves=saved)


def _goes_on(task: Task, autosave: Autosave) -> bool:
    """Whether all that was changed since the tab's version is its own."""
    last = task.autosaves
    if last is None or last.tab != autosave.tab or last.version != task.version:
        return False
    return last.from_version <= autosave.version <= last.version
