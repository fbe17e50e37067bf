"""What happened to a thing, by its id."""

from functions.api.schemas.traces import TraceOut
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik import bootstrap
from vestnik.apitokens.model import Scope
from vestnik.traces.tell import tell

routes = Routes("operations")

_SEE_PEOPLE = frozenset({"manager", "admin"})


@routes.get(
    "/trace/{id}",
    answers={200: TraceOut},
    errors=(400, 401, 404, 429, 503),
    role=("manager", "operator"),
    scopes=frozenset({Scope.MAILINGS, Scope.OPS}),
)
def get_trace(request: Request) -> Answer:
    """The life story of a mailing, a message or a client; operators see no phones and no texts."""
    story = tell(request.part("id"), bootstrap.archive())
    sees_people = bool(_SEE_PEOPLE & request.caller.roles)
    return Answer(TraceOut.of(story if sees_people else story.without_people()))
