"""What became of mailings: statistics and single messages."""

from functions.api.schemas.mailings import (
    MailingsQuery,
    MailingStatisticsOut,
    MessageOut,
    MessagesQuery,
    QueuedOut,
    RetryIn,
    StatisticsRowOut,
)
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik.apitokens.model import Scope

routes = Routes("messages", read_scope=Scope.MAILINGS, write_scope=Scope.MAILINGS, role="manager")

_READ = (400, 401, 422, 429, 503)


@routes.get("/mailings/statistics", answers={200: list[StatisticsRowOut]}, errors=_READ)
def statistics_of_all(request: Request, query: MailingsQuery) -> Answer:
    """How all mailings stand, newest first, one row a mailing."""
    raise NotImplementedError


@routes.get("/mailings/{id}/statistics", answers={200: MailingStatisticsOut}, errors=(*_READ, 404))
def statistics_of_one(request: Request) -> Answer:
    """How a mailing stands: by status, hour, operator code and zone, with rate and forecast."""
    raise NotImplementedError


@routes.get("/mailings/{id}/messages", answers={200: list[MessageOut]}, errors=(*_READ, 404))
def list_messages(request: Request, query: MessagesQuery) -> Answer:
    """The messages of a mailing, a page of them, all or those of a status."""
    raise NotImplementedError


@routes.post(
    "/mailings/{id}/messages/retry",
    answers={202: QueuedOut},
    errors=(400, 401, 404, 409, 413, 415, 422, 429, 503),
)
def retry_messages(request: Request, body: RetryIn) -> Answer:
    """Try failed messages again, with the ids they have."""
    raise NotImplementedError
