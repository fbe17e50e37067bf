"""Refuses what another site makes a browser send (CSRF)."""

from urllib.parse import urlsplit

from functions.runtime import cookies
from functions.runtime.request import Request
from vestnik.bootstrap import config
from vestnik.errors import ForbiddenError

SAFE = {"GET", "HEAD", "OPTIONS"}


def check_origin(request: Request) -> None:
    """
    Let an unsafe request pass when its browser says that a page of ours sent it.

    One without our cookies and without the browser's headers comes from a program: it passes.

    Raises:
        ForbiddenError: another site sent it, or nobody says who did.
    """
    if request.method in SAFE:
        return
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is None and origin is None:
        is_ours = not cookies.is_any_sent(request)
    elif site is None:
        is_ours = origin in config().allowed_origins
    else:
        is_ours = site == "same-origin" or (site == "same-site" and _is_sibling(origin))
    if not is_ours:
        raise ForbiddenError("cross_site")


def is_of_another_site(request: Request) -> bool:
    """Whether another site leads the browser here; a program, or an old browser, doesn't say."""
    return request.headers.get("sec-fetch-site") == "cross-site"


def _is_sibling(origin: str | None) -> bool:
    """Whether it is one of the further origins: the web app on another port of this host."""
    own = urlsplit(config().app_url)
    return origin in config().allowed_origins - {f"{own.scheme}://{own.netloc}"}
