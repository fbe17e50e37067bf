"""The two cookies of a signed-in browser: access token `at`, refresh token `rt`."""

from datetime import datetime

from functions.runtime.request import Request
from vestnik.accounts.session_family import ACCESS_LIFE
from vestnik.accounts.sessions import SignedIn
from vestnik.bootstrap import config

ACCESS, REFRESH = "at", "rt"


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
    return read(request, ACCESS) is not None or read(request, REFRESH) is not None


def of_session(signed_in: SignedIn, *, now: datetime) -> tuple[str, ...]:
    """Set-Cookie values that keep a browser signed in."""
    family_life = signed_in.session.expires_at - now
    return (
        _written(ACCESS, signed_in.access_token, max_age_s=int(ACCESS_LIFE.total_seconds())),
        _written(REFRESH, signed_in.refresh_token, max_age_s=int(family_life.total_seconds())),
    )


def _written(which: str, value: str, *, max_age_s: int) -> str:
    secure = "; Secure" if config().secure_origin else ""
    flags = f"Path=/; Max-Age={max_age_s}; HttpOnly; SameSite=Strict{secure}"
    return f"{_name(which)}={value}; {flags}"


def forgotten() -> tuple[str, ...]:
    """Set-Cookie values that take both cookies away."""
    return tuple(_written(which, "", max_age_s=0) for which in (ACCESS, REFRESH))
