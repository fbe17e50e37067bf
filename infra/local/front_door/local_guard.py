"""
Keeps other sites' pages away from /_local.

It listens on loopback only, but a browser on this machine can be talked into calling it: by a
foreign page (so Origin must be our own) or by a foreign name that resolves to 127.0.0.1 (so Host
must be a loopback name).
"""

from urllib.parse import urlsplit

from infra.local.front_door.asgi import Request
from infra.local.front_door.errors import AnswerError

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})


def refuse_strangers(request: Request) -> None:
    """
    Let only this machine's own pages and programs through.

    Raises:
        AnswerError: 403 for a foreign Host, Origin or fetching site.
    """
    host = request.header("host")
    if _host_name(host) not in LOOPBACK_NAMES:
        raise AnswerError(403, "forbidden_host")
    origin = request.header("origin")
    if origin and origin != f"http://{host}":
        raise AnswerError(403, "forbidden_origin")
    if request.header("sec-fetch-site") in ("cross-site", "same-site") and not _is_visit(request):
        raise AnswerError(403, "forbidden_origin")


def _host_name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _is_visit(request: Request) -> bool:
    return request.method == "GET" and request.header("sec-fetch-mode") == "navigate"
