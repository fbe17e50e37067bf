"""Whether what was deployed answers."""

import time

import httpx

from infra.errors import OperatorError

_LIMIT_S = 60.0
_PAUSE_S = 1.0


class SmokeCheckError(OperatorError):
    """The deployed product is not healthy."""


def check_health(api_url: str) -> None:
    """
    Ask `/health` until it is 200.

    Raises:
        SmokeCheckError: it was something else for a minute; with the last answer.
    """
    deadline = time.monotonic() + _LIMIT_S
    while (answer := _ask(f"{api_url}health")) != "200":
        if time.monotonic() > deadline:
            raise SmokeCheckError(f"{api_url}health answers {answer}")
        time.sleep(_PAUSE_S)


def _ask(url: str) -> str:
    """The status, with the body when it isn't 200, or the name of what went wrong."""
    try:
        response = httpx.get(url, timeout=10.0)
    except httpx.TransportError as error:
        return type(error).__name__
    return "200" if response.status_code == 200 else f"{response.status_code} {response.text[:500]}"
