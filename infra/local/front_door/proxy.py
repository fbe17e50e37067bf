"""Forwards requests to API Gateway as they came."""

from types import TracebackType

import aiohttp
from yarl import URL

from infra.local.front_door.asgi import Headers, Request, Response
from infra.local.front_door.errors import AnswerError
from infra.local.front_door.gateway_errors import in_contract_form

# API Gateway: "Payload size 10 MB", "Maximum integration timeout 29 seconds" (its quotas page).
BODY_LIMIT_BYTES = 10 * 1024 * 1024
TIMEOUT_S = 30
_IDLE_S = 3  # less than any server's keep-alive, so that no request meets a closing connection
_HOP_BY_HOP = frozenset(
    b"connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer "
    b"transfer-encoding upgrade".split()
)
_SET_BY_US = frozenset((b"host", b"content-length", b"expect", b"forwarded"))
_AUTOMATIC = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class Upstream:
    """API Gateway's stage behind one pool of connections."""

    def __init__(self, stage_url: str, *, timeout_s: float = TIMEOUT_S) -> None:
        self._stage = URL(stage_url.rstrip("/"))
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=_IDLE_S),
            timeout=aiohttp.ClientTimeout(total=timeout_s, sock_connect=3),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            skip_auto_headers=_AUTOMATIC,
            max_line_size=65536,
            max_field_size=65536,
        )

    async def __aenter__(self) -> "Upstream":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def forward(self, request: Request, path: bytes) -> Response:
        """
        The stage's answer to this request at this path (encoded, begins with a slash).

        Raises:
            AnswerError: 413, 502 or 504.
        """
        body = await request.body(BODY_LIMIT_BYTES)
        answer = await self.send(
            request.method, path, request.query, forwarded_headers(request), body
        )
        return in_contract_form(answer, request.header("accept-language"))

    async def send(
        self, method: str, path: bytes, query: bytes, headers: list[tuple[str, str]], body: bytes
    ) -> Response:
        """
        One call to the stage.

        Raises:
            AnswerError: 502 when it can't be reached or breaks off, 504 when it doesn't answer.
        """
        url = URL.build(
            scheme=self._stage.scheme,
            authority=self._stage.raw_authority,
            path=self._stage.raw_path + path.decode("ascii"),
            query_string=query.decode("ascii"),
            encoded=True,
        )
        try:
            # An empty body must be None: aiohttp would call b"" application/octet-stream.
            async with self._session.request(
                method, url, headers=headers, data=body or None, allow_redirects=False
            ) as answer:
                content = await answer.read()
                return Response(
                    answer.status, content, _answered_headers(answer.raw_headers, method)
                )
        except TimeoutError as error:
            raise AnswerError(504, "gateway_timeout") from error
        except (aiohttp.ClientError, OSError) as error:
            raise AnswerError(502, "bad_gateway") from error


def forwarded_headers(request: Request) -> list[tuple[str, str]]:
    """
    The request's headers without what belongs to the connection.

    What the client says of its own address is dropped: the gateway takes the first address in
    X-Forwarded-For for the caller's.
    """
    dropped = _HOP_BY_HOP | _SET_BY_US | _named_by_connection(request.headers)
    kept = [
        (name.decode("latin-1"), _text(value))
        for name, value in request.headers
        if name not in dropped and not name.startswith(b"x-forwarded-")
    ]
    return [
        *kept,
        ("X-Forwarded-For", request.client[0]),
        ("X-Forwarded-Host", request.header("host")),
        ("X-Forwarded-Proto", "http"),
    ]


def _named_by_connection(headers: Headers) -> frozenset[bytes]:
    values = [value.lower().split(b",") for name, value in headers if name == b"connection"]
    return frozenset(item.strip() for value in values for item in value)


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _answered_headers(headers: Headers, method: str) -> Headers:
    """The answer's headers; HEAD keeps the length of what GET would have sent."""
    dropped = _HOP_BY_HOP | {b"date", b"server"}
    if method != "HEAD":
        dropped |= {b"content-length"}
    return tuple((name, value) for name, value in headers if name.lower() not in dropped)
