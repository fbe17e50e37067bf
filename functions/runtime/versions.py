"""ETag and If-Match: optimistic versions."""

import re

from functions.runtime.request import Request
from vestnik.errors import MalformedError


def etag(version: int) -> dict[str, str]:
    """The ETag header of a version."""
    return {"ETag": f'"{version}"'}


def wanted_version(request: Request) -> int | None:
    """
    The version in If-Match; None where any will do.

    Raises:
        MalformedError: it is no ETag of ours.
    """
    given = request.headers.get("if-match", "").strip()
    if given in {"", "*"}:
        return None
    found = re.fullmatch(r'(?:W/)?"?(\d{1,15})"?', given)
    if not found:
        raise MalformedError("bad_etag")
    return int(found[1])
