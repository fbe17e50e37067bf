"""The caller's tasks as a calendar, by a secret address."""

from collections.abc import Sequence

from functions.api.schemas.calendar import AddressOut
from functions.runtime import limits
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik import bootstrap, ids
from vestnik.calendars.use_cases import address_of, make_address, subscriber_of, tasks_shown
from vestnik.errors import NotFoundError
from vestnik.platform.rate_limit import Limit
from vestnik.tasks.model import Task
from vestnik.texts import render

routes = Routes("calendar")

FEED = Limit("calendar-feed", count=30, period_s=60, by="user")
_SUFFIX = ".ics"
_ICALENDAR = "text/calendar; charset=utf-8"
_FORM = 1  # of the text that is made of tasks: with another one everybody reads it anew


@routes.get("/calendar", answers={200: AddressOut}, errors=(401, 404, 429))
def get_address(request: Request) -> Answer:
    """The address of the caller's calendar."""
    return Answer(_shown(address_of(request.caller.user_id, bootstrap.calendars())))


@routes.post("/calendar", answers={201: AddressOut}, errors=(401, 403, 429))
def make_new_address(request: Request) -> Answer:
    """Make an address of the caller's calendar; the former one is dead."""
    token = make_address(request.caller.user_id, bootstrap.calendars())
    return Answer(_shown(token), status=201)


@routes.delete("/calendar", answers={204: None}, errors=(401, 403, 429))
def revoke_address(request: Request) -> Answer:
    """Nobody reads the caller's calendar any more."""
    bootstrap.calendars().addresses.delete(request.caller.user_id)
    return Answer(status=204)


@routes.get(
    "/calendar/{file}",
    answers={200: "text/calendar", 304: None},
    public=True,
    errors=(404, 429),
)
def read_calendar(request: Request) -> Answer:
    """The calendar behind a secret address, as iCalendar: `<secret>.ics`."""
    desk = bootstrap.calendars()
    try:
        user = subscriber_of(_token(request.part("file")), desk)
    except NotFoundError:
        limits.take_wrong_secret(request)
        raise
    limits.take_in_container(FEED, user.id)
    tasks, name = tasks_shown(user, desk), render(user.language, "calendar-name")
    etag = f'"{ids.sha256_hex(repr((_FORM, name, tasks)))[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    if is_known(etag, request.headers.get("if-none-match", "")):
        return Answer(status=304, headers=headers)
    return Answer(_feed(tasks, name), headers={**headers, "Content-Type": _ICALENDAR})


def _feed(tasks: Sequence[Task], name: str) -> str:
    from vestnik.calendars.feed import feed_of  # noqa: PLC0415 - icalendar costs 0.14 s

    return feed_of(tasks, name=name).decode()


def is_known(etag: str, given: str) -> bool:
    """Whether If-None-Match names the ETag; weak ones will do (RFC 9110, 13.1.2)."""
    known = {one.strip().removeprefix("W/") for one in given.split(",")}
    return bool(known & {etag, "*"})


def _token(file: str) -> str:
    """
    Raises:
        NotFoundError: no calendar has such a name.
    """
    if not file.endswith(_SUFFIX):
        raise NotFoundError
    return file.removesuffix(_SUFFIX)


def _shown(token: str) -> AddressOut:
    return AddressOut(url=f"{bootstrap.config().app_url}api/calendar/{token}{_SUFFIX}")
