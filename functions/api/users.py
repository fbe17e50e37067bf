"""Accounts of all people, for administrators."""

import json

from functions.api.schemas.users import AccountOut, RightsPatch, UsersQuery
from functions.runtime.cursors import next_link, read_cursor
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from functions.runtime.versions import etag, wanted_version
from vestnik import bootstrap
from vestnik.accounts.model import User
from vestnik.accounts.rights import ChangeRights, change_rights, find_accounts
from vestnik.errors import PreconditionFailedError

routes = Routes("users", role="admin")


@routes.get("/users", answers={200: list[AccountOut]}, errors=(400, 401, 422, 429, 503))
def list_users(request: Request, query: UsersQuery) -> Answer:
    """Accounts; a page may be short or empty and yet others follow."""
    scope = json.dumps(query.q)
    after = read_cursor(request, query.cursor, scope=scope)
    users, last = find_accounts(query.q, bootstrap.rights(), after=after, limit=query.limit)
    asked = query.model_dump(include={"q", "limit"}, exclude_none=True)
    link = next_link(request, last, scope=scope, query=asked)
    return Answer([AccountOut.of(user) for user in users], headers=link)


@routes.patch(
    "/users/{id}",
    answers={200: AccountOut},
    errors=(400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503),
)
def change_user(request: Request, body: RightsPatch) -> Answer:
    """Give an account roles, disable it, or let it in again; it counts at once."""
    command = ChangeRights(
        user_id=request.part("id"),
        by=request.caller.user_id,
        roles=None if body.roles is None else frozenset(body.roles),
        is_disabled=body.disabled,
        version=wanted_version(request),
    )
    try:
        changed = change_rights(command, bootstrap.rights())
    except PreconditionFailedError as error:
        current = error.details["current"]
        if isinstance(current, User):
            error.details["current"] = AccountOut.of(current).model_dump(mode="json")
        raise
    return Answer(AccountOut.of(changed), headers=etag(changed.version))
