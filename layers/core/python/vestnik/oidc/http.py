"""
Providers' servers over HTTPS, by httpcore.

Only configured hosts are called, at public addresses: a name that leads into a private network is
refused when it is connected to, so that it can't lead elsewhere between two look-ups.
"""

import base64
import ipaddress
import json
import re
import socket
import time
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpcore

from vestnik.errors import PermanentError, TransientError

LARGEST_ANSWER_BYTES = 512 * 1024
_WAIT_S = 5.0  # for a connection, and for each part of an answer
_ANSWER_S = 8.0  # for all of it; three calls fit into a worker's 30 s
_JSON = (b"accept", b"application/json")


class PublicNetwork(httpcore.NetworkBackend):
    """Connects to public addresses only."""

    def __init__(self) -> None:
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        address = _public_address(host, port)
        return self._inner.connect_tcp(address, port, timeout, local_address, socket_options)


def _public_address(host: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise httpcore.ConnectError(str(error)) from error
    addresses = [str(one[4][0]) for one in found]
    if not all(ipaddress.ip_address(one).is_global for one in addresses):
        raise PermanentError("outside_unavailable")
    return addresses[0]


@cache
def _pool(*, anywhere: bool) -> httpcore.ConnectionPool:
    backend = httpcore.SyncBackend() if anywhere else PublicNetwork()
    return httpcore.ConnectionPool(max_connections=8, network_backend=backend)


class ProvidersWeb:
    """
    The port `Web`. `hosts`: the ones that may be called.

    `anywhere`: also without TLS and at private addresses, as on the local stage.
    """

    def __init__(self, hosts: frozenset[str], *, anywhere: bool) -> None:
        self._hosts = hosts
        self._anywhere = anywhere

    def checked(self, url: str) -> str:
        parts = urlsplit(url)
        schemes = {"https", "http"} if self._anywhere else {"https"}
        if parts.scheme not in schemes or parts.hostname not in self._hosts or parts.username:
            raise PermanentError("outside_unavailable")
        return url

    def read(self, url: str) -> Mapping[str, Any]:
        status, body = self._answer("GET", url, headers=[_JSON])
        if status != 200:
            raise TransientError("outside_unavailable")
        return _object(body)

    def post(
        self, url: str, form: Mapping[str, str], *, login: tuple[str, str] | None
    ) -> Mapping[str, Any]:
        headers = [_JSON, (b"content-type", b"application/x-www-form-urlencoded")]
        if login is not None:
            credentials = base64.b64encode(":".join(login).encode())
            headers.append((b"authorization", b"Basic " + credentials))
        status, body = self._answer("POST", url, headers, urlencode(form).encode())
        if status in {400, 403}:
            raise PermanentError("outside_refused") from ValueError(f"{status} {_error(body)}")
        if status != 200:
            raise TransientError("outside_unavailable")
        return _object(body)

    def _answer(
        self, method: str, url: str, headers: list[tuple[bytes, bytes]], content: bytes = b""
    ) -> tuple[int, bytes]:
        """Status and body; redirects are not followed."""
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), _WAIT_S)
        pool, until = _pool(anywhere=self._anywhere), time.monotonic() + _ANSWER_S
        try:
            with pool.stream(
                method,
                self.checked(url),
                headers=headers,
                content=content,
                extensions={"timeout": timeouts},
            ) as answer:
                return answer.status, _body(answer.iter_stream(), until)
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            raise TransientError("outside_unavailable") from error


def _body(parts: Iterable[bytes], until: float) -> bytes:
    body = bytearray()
    for part in parts:
        body += part
        if len(body) > LARGEST_ANSWER_BYTES or time.monotonic() > until:
            raise TransientError("outside_unavailable")
    return bytes(body)


def _error(body: bytes) -> str:
    """Why the provider refuses, for the log: RFC 6749, 5.2."""
    found = re.search(rb'"error"\s*:\s*"([a-z_]{1,40})"', body)
    return found[1].decode() if found else "without a reason"


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise TransientError("outside_unavailable") from error
    if not isinstance(found, dict):
        raise TransientError("outside_unavailable")
    return found
