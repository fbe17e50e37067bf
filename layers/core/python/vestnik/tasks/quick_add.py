"""A task out of one line: `купить молоко завтра в 9 #дом !1`."""

from dataclasses import dataclass, replace
from datetime import datetime

from vestnik.errors import Fault, InvalidInputError
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.marks import read_marks
from vestnik.tasks.model import TAGS_MAX, Task
from vestnik.tasks.recurrence import Repeat
from vestnik.tasks.use_cases import CreateTask, Desk, create_task
from vestnik.when import Ambiguous, Answer, Refused, Span, When, parse_when
from vestnik.when.recurrence import Mode


@dataclass(frozen=True)
class QuickAdd:
    """
    `timezone` and `language` are the person's; the rest is as in CreateTask.

    `written_at`: when he wrote it, if it could not be sent at once. Nobody is there to be asked
    then, so a time that has passed since, or is in doubt, stays in the title.
    """

    user_id: str
    text: str
    timezone: str
    language: str
    source: str
    request_hash: str
    task_id: str | None = None
    written_at: datetime | None = None


@dataclass(frozen=True)
class Line:
    """What a line of text says; `title` is the rest of it, `spans` are the parts that were read."""

    title: str
    when: Answer
    priority: int | None
    tags: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Draft:
    """What a line of text asks for. `doubt`: why its time is not among the changes."""

    changes: TaskChanges
    doubt: Ambiguous | Refused | None = None


def draft_of(text: str, now: datetime, timezone: str, language: str) -> Draft:
    """
    What a line of text would become; its title is empty where it says nothing else.

    Raises:
        InvalidInputError: more `tags` than a task may have.
    """
    line = _read(text, now, timezone, language)
    doubt = line.when if isinstance(line.when, Ambiguous | Refused) else None
    return Draft(_kept(line, timezone), doubt)


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
    if command.written_at is not None:
        return _late_changes(command, command.written_at, desk.now())
    line = read_line(command.text, desk.now(), command.timezone, command.language)
    if isinstance(line.when, Ambiguous):
        error = InvalidInputError({"reminder_time": "time_ambiguous"})
        error.details["ambiguous"] = line.when
        raise error
    if not line.title:
        raise InvalidInputError({"title": "missing"})
    return _kept(line, command.timezone)


def _late_changes(command: QuickAdd, written_at: datetime, now: datetime) -> TaskChanges:
    line = _read(command.text, min(written_at, now), command.timezone, command.language)
    is_clear = line.when is None or (isinstance(line.when, When) and line.when.at > now)
    if not (is_clear and line.title):
        line = replace(line, title=command.text.strip(), when=None)
    return _kept(line, command.timezone)


def _kept(line: Line, timezone: str) -> TaskChanges:
    changes = TaskChanges(title=line.title)
    if line.priority:
        changes = replace(changes, priority=line.priority)
    if line.tags:
        changes = replace(changes, tags=line.tags)
    if not isinstance(line.when, When):
        return changes
    changes = replace(changes, reminder_time=line.when.at)
    if line.when.rrule is None:
        return changes
    return replace(changes, recurrence=Repeat(line.when.rrule, Mode.CALENDAR, timezone))


def read_line(text: str, now: datetime, timezone: str, language: str) -> Line:
    """
    All that a line of text says.

    Raises:
        InvalidInputError: a past or impossible `reminder_time`; more `tags` than a task may have.
    """
    line = _read(text, now, timezone, language)
    if isinstance(line.when, Refused):
        raise InvalidInputError({"reminder_time": line.when.fault})
    return line


def _read(text: str, now: datetime, timezone: str, language: str) -> Line:
    marked = read_marks(text)
    if len(marked.tags) > TAGS_MAX:
        raise InvalidInputError({"tags": Fault("too_long", {"max_length": TAGS_MAX})})
    when = parse_when(marked.text, now, timezone, language)
    spans = (*marked.spans, *marked.in_line(when.spans if when else ()))
    return Line(
        title=when.title if when else marked.text.strip(),
        when=when,
        priority=marked.priority,
        tags=marked.tags,
        spans=tuple(sorted(_trimmed(span, text) for span in spans)),
    )


def _trimmed(span: Span, text: str) -> Span:
    """The span without white space at its ends."""
    part = text[span.start : span.end]
    return Span(span.end - len(part.lstrip()), span.start + len(part.rstrip()))
