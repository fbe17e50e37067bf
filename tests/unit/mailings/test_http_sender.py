"""The outside API over HTTP, whatever it does: down, slow, lying, dripping."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from vestnik.mailings.http_sender import HttpSender
from vestnik.mailings.outcome import Outcome, Refused, Sent, TryLater, Unanswered, Unauthorized

OK = b'{"code": 0, "message": "OK"}'
TIMEOUT_S = 0.4


class _Handler(BaseHTTPRequestHandler):
    """Answers as the test says."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Any

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, dict(self.headers), json.loads(body)))
        self.server.answer(self)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""

    def say(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"Content-Length": str(len(body)), **named}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100")
        self.end_headers()
        while not self.server.over.wait(0.05):
            self.wfile.write(b" ")


class _Outside(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[Any] = []
        self.answer: Callable[[_Handler], None] = lambda one: one.say(200, OK)
        self.over = threading.Event()

    def handle_error(self, *_: object) -> None:
        """A connection that our side gave up."""


@pytest.fixture
def outside() -> Iterator[_Outside]:
    with _Outside() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.over.set()
        server.shutdown()


@pytest.fixture
def sender(outside: _Outside) -> HttpSender:
    url = f"http://127.0.0.1:{outside.server_port}/outside"
    return HttpSender(url=url, token="a.b.c", timeout_s=TIMEOUT_S)


def outcome(sender: HttpSender) -> Outcome:
    return sender.send(100000007, phone="79161234567", text="Привет").outcome


def test_a_call_is_what_the_outside_expects(outside: _Outside, sender: HttpSender) -> None:
    assert outcome(sender) == outcome(sender) == Sent()

    path, headers, body = outside.asked[0]
    assert path == "/outside/v1/send/100000007"
    assert headers["Authorization"] == "Bearer a.b.c"
    assert body == {"id": 100000007, "phone": 79161234567, "text": "Привет"}


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (200, b"<html>", Unanswered("answer_unreadable")),
        (200, b'{"code": 7}', Unanswered("answer_code_7")),
        (200, b'{"code": false, "message": "OK"}', Unanswered("answer_unreadable")),
        (200, b'{"code": ' + b"7" * 4_000 + b"}", Unanswered("answer_unreadable")),
        (200, b'{"code": 0}', Unanswered("answer_unreadable")),
        (200, b"x" * 70_000, Unanswered("incomplete_answer")),
        (302, OK, TryLater("http_302")),
        (400, OK, Refused("http_400")),
        (404, OK, Refused("http_404")),
        (401, OK, Unauthorized("http_401")),
        (403, OK, Unauthorized("http_403")),
        (408, OK, TryLater("http_408", 2.0)),
        (429, OK, TryLater("http_429", 2.0, counts=False)),
        (503, OK, TryLater("http_503", 2.0, outage=True)),
    ],
)
def test_each_answer_has_its_class(
    outside: _Outside, sender: HttpSender, status: int, body: bytes, expected: Outcome
) -> None:
    waits = {"Retry_After": "2"} if status in {408, 429, 503} else {}
    outside.answer = lambda one: one.say(status, body, **waits)

    assert outcome(sender) == expected


@pytest.mark.parametrize(
    ("named", "waits_s"),
    [("0.5", 0.5), ("-1", 0.0), ("1e300", 3600.0), ("inf", 3600.0), ("nan", None), ("soon", None)],
)
def test_nobody_is_told_to_wait_for_ever(
    outside: _Outside, sender: HttpSender, named: str, waits_s: float | None
) -> None:
    outside.answer = lambda one: one.say(429, b"", Retry_After=named)

    assert outcome(sender) == TryLater("http_429", waits_s, counts=False)


def test_a_token_that_ends_with_its_line_is_sent_all_the_same(outside: _Outside) -> None:
    url = f"http://127.0.0.1:{outside.server_port}/outside"

    assert outcome(HttpSender(url=url, token="a.b.c\n", timeout_s=TIMEOUT_S)) == Sent()
    assert outside.asked[0][1]["Authorization"] == "Bearer a.b.c"


def test_an_answer_that_drips_ends_at_the_deadline(outside: _Outside, sender: HttpSender) -> None:
    outside.answer = lambda one: one.drip()
    began_s = time.monotonic()

    assert outcome(sender) == Unanswered("timeout", outage=True)
    assert time.monotonic() - began_s >= TIMEOUT_S
    assert not outside.over.is_set()


def test_after_a_connection_that_broke_off_the_next_call_has_a_new_one(
    outside: _Outside, sender: HttpSender
) -> None:
    def break_off(one: _Handler) -> None:
        one.say(200, OK, Content_Length="100")
        one.close_connection = True

    outside.answer = break_off
    assert outcome(sender) == Unanswered("incomplete_answer")
    outside.answer = lambda one: one.say(200, OK, Connection="close")
    assert outcome(sender) == Sent()
    assert outcome(sender) == Sent()


def test_nobody_there_has_taken_nothing(outside: _Outside, sender: HttpSender) -> None:
    outside.shutdown()
    outside.server_close()

    assert outcome(sender) == TryLater("unreachable", outage=True)


def test_without_an_address_nothing_is_called() -> None:
    assert outcome(HttpSender(url="", token="")) == Unauthorized("sender_url_missing")
