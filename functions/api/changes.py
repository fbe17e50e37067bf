"""Whether anything has changed since one looked."""

from functions.api.schemas.changes import ChangesOut, ChangesQuery
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik.apitokens.model import Scope

routes = Routes("tasks", by_link=True, read_scope=Scope.TASKS_READ)


@routes.get("/changes", answers={200: ChangesOut}, errors=(401, 422, 429))
def list_changes(
    request: Request,
    query: ChangesQuery,  # noqa: ARG001 - checked; the answer is the same, whatever one knows
) -> Answer:
    """A number that rises with every change of the caller's tasks, whoever makes it."""
    return Answer(ChangesOut(n=request.caller.changes))
