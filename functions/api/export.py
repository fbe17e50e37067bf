"""All that is kept about the caller."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from functions.api.schemas.accounts import SessionOut
from functions.api.schemas.apitokens import ApiTokenOut
from functions.api.schemas.base import Out
from functions.api.schemas.export import (
    AboutOut,
    ExportOut,
    ExportQuery,
    KeptAccountOut,
    KeptMailOut,
    KeptTaskOut,
    KeptTelegramOut,
)
from functions.api.schemas.oauth import OutsideAccountOut
from functions.api.schemas.weblinks import ActiveLinkOut, NoLinkOut
from functions.runtime.cursors import next_address, read_cursor
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik import bootstrap, clock
from vestnik.accounts.model import User
from vestnik.accounts.outside_accounts import accounts_of
from vestnik.accounts.sessions import list_sessions
from vestnik.apitokens.use_cases import tokens_of
from vestnik.errors import UnauthorizedError
from vestnik.platform.rate_limit import Limit
from vestnik.weblinks.use_cases import current_link

routes = Routes("accounts")

EXPORTS = Limit("export", count=30, period_s=3600, by="user")
PAGE_BYTES = 4_500_000  # of the 6 MB that a Lambda function may answer
PAGE_RECORDS = 4_000  # some two seconds of CPU
_SCOPE = "export"
_MAIL, _TASK = "M#", "T#"  # what the key of a record begins with; in this order
_FILE = {"Content-Disposition": 'attachment; filename="vestnik.json"'}

Record = tuple[str, Out]


@dataclass
class _Page:
    """What fits into one answer. `last_key`: of its last record, None if nothing follows."""

    mails: list[Any] = field(default_factory=list)
    tasks: list[Any] = field(default_factory=list)
    last_key: str | None = None


@routes.get(
    "/user/export",
    answers={200: ExportOut},
    limits=(EXPORTS,),
    errors=(400, 401, 422, 429, 503),
)
def export_account(request: Request, query: ExportQuery) -> Answer:
    """All that is kept about the caller; what doesn't fit in one answer goes on at `next`."""
    user = bootstrap.accounts().user(request.caller.user_id)
    if user is None:
        raise UnauthorizedError
    page = _page(_records(user, read_cursor(request, query.cursor, scope=_SCOPE) or _MAIL))
    following = next_address(request, page.last_key, scope=_SCOPE, query={})
    about = _about(user, session_id=request.caller.session_id).model_dump(mode="json")
    return Answer(
        {**about, "mails": page.mails, "tasks": page.tasks, "next": following}, 200, _FILE
    )


def _about(user: User, *, session_id: str | None) -> AboutOut:
    sessions = list_sessions(user, now=clock.now(), sessions=bootstrap.sessions())
    link = current_link(user.id, bootstrap.weblinks_desk())
    tokens = tokens_of(user.id, bootstrap.token_desk())
    return AboutOut(
        exported_at=clock.now(),
        account=KeptAccountOut.kept(user),
        telegram=KeptTelegramOut.of(user.telegram) if user.telegram else None,
        sessions=[SessionOut.of(one, current_id=session_id) for one in sessions],
        tokens=[ApiTokenOut.of(one) for one in tokens],
        outside=[OutsideAccountOut.of(one) for one in accounts_of(user.id, bootstrap.outside())],
        link=ActiveLinkOut.of(link) if link else NoLinkOut(),
        calendar=bootstrap.calendars().addresses.of(user.id) is not None,
    )


def _records(user: User, after_key: str) -> Iterator[Record]:
    """Mails, then tasks, each in the order of its ids."""
    if after_key.startswith(_MAIL):
        for mail in bootstrap.mails().of_user(user.id, after_id=after_key.removeprefix(_MAIL)):
            yield _MAIL + mail.id, KeptMailOut.of(mail)
        after_key = _TASK
    channel = user.preferences.reminder_channel
    for task in bootstrap.kept_tasks(user, after_id=after_key.removeprefix(_TASK)):
        yield _TASK + task.id, KeptTaskOut.kept(task, channel=channel)


def _page(records: Iterable[Record]) -> _Page:
    """The first of the records, one at least."""
    page, room, last_key = _Page(), PAGE_BYTES, None
    for key, record in records:
        written = record.model_dump(mode="json")
        room -= _size(written)
        count = len(page.mails) + len(page.tasks)
        if last_key and (room < 0 or count >= PAGE_RECORDS):
            page.last_key = last_key
            break
        (page.mails if isinstance(record, KeptMailOut) else page.tasks).append(written)
        last_key = key
    return page


def _size(written: Any) -> int:
    """Bytes in what the function answers: JSON within JSON, each letter beyond ASCII as six."""
    return len(json.dumps(json.dumps(written, ensure_ascii=False)))
