"""
The cookies of a browser.

Signed in it has an access token `at` and a refresh token `rt`; opened by a web link, a pass `lt`;
on its way through a provider `oauth`, which the provider's page must find when it leads back.
"""

from datetime import datetime, timedelta

from functions.runtime.request import Request
from vestnik.accounts.session_family import ACCESS_LIFE
from vestnik.accounts.sessions import SignedIn
from vestnik.bootstrap import config

ACCESS, REFRESH, LINK, FLOW = "at", "rt", "lt", "oauth"


def _name(which: str) -> str:
    return f"__Host-{which}" if config().secure_origin else which


def read(request: Request, which: str) -> str | None:
    """The value of a cookie of ours, None when it isn't there."""
    for pair in request.headers.get("cookie", "").split(";"):
        name, _, value = pair.strip().partition("=")
        if name == _name(which):
            return value
    return None


def is_any_sent(request: Request) -> bool:
    """Whether the request carries a cookie of ours."""
    others = (read(request, which) for which in (LINK, FLOW))
    return is_session_sent(request) or any(value is not None for value in others)


def is_session_sent(request: Request) -> bool:
    """Whether somebody is or was signed in where it comes from."""
    return read(request, ACCESS) is not None or read(request, REFRESH) is not None


def of_session(signed_in: SignedIn, *, now: datetime) -> tuple[str, ...]:
    """Set-Cookie values that keep a browser signed in."""
    family_life = signed_in.session.expires_at - now
    return (
        _written(ACCESS, signed_in.access_token, max_age_s=int(ACCESS_LIFE.total_seconds())),
        _written(REFRESH, signed_in.refresh_token, max_age_s=int(family_life.total_seconds())),
    )


def of_link(link_pass: str, *, life: timedelta) -> tuple[str, ...]:
    """Set-Cookie values that let a browser come by a web link."""
    return (_written(LINK, link_pass, max_age_s=int(life.total_seconds())),)


def of_flow(secret: str, *, life: timedelta) -> tuple[str, ...]:
    """Set-Cookie values by which a browser is known when it comes back from a provider."""
    return (_written(FLOW, secret, max_age_s=int(life.total_seconds()), same_site="Lax"),)


def flow_forgotten() -> tuple[str, ...]:
    """Set-Cookie values that end a sign-in through a provider."""
    return (_written(FLOW, "", max_age_s=0, same_site="Lax"),)


def _written(which: str, value: str, *, max_age_s: int, same_site: str = "Strict") -> str:
    secure = "; Secure" if config().secure_origin else ""
    flags = f"Path=/; Max-Age={max_age_s}; HttpOnly; SameSite={same_site}{secure}"
    return f"{_name(which)}={value}; {flags}"


def forgotten() -> tuple[str, ...]:
    """Set-Cookie values that sign a browser out."""
    return tuple(_written(which, "", max_age_s=0) for which in (ACCESS, REFRESH))
