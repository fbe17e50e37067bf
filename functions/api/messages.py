"""What became of mailings: statistics and single messages."""

from functions.api.schemas.mailings import (
    MailingsQuery,
    MailingStatisticsOut,
    MessageOut,
    MessagesQuery,
    QueuedOut,
    ReportQuery,
    RetryIn,
    StatisticsRowOut,
)
from functions.runtime.cursors import next_link, read_cursor
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik import bootstrap
from vestnik.apitokens.model import Scope
from vestnik.mailings import retry, use_cases
from vestnik.mailings.counting import standings
from vestnik.mailings.listing import page_of_messages
from vestnik.mailings.retry import RetryMessages
from vestnik.platform.rate_limit import Limit
from vestnik.platform.spreadsheet import BYTE_ORDER_MARK, csv_lines
from vestnik.reports.table import HEAD, part_of_table

routes = Routes("messages", read_scope=Scope.MAILINGS, write_scope=Scope.MAILINGS, role="manager")

REPORTS = Limit("mailing-report", count=60, period_s=3600, by="user")
_CSV = "text/csv; charset=utf-8"
_READ = (400, 401, 422, 429, 503)


@routes.get("/mailings/statistics", answers={200: list[StatisticsRowOut]}, errors=_READ)
def statistics_of_all(request: Request, query: MailingsQuery) -> Answer:
    """How all mailings stand, newest first, one row a mailing."""
    desk = bootstrap.mailing_desk()
    after_key = read_cursor(request, query.cursor, scope="")
    page, last_key = use_cases.page_of_mailings(after_key, query.limit, desk)
    link = next_link(request, last_key, scope="", query={"limit": query.limit})
    rows = [StatisticsRowOut.of_one(one) for one in standings(page, desk.mailings, desk.pages)]
    return Answer(rows, headers=link)


@routes.get(
    "/mailings/{id}/statistics",
    answers={200: MailingStatisticsOut},
    errors=(400, 401, 404, 429, 503),
)
def statistics_of_one(request: Request) -> Answer:
    """How a mailing stands: by status, hour, operator code and zone, with rate and forecast."""
    mailing = use_cases.get_mailing(request.part("id"), bootstrap.mailing_desk())
    return Answer(MailingStatisticsOut.of_report(bootstrap.reporter().report(mailing)))


@routes.get("/mailings/{id}/messages", answers={200: list[MessageOut]}, errors=(*_READ, 404))
def list_messages(request: Request, query: MessagesQuery) -> Answer:
    """The messages of a mailing, all or those of a status; a page may be short."""
    desk = bootstrap.mailing_desk()
    mailing = use_cases.get_mailing(request.part("id"), desk)
    scope = f"{mailing.id} {query.status or ''}"
    page, last_key = page_of_messages(
        mailing,
        desk.pages,
        status=query.status,
        after_key=read_cursor(request, query.cursor, scope=scope),
        limit=query.limit,
    )
    asked = query.model_dump(include={"status", "limit"}, exclude_none=True)
    link = next_link(request, last_key, scope=scope, query=asked)
    return Answer([MessageOut.of(message) for message in page], headers=link)


@routes.get(
    "/mailings/{id}/report",
    answers={200: "text/csv"},
    limits=(REPORTS,),
    errors=(400, 401, 404, 422, 429, 503),
)
def report_messages(request: Request, query: ReportQuery) -> Answer:
    """
    The messages of a mailing as CSV; where there are more than 5,000, `Link` leads to the rest.

    What begins like a formula stands behind an apostrophe. Only the first part has a head, so that
    the parts make one table.
    """
    desk = bootstrap.mailing_desk()
    mailing = use_cases.get_mailing(request.part("id"), desk)
    after = int(read_cursor(request, query.cursor, scope=mailing.id) or -1)
    rows, last = part_of_table(mailing, desk.pages, after=after)
    lines = csv_lines([HEAD, *rows] if after < 0 else rows, delimiter=query.delimiter)
    asked = {"delimiter": query.delimiter}
    link = next_link(request, _key(last), scope=mailing.id, query=asked)
    name = f'attachment; filename="mailing-{mailing.id}.csv"'
    headers = {"Content-Type": _CSV, "Content-Disposition": name, **link}
    return Answer((BYTE_ORDER_MARK if after < 0 else "") + "".join(lines), headers=headers)


def _key(page: int | None) -> str | None:
    return None if page is None else str(page)


@routes.post(
    "/mailings/{id}/messages/retry",
    answers={202: QueuedOut},
    errors=(400, 401, 404, 409, 413, 415, 422, 429, 503),
)
def retry_messages(request: Request, body: RetryIn) -> Answer:
    """Try failed messages again, with the ids they have."""
    command = RetryMessages(request.part("id"), request.caller.user_id, body.msg_ids)
    queued = retry.retry_messages(command, bootstrap.mailing_desk())
    return Answer(QueuedOut(queued=queued), status=202)
