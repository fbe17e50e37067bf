"""What a recurrence rule would give."""

from itertools import islice
from zoneinfo import ZoneInfo

from functions.api.schemas.recurrence import PreviewIn, PreviewOut
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik.apitokens.model import Scope
from vestnik.when.recurrence import read_series

routes = Routes("tasks")


@routes.post(
    "/recurrence/preview",
    answers={200: PreviewOut},
    scopes=frozenset({Scope.TASKS_READ, Scope.TASKS_WRITE}),
    errors=(400, 401, 413, 415, 422, 429),
)
def preview_recurrence(request: Request, body: PreviewIn) -> Answer:
    """The first times of a recurrence rule; nothing is stored."""
    zone = ZoneInfo(body.timezone or request.caller.timezone)
    series = read_series(body.rrule, start=body.dtstart, zone=zone)
    return Answer(PreviewOut(occurrences=list(islice(series.instants(), body.count))))
