"""Who calls: by cookie, by bearer token or by Basic."""

import base64
import binascii

from functions.runtime import cookies, limits
from functions.runtime.origin import check_origin
from functions.runtime.request import Caller, Request
from vestnik import bootstrap, clock
from vestnik.accounts.model import User
from vestnik.accounts.sessions import whose
from vestnik.accounts.sign_in import check_password
from vestnik.errors import MalformedError, UnauthorizedError


def authenticate(request: Request) -> Caller:
    """
    The caller of a route that isn't public.

    Raises:
        MalformedError: both a cookie of ours and an Authorization header.
        ForbiddenError: another site made the browser send it.
        UnauthorizedError: nobody is signed in, or no longer.
        TooManyRequestsError: too many passwords were tried.
    """
    header = request.headers.get("authorization")
    if header is None:
        check_origin(request)
        return _by_access_token(cookies.read(request, cookies.ACCESS) or "", way="cookie")
    if cookies.is_any_sent(request):
        raise MalformedError("two_credentials")
    scheme, _, credentials = header.strip().partition(" ")
    if scheme.lower() == "bearer":
        return _by_access_token(credentials.strip(), way="bearer")
    if scheme.lower() == "basic":
        return _by_password(request, credentials.strip())
    raise UnauthorizedError


def _by_access_token(token: str, *, way: str) -> Caller:
    user, session = whose(
        token, now=clock.now(), sessions=bootstrap.sessions(), tokens=bootstrap.tokens()
    )
    return _caller(user, way=way, session_id=session.id)


def _by_password(request: Request, credentials: str) -> Caller:
    email, password = _pair(credentials)
    limits.take_sign_in(request, email)
    user = check_password(email, password, accounts=bootstrap.accounts())
    return _caller(user, way="basic", session_id=None)


def _pair(credentials: str) -> tuple[str, str]:
    """E-mail and password of RFC 7617, in UTF-8."""
    try:
        text = base64.b64decode(credentials, validate=True).decode()
    except (binascii.Error, ValueError) as error:
        raise UnauthorizedError("wrong_credentials") from error
    email, colon, password = text.partition(":")
    if not colon or len(text) > 2048:
        raise UnauthorizedError("wrong_credentials")
    return email, password


def _caller(user: User, *, way: str, session_id: str | None) -> Caller:
    return Caller(
        user_id=user.id,
        way=way,
        session_id=session_id,
        language=user.language,
        timezone=user.timezone,
        roles=user.roles,
        cleared=user.cleared,
    )
