"""HTTP calls to our own children; never through a proxy that the environment names."""

import asyncio
import http.client

from infra.local.run.ports import HOST

_PATIENCE_S = 10.0


async def status(
    method: str, port: int, path: str, *, patience_s: float = _PATIENCE_S
) -> int | None:
    """The status that a child answers with; None when nobody listens or answers in time."""
    return await asyncio.to_thread(_status, method, port, path, patience_s)


def _status(method: str, port: int, path: str, patience_s: float) -> int | None:
    connection = http.client.HTTPConnection(HOST, port, timeout=patience_s)
    try:
        connection.request(method, path, headers={"Content-Length": "0"})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
