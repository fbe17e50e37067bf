"""The caller's API tokens."""

from datetime import timedelta

from functions.api.schemas.apitokens import ApiTokenIn, ApiTokenOut, MadeApiTokenOut
from functions.runtime.idempotency import refuse_key
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik import bootstrap
from vestnik.apitokens.model import MakeToken
from vestnik.apitokens.use_cases import make_token, revoke_token, tokens_of

routes = Routes("API tokens")


@routes.get("/tokens", answers={200: list[ApiTokenOut]}, errors=(400, 401, 429, 503))
def list_tokens(request: Request) -> Answer:
    """The caller's tokens that are good, newest first."""
    found = tokens_of(request.caller.user_id, bootstrap.token_desk())
    return Answer([ApiTokenOut.of(token) for token in found])


@routes.post(
    "/tokens", answers={201: MadeApiTokenOut}, errors=(400, 401, 403, 409, 413, 415, 422, 429, 503)
)
def make_api_token(request: Request, body: ApiTokenIn) -> Answer:
    """Make a token for the caller's own programs; it is shown this once."""
    refuse_key(request)
    command = MakeToken(
        user_id=request.caller.user_id,
        name=body.name,
        scopes=frozenset(body.scopes),
        life=timedelta(days=body.expires_in_days),
    )
    shown, token = make_token(command, bootstrap.token_desk())
    return Answer(MadeApiTokenOut.made(shown, token), status=201)


@routes.delete("/tokens/{id}", answers={204: None}, errors=(400, 401, 403, 404, 429, 503))
def revoke_api_token(request: Request) -> Answer:
    """End a token at once."""
    revoke_token(request.caller.user_id, request.part("id"), bootstrap.token_desk())
    return Answer(status=204)
