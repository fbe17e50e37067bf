"""Who calls: by cookie, by bearer token, by API token, by Basic or by a web link."""

import base64
import binascii
from dataclasses import replace

from functions.runtime import cookies, limits
from functions.runtime.device import device_of
from functions.runtime.origin import SAFE, check_origin
from functions.runtime.request import Caller, Request
from functions.runtime.routes import Route
from functions.runtime.viewer import address_of
from vestnik import bootstrap, clock
from vestnik.accounts.model import User
from vestnik.accounts.sessions import whose
from vestnik.accounts.sign_in import SignIn, let_in
from vestnik.apitokens.use_cases import come_in, is_api_token
from vestnik.errors import ForbiddenError, MalformedError, UnauthorizedError
from vestnik.weblinks.model import LinkMode
from vestnik.weblinks.use_cases import visit_by

_CALLER_HEADER = "vestnik-caller"  # `link`: asks for the link's tasks where somebody is signed in


def authenticate(route: Route, request: Request) -> Caller:
    """
    The caller of a route that isn't public.

    Of two sets of cookies the session's counts, so that a link opened in passing never shows its
    tasks as one's own; the page of the link asks for them by the header `Vestnik-Caller: link`.

    Raises:
        MalformedError: both a cookie of ours and an Authorization header.
        ForbiddenError: another site made the browser send it, or a link to read would change.
        UnauthorizedError: nobody is signed in, or no longer.
        TooManyRequestsError: too many passwords were tried.
    """
    header = request.headers.get("authorization")
    if header is None:
        check_origin(request)
        if _comes_by_link(request):
            return _by_link(route, request)
        return _by_access_token(cookies.read(request, cookies.ACCESS) or "", "cookie")
    if cookies.is_any_sent(request):
        raise MalformedError("two_credentials")
    scheme, _, credentials = header.strip().partition(" ")
    if scheme.lower() == "bearer":
        return _by_bearer(credentials.strip())
    if scheme.lower() == "basic":
        return _by_password(request, credentials.strip())
    raise UnauthorizedError


def _comes_by_link(request: Request) -> bool:
    if request.headers.get(_CALLER_HEADER) == "link":
        return True
    by_pass = cookies.read(request, cookies.LINK) is not None
    return by_pass and not cookies.is_session_sent(request)


def _by_link(route: Route, request: Request) -> Caller:
    """To a route that isn't for links, whoever comes by one is nobody."""
    given = cookies.read(request, cookies.LINK)
    visit = visit_by(given, bootstrap.weblinks_desk()) if given and route.by_link else None
    if visit is None:
        raise UnauthorizedError
    if visit.link.mode is LinkMode.READ and request.method not in SAFE:
        raise ForbiddenError("link_only_reads")
    return replace(_caller(visit.owner, way="link", session_id=None), roles=frozenset())


def _by_bearer(token: str) -> Caller:
    return _by_api_token(token) if is_api_token(token) else _by_access_token(token, "bearer")


def _by_api_token(shown: str) -> Caller:
    user, token = come_in(shown, bootstrap.token_desk())
    return replace(_caller(user, way="token", session_id=None), scopes=token.scopes)


def _by_access_token(token: str, way: str) -> Caller:
    user, session = whose(
        token, now=clock.now(), sessions=bootstrap.sessions(), tokens=bootstrap.tokens()
    )
    return _caller(user, way=way, session_id=session.id)


def user_of_browser(request: Request) -> str:
    """
    The id of who is signed in where a link leads to a public route.

    Raises:
        UnauthorizedError: nobody is, or no longer.
    """
    return _by_access_token(cookies.read(request, cookies.ACCESS) or "", "cookie").user_id


def _by_password(request: Request, credentials: str) -> Caller:
    email, password = _pair(credentials)
    limits.take_sign_in(request, email)
    user = let_in(
        SignIn(email, password, device_of(request), address_of(request)),
        now=clock.now(),
        accounts=bootstrap.accounts(),
        sessions=bootstrap.sessions(),
        outbox=bootstrap.outbox(),
    )
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
        changes=user.changes,
        reminder_channel=user.preferences.reminder_channel,
        active_at=user.active_at,
        epoch=user.epoch,
    )
