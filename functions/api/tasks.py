"""Tasks of the caller."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from functions.api.schemas.tasks import (
    ChangeOut,
    SnoozeIn,
    TaskIn,
    TaskOut,
    TaskPatch,
    TasksQuery,
)
from functions.api.schemas.time_in_words import ParsedOut, ParseIn, ReadingOut
from functions.runtime.cursors import next_link, read_cursor
from functions.runtime.idempotency import key_of
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from functions.runtime.versions import etag, wanted_autosave, wanted_version
from vestnik import bootstrap, clock, ids
from vestnik.apitokens.model import Scope
from vestnik.errors import ConflictError, InvalidInputError, PreconditionFailedError
from vestnik.tasks import use_cases
from vestnik.tasks.model import Task
from vestnik.tasks.quick_add import QuickAdd, quick_add, read_line
from vestnik.tasks.search import read_query
from vestnik.tasks.use_cases import Desk
from vestnik.when import Ambiguous

routes = Routes("tasks", by_link=True, read_scope=Scope.TASKS_READ, write_scope=Scope.TASKS_WRITE)


@routes.get("/tasks", answers={200: list[TaskOut]}, errors=(401, 422, 429))
def list_tasks(request: Request, query: TasksQuery) -> Answer:
    """The caller's open or done tasks, a page of them; with `q` those that it finds."""
    scope = json.dumps([query.status, query.q])
    after_key = read_cursor(request, query.cursor, scope=scope)
    page, last_key = _page(request, query, after_key)
    asked = query.model_dump(include={"status", "limit", "q"}, exclude_none=True)
    link = next_link(request, last_key, scope=scope, query=asked)
    return Answer([_out(request, task) for task in page], headers=link)


def _page(
    request: Request, query: TasksQuery, after_key: str | None
) -> tuple[Sequence[Task], str | None]:
    tasks, user_id, done = _desk(request).tasks, request.caller.user_id, query.status == "done"
    if query.q is None:
        return tasks.page(user_id, done=done, after_key=after_key, limit=query.limit)
    wanted = read_query(query.q)
    return tasks.search(user_id, wanted, done=done, after_key=after_key, limit=query.limit)


@routes.post("/tasks", answers={201: TaskOut}, errors=(400, 401, 409, 413, 415, 422, 429))
def create_task(request: Request, body: TaskIn) -> Answer:
    """Create a task, from its fields or from one line of text."""
    create = _create if body.text is None else _quick_add
    try:
        with _readings_shown():
            task = create(request, body)
    except ConflictError as error:
        if body.id or error.code != "id_taken":
            raise
        raise InvalidInputError({"Idempotency-Key": "key_reused"}) from error
    return Answer(
        _out(request, task),
        status=201,
        headers={"Location": f"/api/tasks/{task.id}", **etag(task.version)},
    )


@routes.post(
    "/tasks/parse",
    answers={200: ParsedOut},
    scopes=frozenset({Scope.TASKS_READ, Scope.TASKS_WRITE}),
    errors=(400, 401, 413, 415, 422, 429),
)
def parse_text(request: Request, body: ParseIn) -> Answer:
    """What a line of text would become; nothing is stored."""
    zone = body.timezone or request.caller.timezone
    return Answer(ParsedOut.of(read_line(body.text, clock.now(), zone, request.language)))


@routes.get("/tasks/{id}", answers={200: TaskOut}, errors=(401, 404, 429))
def get_task(request: Request) -> Answer:
    """One task, with its whole description."""
    task = use_cases.get_task(request.caller.user_id, request.part("id"), _desk(request))
    return _shown(request, task)


@routes.patch(
    "/tasks/{id}",
    answers={200: TaskOut},
    errors=(400, 401, 404, 409, 410, 412, 413, 415, 422, 429),
)
def edit_task(request: Request, body: TaskPatch) -> Answer:
    """
    Change the given fields.

    With `Vestnik-Autosave: <tab>:<seq>` beside `If-Match` it is taken as long as nobody else has
    changed the task since that version; one that the tab has overtaken changes nothing.
    """
    with _current_shown(request):
        task = use_cases.edit_task(
            request.caller.user_id,
            request.part("id"),
            body.changes(timezone=request.caller.timezone),
            _desk(request),
            version=wanted_version(request),
            autosave=wanted_autosave(request),
            source=_source(request),
        )
    return _shown(request, task)


