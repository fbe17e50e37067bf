"""Signing in, staying signed in, signing out."""

from functions.api.schemas.accounts import SessionOut, SignedInOut, SignInIn
from functions.runtime import cookies, limits
from functions.runtime.device import device_of
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from functions.runtime.viewer import address_of
from vestnik import bootstrap, clock
from vestnik.accounts import sessions
from vestnik.accounts.sign_in import SignIn, sign_in
from vestnik.errors import UnauthorizedError
from vestnik.platform.rate_limit import Limit

routes = Routes("accounts")

REFRESH = Limit("refresh", count=30, period_s=60, by="session")


@routes.post(
    "/session",
    answers={200: SignedInOut},
    public=True,
    form=True,
    errors=(400, 401, 403, 413, 415, 422, 429, 503),
)
def create_session(request: Request, body: SignInIn) -> Answer:
    """Sign in."""
    now, headers = clock.now(), limits.take_sign_in(request, body.email)
    signed_in = sign_in(
        SignIn(body.email, body.password, device_of(request), address_of(request)),
        now=now,
        accounts=bootstrap.accounts(),
        sessions=bootstrap.sessions(),
        tokens=bootstrap.tokens(),
        outbox=bootstrap.outbox(),
    )
    return Answer(
        SignedInOut.of_session(signed_in),
        headers=headers,
        cookies=cookies.of_session(signed_in, now=now),
    )


@routes.post(
    "/session/refresh",
    answers={200: SignedInOut},
    public=True,
    limits=(REFRESH,),
    errors=(401, 403, 429, 503),
)
def refresh_session(request: Request) -> Answer:
    """Stay signed in: a new access token and, when it is due, the next refresh token."""
    token = cookies.read(request, cookies.REFRESH)
    if not token:
        raise UnauthorizedError
    now = clock.now()
    signed_in = sessions.refresh(
        token, now=now, sessions=bootstrap.sessions(), tokens=bootstrap.tokens()
    )
    return Answer(SignedInOut.of_session(signed_in), cookies=cookies.of_session(signed_in, now=now))


@routes.delete("/session", answers={204: None}, errors=(400, 401, 403, 429))
def delete_session(request: Request) -> Answer:
    """Sign out: the session's tokens end at once."""
    caller = request.caller
    if caller.session_id:
        sessions.sign_out(caller.user_id, caller.session_id, sessions=bootstrap.sessions())
    return Answer(status=204, cookies=cookies.forgotten())


@routes.get("/sessions", answers={200: list[SessionOut]}, errors=(400, 401, 429))
def list_sessions(request: Request) -> Answer:
    """Where the caller is signed in."""
    user = bootstrap.accounts().user(request.caller.user_id)
    if user is None:
        raise UnauthorizedError
    found = sessions.list_sessions(user, now=clock.now(), sessions=bootstrap.sessions())
    current_id = request.caller.session_id
    return Answer([SessionOut.of(session, current_id=current_id) for session in found])


@routes.delete("/sessions", answers={204: None}, errors=(400, 401, 403, 429))
def delete_other_sessions(request: Request) -> Answer:
    """Sign out everywhere else."""
    caller = request.caller
    sessions.end_other_sessions(
        caller.user_id, keep=caller.session_id, sessions=bootstrap.sessions()
    )
    return Answer(status=204)


@routes.delete("/sessions/{id}", answers={204: None}, errors=(400, 401, 403, 404, 429))
def delete_one_session(request: Request) -> Answer:
    """Sign out one of the caller's sessions."""
    sessions.end_session(request.caller.user_id, request.part("id"), sessions=bootstrap.sessions())
    return Answer(status=204)
