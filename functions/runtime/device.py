"""What a program calls itself."""

from functions.runtime.request import Request

_LONGEST = 200  # characters; more tells nobody anything


def device_of(request: Request) -> str:
    """Its User-Agent header, cut, for the list of sessions."""
    given = request.headers.get("user-agent", "")
    return given[:_LONGEST].encode("utf-8", "replace").decode()
