"""All tasks of the caller at once."""

from functions.api.schemas.all_tasks import DeletedAllOut, UndoIn
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik import bootstrap, ids
from vestnik.apitokens.model import Scope
from vestnik.tasks.clearing import delete_all, undo_delete_all

routes = Routes("tasks", by_link=True, read_scope=Scope.TASKS_READ, write_scope=Scope.TASKS_WRITE)


@routes.delete("/tasks", answers={200: DeletedAllOut}, errors=(401, 409, 429))
def delete_all_tasks(request: Request) -> Answer:
    """Delete all tasks, open and done; it can be undone for 24 hours."""
    key = request.headers.get("idempotency-key") or ids.new_id()
    deleted = delete_all(request.caller.user_id, bootstrap.desk(), key=key)
    return Answer(DeletedAllOut(undo=deleted.undo, count=deleted.count))


@routes.post("/tasks/undo", answers={204: None}, errors=(400, 401, 404, 409, 413, 415, 422, 429))
def undo_deletion(request: Request, body: UndoIn) -> Answer:
    """Take the deletion of all tasks back."""
    desk = bootstrap.desk(known=request.caller.presence)
    undo_delete_all(request.caller.user_id, body.undo, desk)
    return Answer(status=204)
