"""The caller's account."""

from functions.api.schemas.accounts import (
    CodeSentOut,
    LeaveIn,
    PasswordIn,
    ProfileIn,
    RegisterIn,
    UserOut,
)
from functions.runtime import cookies
from functions.runtime.chat import send_text
from functions.runtime.device import device_of
from functions.runtime.limits import REGISTRATION
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from functions.runtime.versions import etag, wanted_version
from vestnik import bootstrap, clock
from vestnik.accounts import profile
from vestnik.accounts.model import EditProfile, User
from vestnik.accounts.password_change import ChangePassword, change_password
from vestnik.accounts.registration import Register, register
from vestnik.accounts.sessions import open_session
from vestnik.apitokens.model import Scope
from vestnik.erasure.leave import Leave, leave
from vestnik.errors import NotFoundError, PreconditionFailedError
from vestnik.platform.rate_limit import Limit
from vestnik.texts import render

routes = Routes("accounts")

PASSWORDS = Limit("password", count=5, period_s=60, by="user")  # as many as sign-ins


@routes.post(
    "/user",
    answers={200: UserOut},
    public=True,
    form=True,
    limits=(REGISTRATION,),
    errors=(400, 403, 409, 413, 415, 422, 429, 503),
)
def create_user(request: Request, body: RegisterIn) -> Answer:
    """Register, and be signed in."""
    now = clock.now()
    command = Register(
        email=body.email,
        password=body.password,
        language=body.language or request.language,
        timezone=body.timezone,
    )
    user = register(command, now=now, accounts=bootstrap.accounts(), outbox=bootstrap.outbox())
    signed_in = open_session(
        user,
        device=device_of(request),
        now=now,
        sessions=bootstrap.sessions(),
        tokens=bootstrap.tokens(),
    )
    return _shown(user, set_cookies=cookies.of_session(signed_in, now=now))


@routes.get("/user", answers={200: UserOut}, scopes=frozenset(Scope), errors=(400, 401, 429))
def get_user(request: Request) -> Answer:
    """The caller's account."""
    user = bootstrap.accounts().user(request.caller.user_id)
    if not user:
        raise NotFoundError
    return _shown(user)


@routes.patch(
    "/user", answers={200: UserOut}, errors=(400, 401, 403, 404, 409, 412, 413, 415, 422, 429)
)
def edit_user(request: Request, body: ProfileIn) -> Answer:
    """Change language, time zone, quiet hours or how messages come."""
    edit = EditProfile(
        user_id=request.caller.user_id,
        language=body.language,
        timezone=body.timezone,
        expected_version=wanted_version(request),
    )
    try:
        return _shown(_edited(edit, body))
    except PreconditionFailedError as error:
        current = error.details["current"]
        if isinstance(current, User):
            error.details["current"] = UserOut.of(current).model_dump(mode="json")
        raise


@routes.post(
    "/user/password",
    answers={200: UserOut},
    limits=(PASSWORDS,),
    errors=(400, 401, 403, 409, 413, 415, 422, 429, 503),
)
def set_password(request: Request, body: PasswordIn) -> Answer:
    """Change the password; every other session of the caller ends."""
    caller = request.caller
    command = ChangePassword(caller.user_id, caller.session_id, body.current, body.new)
    user = change_password(
        command,
        now=clock.now(),
        accounts=bootstrap.accounts(),
        sessions=bootstrap.sessions(),
        outbox=bootstrap.outbox(),
    )
    return _shown(user)


@routes.delete(
    "/user",
    answers={202: CodeSentOut, 204: None},
    limits=(PASSWORDS,),
    errors=(400, 401, 403, 409, 413, 415, 422, 429, 503),
)
def delete_user(request: Request, body: LeaveIn) -> Answer:
    """
    Erase the account with everything in it.

    One without a password is sent a code first, unless its owner has just come in by a provider.
    """
    code = (body.code or "").replace(" ", "") or None
    asked = leave(
        Leave(request.caller.user_id, request.caller.session_id, body.password, code),
        bootstrap.leave_desk(),
    )
    if asked is None:
        return Answer(status=204, cookies=cookies.forgotten())
    shown = f"{asked.code[:4]} {asked.code[4:]}"
    send_text(asked.chat_id, render(request.language, "leave-code", code=shown))
    return Answer(CodeSentOut(expires_at=asked.expires_at), status=202)


def _edited(edit: EditProfile, body: ProfileIn) -> User:
    if body.mentions_preferences:
        return profile.edit_preferences(edit, body.changed, accounts=bootstrap.accounts())
    return profile.edit_profile(edit, accounts=bootstrap.accounts())


def _shown(user: User, *, set_cookies: tuple[str, ...] = ()) -> Answer:
    return Answer(UserOut.of(user), headers=etag(user.version), cookies=set_cookies)
