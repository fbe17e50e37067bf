"""ETag and If-Match: optimistic versions; autosaves, which number themselves beside them."""

import re

from functions.runtime.request import Request
from vestnik.errors import InvalidInputError, MalformedError
from vestnik.tasks.autosave import SEQ_MAX, Autosave

_AUTOSAVE = re.compile(r"([A-Za-z0-9_-]{8,32}):([1-9][0-9]{0,9})")


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


def wanted_autosave(request: Request) -> Autosave | None:
    """
    What the header `Vestnik-Autosave: <tab>:<seq>` says together with If-Match; None without it.

    Raises:
        MalformedError: it can't be read.
        InvalidInputError: there is no version.
    """
    given = request.headers.get("vestnik-autosave")
    if given is None:
        return None
    found = _AUTOSAVE.fullmatch(given.strip())
    if not found or int(found[2]) > SEQ_MAX:
        raise MalformedError("bad_autosave")
    version = wanted_version(request)
    if version is None:
        raise InvalidInputError({"If-Match": "missing"})
    return Autosave(found[1], int(found[2]), version)
