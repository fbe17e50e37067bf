"""The directory of clients, for managers."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from functions.api.schemas.clients import ClientIn, ClientOut, ClientPatch, ClientsQuery
from functions.runtime.cursors import next_link, read_cursor
from functions.runtime.idempotency import key_of
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from functions.runtime.versions import etag, wanted_version
from vestnik import bootstrap, ids
from vestnik.apitokens.model import Scope
from vestnik.clients import use_cases
from vestnik.clients.model import Client
from vestnik.clients.ports import RequestMark
from vestnik.clients.use_cases import ClientDesk, CreateClient, EditClient
from vestnik.errors import PreconditionFailedError

routes = Routes("clients", read_scope=Scope.CLIENTS, write_scope=Scope.CLIENTS, role="manager")


@routes.get("/clients", answers={200: list[ClientOut]}, errors=(400, 401, 422, 429, 503))
def list_clients(request: Request, query: ClientsQuery) -> Answer:
    """Clients, newest first; a page may be short or empty and yet others follow."""
    asked = query.model_dump(exclude={"cursor", "limit"}, exclude_none=True)
    scope = json.dumps(asked, sort_keys=True)
    clients, last_key = bootstrap.client_desk().clients.page(
        query.wanted(), after=read_cursor(request, query.cursor, scope=scope), limit=query.limit
    )
    link = next_link(request, last_key, scope=scope, query={**asked, "limit": query.limit})
    return Answer([ClientOut.of(client) for client in clients], headers=link)


@routes.post(
    "/clients", answers={201: ClientOut}, errors=(400, 401, 403, 409, 413, 415, 422, 429, 503)
)
def create_client(request: Request, body: ClientIn) -> Answer:
    """Add a client."""
    command = CreateClient(body.values(), _mark(request, body))
    client = use_cases.create_client(command, _desk(request))
    return Answer(
        ClientOut.of(client),
        status=201,
        headers={"Location": f"/api/clients/{client.id}", **etag(client.version)},
    )


@routes.get("/clients/{id}", answers={200: ClientOut}, errors=(400, 401, 404, 429, 503))
def get_client(request: Request) -> Answer:
    """One client."""
    return _shown(use_cases.get_client(request.part("id"), bootstrap.client_desk()))


@routes.patch(
    "/clients/{id}",
    answers={200: ClientOut},
    errors=(400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503),
)
def edit_client(request: Request, body: ClientPatch) -> Answer:
    """Change the given fields."""
    command = EditClient(request.part("id"), body.values(), wanted_version(request))
    with _current_shown():
        return _shown(use_cases.edit_client(command, _desk(request)))


@routes.delete(
    "/clients/{id}", answers={204: None}, errors=(400, 401, 403, 404, 409, 412, 429, 503)
)
def delete_client(request: Request) -> Answer:
    """Delete a client for good; nothing is sent to him any more."""
    with _current_shown():
        use_cases.delete_client(request.part("id"), wanted_version(request), _desk(request))
    return Answer(status=204)


def _desk(request: Request) -> ClientDesk:
    return bootstrap.client_desk(by=f"user:{request.caller.user_id}")


def _shown(client: Client) -> Answer:
    return Answer(ClientOut.of(client), headers=etag(client.version))


def _mark(request: Request, body: ClientIn) -> RequestMark | None:
    key = key_of(request)
    if key is None:
        return None
    secret = bootstrap.config().session_keys[0]
    mark = ids.derived_id(secret, request.caller.user_id, "client", key)
    return RequestMark(mark, ids.sha256_hex(json.dumps(body.model_dump(mode="json"))))


@contextmanager
def _current_shown() -> Iterator[None]:
    """Whoever edits an old version is shown the current one."""
    try:
        yield
    except PreconditionFailedError as error:
        current = error.details["current"]
        if isinstance(current, Client):
            error.details["current"] = ClientOut.of(current).model_dump(mode="json")
        raise
