"""Cross-origin answers for an allow-list of origins; ours needs none (one origin)."""

from functions.runtime.request import Answer, Request
from vestnik.bootstrap import config

_HEADERS = (
    "Authorization, Content-Type, Idempotency-Key, If-Match, Accept-Language, "
    "Vestnik-Caller, Vestnik-Autosave"
)
_EXPOSED = "ETag, Link, Location, Retry-After, X-Total-Count, RateLimit-Limit, RateLimit-Remaining"


def headers(request: Request) -> dict[str, str]:
    """What every answer carries; an origin is named only if it is on the list, never reflected."""
    always = {"Vary": "Origin, Sec-Fetch-Site, Accept-Language"}
    origin = request.headers.get("origin")
    if origin not in config().allowed_origins:
        return always
    return {
        **always,
        "Access-Control-Allow-Origin": str(origin),
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Expose-Headers": _EXPOSED,
    }


def preflight(request: Request, *, allowed: str) -> Answer:
    """Answer OPTIONS."""
    granted = {"Allow": allowed}
    if request.headers.get("origin") in config().allowed_origins:
        granted |= {
            "Access-Control-Allow-Methods": allowed,
            "Access-Control-Allow-Headers": _HEADERS,
            "Access-Control-Max-Age": "600",
        }
    return Answer(status=204, headers=granted)
