"""The accounts elsewhere that open the caller's."""

from functions.api.schemas.oauth import ConnectedOut, OutsideAccountOut, WorkingOut
from functions.runtime import cookies
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik import bootstrap
from vestnik.accounts.outside_accounts import accounts_of, disconnect
from vestnik.oidc.enter import connect_account

routes = Routes("outside accounts")


@routes.get(
    "/oauth/accounts",
    answers={200: list[OutsideAccountOut]},
    errors=(400, 401, 429, 503),
)
def list_outside_accounts(request: Request) -> Answer:
    """The accounts elsewhere that open the caller's."""
    found = accounts_of(request.caller.user_id, bootstrap.outside())
    return Answer([OutsideAccountOut.of(one) for one in found])


@routes.post(
    "/oauth/accounts",
    answers={201: ConnectedOut, 202: WorkingOut},
    errors=(400, 401, 403, 404, 409, 429, 503),
)
def connect_outside_account(request: Request) -> Answer:
    """Let what a provider has proved open the caller's account too; 202 while it is being asked."""
    secret = cookies.read(request, cookies.FLOW)
    connected = connect_account(
        request.caller.user_id,
        request.caller.epoch,
        secret,
        bootstrap.flow_desk(),
        bootstrap.outside_desk(),
    )
    if connected is None:
        return Answer(WorkingOut(), status=202)
    account, path = connected
    shown = ConnectedOut.connected(account, path)
    return Answer(shown, status=201, cookies=cookies.flow_forgotten())


@routes.delete(
    "/oauth/accounts/{id}",
    answers={204: None},
    errors=(400, 401, 403, 404, 409, 429, 503),
)
def disconnect_outside_account(request: Request) -> Answer:
    """Let an account elsewhere open the caller's no longer."""
    disconnect(request.caller.user_id, request.part("id"), bootstrap.outside_desk())
    return Answer(status=204)
