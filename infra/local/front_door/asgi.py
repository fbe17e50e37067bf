"""Requests and answers of HTTP as plain values over ASGI."""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, parse_qsl, unquote

from infra.local.front_door.errors import AnswerError

Headers = tuple[tuple[bytes, bytes], ...]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

JSON_TYPE = b"application/json; charset=utf-8"
SMALL_BODY_BYTES = 1 << 20


class DisconnectedError(Exception):
    """The client went away before it had sent its whole request."""


@dataclass(frozen=True)
class Request:
    """One request; `raw_path` and `query` are the bytes that came, percent-encoding untouched."""

    method: str
    raw_path: bytes
    query: bytes
    headers: Headers
    client: tuple[str, int]
    receive: Receive

    @classmethod
    def of(cls, scope: Scope, receive: Receive) -> "Request":
        """The request of an ASGI scope of type http."""
        return cls(
            method=scope["method"],
            raw_path=scope["raw_path"],
            query=scope["query_string"],
            headers=tuple(scope["headers"]),
            client=tuple(scope["client"] or ("127.0.0.1", 0)),
            receive=receive,
        )

    @property
    def path(self) -> str:
        """The decoded path."""
        return unquote(self.raw_path.decode("ascii"))

    def header(self, name: str) -> str:
        """The first value of a header, "" without one."""
        wanted = name.lower().encode()
        return next((value.decode("latin-1") for key, value in self.headers if key == wanted), "")

    def query_values(self) -> dict[str, str]:
        """The first value of each name in the query."""
        pairs = parse_qs(self.query.decode("ascii"), keep_blank_values=True)
        return {name: values[0] for name, values in pairs.items()}

    async def body(self, limit_bytes: int = SMALL_BODY_BYTES) -> bytes:
        """
        The whole body.

        Raises:
            AnswerError: 413 as soon as it is known to be longer than the limit.
            DisconnectedError: a part of it never came.
        """
        declared = self.header("content-length")
        if declared.isdigit() and int(declared) > limit_bytes:
            raise AnswerError(413, "too_large")
        chunks: list[bytes] = []
        size_bytes, more = 0, True
        while more:
            event = await self.receive()
            if event["type"] == "http.disconnect":
                raise DisconnectedError
            chunks.append(event.get("body", b""))
            size_bytes += len(chunks[-1])
            if size_bytes > limit_bytes:
                raise AnswerError(413, "too_large")
            more = event.get("more_body", False)
        return b"".join(chunks)

    async def json_object(self) -> dict[str, Any]:
        """
        The body as a JSON object.

        Raises:
            AnswerError: 400 for anything else.
        """
        return read_json_object(await self.body())

    async def form(self) -> dict[str, str]:
        """The fields of a form (application/x-www-form-urlencoded), the last of each name."""
        return dict(parse_qsl((await self.body()).decode("ascii", "replace")))

    async def disconnected(self) -> None:
        """Return when the client has gone."""
        while (await self.receive())["type"] != "http.disconnect":
            pass


@dataclass(frozen=True)
class Response:
    """One whole answer; its length is added when it is sent."""

    status: int
    body: bytes = b""
    headers: Headers = ()

    async def send(self, send: Send, *, with_body: bool) -> None:
        """Send it; without the body it still tells the length (HEAD)."""
        headers = list(self.headers)
        if self.status >= 200 and self.status not in (204, 304) and not self._has_length():
            headers.append((b"content-length", str(len(self.body)).encode()))
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": self.body if with_body else b""})

    def _has_length(self) -> bool:
        return any(name.lower() == b"content-length" for name, _ in self.headers)


def read_json_object(body: bytes) -> dict[str, Any]:
    """
    A JSON object out of its bytes.

    Raises:
        AnswerError: 400 for anything else.
    """
    try:
        document = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise AnswerError(400, "malformed") from error
    if not isinstance(document, dict):
        raise AnswerError(400, "malformed")
    return document


def json_response(document: object, status: int = 200, headers: Headers = ()) -> Response:
    """A JSON answer that nobody keeps."""
    return Response(
        status,
        json.dumps(document, ensure_ascii=False).encode("utf-8", "backslashreplace"),
        ((b"content-type", JSON_TYPE), (b"cache-control", b"no-store"), *headers),
    )