@routes.delete("/tasks/{id}", answers={204: None}, errors=(401, 404, 412, 429))
def delete_task(request: Request) -> Answer:
    """Delete a task; it can be restored for 24 hours."""
    with _current_shown(request):
        use_cases.delete_task(
            request.caller.user_id,
            request.part("id"),
            _desk(request),
            version=wanted_version(request),
            source=_source(request),
        )
    return Answer(status=204)


@routes.post("/tasks/{id}/restore", answers={200: TaskOut}, errors=(401, 404, 409, 429))
def restore_task(request: Request) -> Answer:
    """Undo a deletion."""
    task = use_cases.restore_task(
        request.caller.user_id, request.part("id"), _desk(request), source=_source(request)
    )
    return _shown(request, task)


@routes.get("/tasks/{id}/history", answers={200: list[ChangeOut]}, errors=(401, 404, 429))
def task_history(request: Request) -> Answer:
    """The last 20 changes of a task, newest first."""
    task = use_cases.get_task(request.caller.user_id, request.part("id"), _desk(request))
    return Answer([ChangeOut.of(change) for change in reversed(task.history)])


@routes.post(
    "/tasks/{id}/snooze",
    answers={200: TaskOut},
    errors=(400, 401, 404, 409, 413, 415, 422, 429),
)
def snooze_task(request: Request, body: SnoozeIn) -> Answer:
    """Be reminded again later; the series of a repeating task stays where it is."""
    task = use_cases.snooze_task(
        request.caller.user_id,
        request.part("id"),
        _desk(request),
        until=body.ends_at(clock.now()),
        key=_id_of_key(request, request.part("id"), _hash(body)) or ids.new_id(),
        reminder_id=body.reminder_id,
        source=_source(request),
    )
    return _shown(request, task)


def _desk(request: Request) -> Desk:
    """What the caller does with tasks; his row has been read already."""
    return bootstrap.desk(request.caller.cleared, known=request.caller.presence)


def _create(request: Request, body: TaskIn) -> Task:
    if body.title is None:
        raise InvalidInputError({"title": "missing"})
    command = use_cases.CreateTask(
        user_id=request.caller.user_id,
        changes=body.changes(timezone=request.caller.timezone),
        source=_source(request),
        request_hash=_hash(body),
        task_id=body.id or _id_of_key(request),
    )
    task, _ = use_cases.create_task(command, _desk(request))
    return task


def _quick_add(request: Request, body: TaskIn) -> Task:
    if not body.model_fields_set <= {"text", "id", "written_at"} or body.text is None:
        raise InvalidInputError({"text": "text_alone"})
    command = QuickAdd(
        user_id=request.caller.user_id,
        text=body.text,
        written_at=body.written_at,
        timezone=request.caller.timezone,
        language=request.language,
        source=_source(request),
        request_hash=_hash(body),
        task_id=body.id or _id_of_key(request),
    )
    task, _ = quick_add(command, _desk(request))
    return task


def _hash(body: TaskIn | SnoozeIn) -> str:
    return ids.sha256_hex(json.dumps(body.model_dump(mode="json"), sort_keys=True))


@contextmanager
def _readings_shown() -> Iterator[None]:
    """Whoever wrote an ambiguous time is shown what it may mean."""
    try:
        yield
    except InvalidInputError as error:
        ambiguous = error.details.get("ambiguous")
        if isinstance(ambiguous, Ambiguous):
            readings = [ReadingOut.of(one) for one in ambiguous.options]
            error.details["ambiguous"] = [one.model_dump(mode="json") for one in readings]
        raise


def _out(request: Request, task: Task) -> TaskOut:
    return TaskOut.of(task, channel=request.caller.reminder_channel)


def _shown(request: Request, task: Task) -> Answer:
    return Answer(_out(request, task), headers=etag(task.version))


@contextmanager
def _current_shown(request: Request) -> Iterator[None]:
    """Whoever edits an old version is shown the current one."""
    try:
        yield
    except PreconditionFailedError as error:
        current = error.details["current"]
        if isinstance(current, Task):
            error.details["current"] = _out(request, current).model_dump(mode="json")
        raise


def _source(request: Request) -> str:
    return {"cookie": "web", "link": "link"}.get(request.caller.way, "api")


def _id_of_key(request: Request, *further: str) -> str | None:
    """
    The id that an Idempotency-Key stands for: the same key finds the same task again.

    Args:
        further: what else makes two requests with the same key the same.

    Raises:
        InvalidInputError: the key is longer than 255 characters.
    """
    key = key_of(request)
    if key is None:
        return None
    secret = bootstrap.config().session_keys[0]
    return ids.derived_id(secret, request.caller.user_id, "task", key, *further)
