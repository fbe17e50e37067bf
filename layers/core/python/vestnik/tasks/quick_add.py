"""A task out of one line: `купить молоко завтра в 9`."""

from dataclasses import dataclass, replace
from datetime import datetime

from vestnik.errors import InvalidInputError
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import Task
from vestnik.tasks.recurrence import Repeat
from vestnik.tasks.use_cases import CreateTask, Desk, create_task
from vestnik.when import Ambiguous, Refused, When, parse_when
from vestnik.when.recurrence import Mode


@dataclass(frozen=True)
class QuickAdd:
    """`timezone` and `language` are the person's; the rest is as in CreateTask."""

    user_id: str
    text: str
    timezone: str
    language: str
    source: str
    request_hash: str
    task_id: str | None = None


@dataclass(frozen=True)
class Draft:
    """What a line of text asks for. `doubt`: why its time is not among the changes."""

    changes: TaskChanges
    doubt: Ambiguous | Refused | None = None


def draft_of(text: str, now: datetime, timezone: str, language: str) -> Draft:
    """What a line of text would become; its title is empty where it is nothing but a time."""
    when = parse_when(text, now, timezone, language)
    match when:
        case None:
            return Draft(TaskChanges(title=text.strip()))
        case When():
            return Draft(_kept(when, timezone))
        case _:
            return Draft(TaskChanges(title=when.title), doubt=when)


def quick_add(command: QuickAdd, desk: Desk) -> tuple[Task, bool]:
    """
    Create a task from what a person wrote; answers (task, whether it is new).

    A repeated command finds its task, even when the time in its text has passed since.

    Raises:
        InvalidInputError: a past or impossible time; only a time and no title; an ambiguous time
            (`details["ambiguous"]` is the Ambiguous).
        ConflictError: `id_taken`, as `create_task`.
    """
    known = command.task_id and desk.tasks.get(command.user_id, command.task_id)
    create = CreateTask(
        user_id=command.user_id,
        changes=TaskChanges() if known else _changes(command, desk),
        source=command.source,
        request_hash=command.request_hash,
        task_id=command.task_id,
    )
    return create_task(create, desk)


def _changes(command: QuickAdd, desk: Desk) -> TaskChanges:
    draft = draft_of(command.text, desk.now(), command.timezone, command.language)
    if isinstance(draft.doubt, Ambiguous):
        error = InvalidInputError({"reminder_time": "time_ambiguous"})
        error.details["ambiguous"] = draft.doubt
        raise error
    if draft.doubt:
        raise InvalidInputError({"reminder_time": draft.doubt.fault})
    if not draft.changes.title:
        raise InvalidInputError({"title": "missing"})
    return draft.changes


def _kept(when: When, timezone: str) -> TaskChanges:
    changes = TaskChanges(title=when.title, reminder_time=when.at)
    if when.rrule is None:
        return changes
    return replace(changes, recurrence=Repeat(when.rrule, Mode.CALENDAR, timezone))


def read_time(text: str, now: datetime, timezone: str, language: str) -> When | Ambiguous | None:
    """
    What the parser understands, where it can be.

    Raises:
        InvalidInputError: a past or impossible `reminder_time`.
    """
    answer = parse_when(text, now, timezone, language)
    if isinstance(answer, Refused):
        raise InvalidInputError({"reminder_time": answer.fault})
    return answer
