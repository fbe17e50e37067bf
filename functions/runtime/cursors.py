"""Opaque signed cursors, bound to the caller and to what he asked for."""

from collections.abc import Mapping
from urllib.parse import urlencode

from itsdangerous import BadSignature, URLSafeSerializer

from functions.runtime.request import Request
from vestnik.bootstrap import config
from vestnik.errors import InvalidInputError


def _serializer(request: Request, scope: str) -> URLSafeSerializer:
    salt = "\x1f".join(("cursor", request.path, request.caller.user_id, scope))
    return URLSafeSerializer(list(reversed(config().session_keys)), salt=salt)


def read_cursor(request: Request, cursor: str | None, *, scope: str) -> str | None:
    """
    The key inside a cursor of ours.

    Raises:
        InvalidInputError: it was made for somebody or something else.
    """
    if cursor is None:
        return None
    try:
        return str(_serializer(request, scope).loads(cursor))
    except BadSignature as error:
        raise InvalidInputError({"cursor": "bad_cursor"}) from error


def next_link(
    request: Request, after_key: str | None, *, scope: str, query: Mapping[str, str | int]
) -> dict[str, str]:
    """The Link header to the next page; nothing on the last one (RFC 8288)."""
    address = next_address(request, after_key, scope=scope, query=query)
    return {"Link": f'<{address}>; rel="next"'} if address else {}


def next_address(
    request: Request, after_key: str | None, *, scope: str, query: Mapping[str, str | int]
) -> str | None:
    """Where the next page is; None on the last one."""
    if after_key is None:
        return None
    cursor = _serializer(request, scope).dumps(after_key)
    return f"/api{request.address}?{urlencode({**query, 'cursor': cursor})}"
