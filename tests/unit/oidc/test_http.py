"""Providers' servers: what is called, and how much is believed of the answer."""

import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from vestnik.errors import PermanentError, TransientError
from vestnik.oidc import http
from vestnik.oidc.http import LARGEST_ANSWER_BYTES, ProvidersWeb

HOSTS = frozenset({"127.0.0.1", "id.example.com"})
Answer = tuple[int, dict[str, str], bytes]


class _Server(ThreadingHTTPServer):
    """Answers everything as it is told, and keeps what it was asked."""

    answer: Answer = (200, {}, b'{"a": 1}')

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/path"


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append((self.command, self.path, headers, self.rfile.read(size)))
        status, more, body = self.server.answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **more}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - the name is http.server's

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[_Server]:
    made = _Server()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture
def web() -> Iterator[ProvidersWeb]:
    """As on the local stage."""
    yield ProvidersWeb(HOSTS, anywhere=True)
    http._pool(anywhere=True).close()
    http._pool.cache_clear()


def test_an_object_is_read(server: _Server, web: ProvidersWeb) -> None:
    assert web.read(server.url) == {"a": 1}

    [(method, path, headers, _)] = server.asked
    assert (method, path, headers["accept"]) == ("GET", "/path", "application/json")


def test_a_form_is_posted_with_a_login(server: _Server, web: ProvidersWeb) -> None:
    web.post(server.url, {"code": "a b&c"}, login=("us", "secret"))

    [(method, _, headers, body)] = server.asked
    assert (method, body) == ("POST", b"code=a+b%26c")
    assert headers["content-type"] == "application/x-www-form-urlencoded"
    assert headers["authorization"] == "Basic dXM6c2VjcmV0"


@pytest.mark.parametrize(
    "answer",
    [
        (302, {"Location": "http://127.0.0.1:1/"}, b""),
        (404, {}, b"{}"),
        (500, {}, b"{}"),
        (200, {}, b"[1]"),
        (200, {}, b"not json"),
        (200, {}, b"\xff"),
        (200, {}, b"[" * 100_000),
        (200, {}, b" " * LARGEST_ANSWER_BYTES + b"{}"),
        (200, {"Content-Length": "10"}, b"{}"),
    ],
)
def test_an_answer_that_can_not_be_used_is_no_answer(
    server: _Server, web: ProvidersWeb, answer: Answer
) -> None:
    server.answer = answer

    with pytest.raises(TransientError, match="outside_unavailable"):
        web.read(server.url)

    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("status", "error"),
    [(400, PermanentError), (403, PermanentError), (401, TransientError), (503, TransientError)],
)
def test_a_code_that_is_refused_is_told_from_a_server_that_is_broken(
    server: _Server, web: ProvidersWeb, status: int, error: type[Exception]
) -> None:
    server.answer = (status, {}, b"{}")

    with pytest.raises(error):
        web.post(server.url, {}, login=None)


def test_why_a_code_is_refused_is_kept_for_the_log(server: _Server, web: ProvidersWeb) -> None:
    server.answer = (400, {}, b'{"error": "invalid_grant"}')

    with pytest.raises(PermanentError, match="outside_refused") as refused:
        web.post(server.url, {}, login=None)

    assert str(refused.value.__cause__) == "400 invalid_grant"


def test_nobody_there_is_no_answer(web: ProvidersWeb) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"

        with pytest.raises(TransientError):
            web.read(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://id.example.com/",
        "https://evil.example/",
        "https://id.example.com.evil.example/",
        "https://id.example.com@evil.example/",
        "https://user@id.example.com/",
        "ftp://id.example.com/",
        "file:///etc/passwd",
        "//id.example.com/",
        "",
    ],
)
def test_only_configured_hosts_are_called_and_only_by_tls(url: str) -> None:
    with pytest.raises(PermanentError, match="outside_unavailable"):
        ProvidersWeb(HOSTS, anywhere=False).read(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "192.168.0.1",
        "100.64.0.1",
        "::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "0.0.0.0",  # noqa: S104 - nobody binds to it
    ],
)
def test_a_name_that_leads_into_a_private_network_is_not_followed(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _leading_to(address))

    with pytest.raises(PermanentError, match="outside_unavailable"):
        ProvidersWeb(HOSTS, anywhere=False).read("https://id.example.com/")


def test_one_private_address_among_public_ones_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _leading_to("93.184.216.34", "10.0.0.1"))

    with pytest.raises(PermanentError):
        ProvidersWeb(HOSTS, anywhere=False).read("https://id.example.com/")


def _leading_to(*addresses: str) -> Callable[..., list[Any]]:
    return lambda *_, **__: [(0, 0, 0, "", (address, 443)) for address in addresses]
