"""Both adapters of the Bot API understand its answers in the same way."""

import json
import socket
import ssl
import threading
from collections.abc import Callable
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from urllib3.connection import HTTPConnection
from werkzeug import Response

from vestnik.telegram.bot_api import LibraryBot
from vestnik.telegram.direct import DirectBot
from vestnik.telegram.outcome import Blocked, Migrated, Outcome, Refused, Sent, TryLater

TOKEN = "4242:secret"
CHAT = {"id": 5, "type": "private"}
MESSAGE = {"message_id": 7, "date": 1, "chat": CHAT, "text": "hi"}

Bot = DirectBot | LibraryBot


@pytest.fixture(params=[DirectBot, LibraryBot])
def bot(request: pytest.FixtureRequest, httpserver: HTTPServer) -> Bot:
    made: Bot = request.param(api_base=httpserver.url_for("").rstrip("/"), token=TOKEN)
    return made


@pytest.fixture
def telegram_answers(httpserver: HTTPServer) -> Callable[..., None]:
    def answer(status: int, body: Any, **headers: str) -> None:
        text = body if isinstance(body, str) else json.dumps(body)
        response = Response(text, status=status, headers=headers, content_type="application/json")
        httpserver.expect_request(f"/bot{TOKEN}/sendMessage").respond_with_response(response)

    return answer


def send(bot: Bot) -> Outcome:
    return bot.call("sendMessage", {"chat_id": 5, "text": "hi"})


def refusal(code: int, description: str, **parameters: int) -> dict[str, Any]:
    body = {"ok": False, "error_code": code, "description": description}
    return {**body, "parameters": parameters} if parameters else body


def test_a_message_that_was_taken(bot: Bot, telegram_answers: Callable[..., None]) -> None:
    telegram_answers(200, {"ok": True, "result": MESSAGE})

    assert send(bot) == Sent(7)


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (403, refusal(403, "Forbidden: bot was blocked by the user"), Blocked),
        (403, refusal(403, "Forbidden: user is deactivated"), Blocked),
        (400, refusal(400, "Bad Request: chat not found"), Blocked),
        (400, refusal(400, "Bad Request: message text is empty"), Refused),
        (404, refusal(404, "Not Found"), Refused),
        (401, refusal(401, "Unauthorized"), Refused),
        (500, refusal(500, "Internal Server Error"), TryLater),
        (502, "<html>Bad Gateway</html>", TryLater),
        (200, "<html>login to this wifi</html>", TryLater),
        (200, '{"ok": tr', TryLater),
    ],
)
def test_other_answers_have_their_class(
    bot: Bot,
    telegram_answers: Callable[..., None],
    status: int,
    body: Any,
    outcome: type[Outcome],
) -> None:
    telegram_answers(status, body)

    assert isinstance(send(bot), outcome)


def test_a_flood_is_waited_out_for_as_long_as_it_says(
    bot: Bot, telegram_answers: Callable[..., None]
) -> None:
    telegram_answers(429, refusal(429, "Too Many Requests: retry after 7", retry_after=7))

    outcome = send(bot)

    assert isinstance(outcome, TryLater)
    assert outcome.retry_after_s == 7


def test_a_group_that_became_a_supergroup_names_its_new_chat(
    bot: Bot, telegram_answers: Callable[..., None]
) -> None:
    description = "Bad Request: group chat was upgraded to a supergroup chat"
    telegram_answers(400, refusal(400, description, migrate_to_chat_id=-1001234567890))

    outcome = send(bot)

    assert isinstance(outcome, Migrated)
    assert outcome.chat_id == -1001234567890


def test_a_port_where_nobody_listens_is_worth_another_try() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{taken.getsockname()[1]}"

        outcomes = [send(kind(api_base=base, token=TOKEN)) for kind in (DirectBot, LibraryBot)]

    assert [type(outcome) for outcome in outcomes] == [TryLater, TryLater]


def test_no_reason_ever_holds_the_token(bot: Bot, telegram_answers: Callable[..., None]) -> None:
    telegram_answers(401, refusal(401, "Unauthorized"))

    assert TOKEN not in repr(send(bot))


def test_buttons_arrive_as_telegram_wants_them(bot: Bot, httpserver: HTTPServer) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Done", "callback_data": "1:done:t:1"}]]}
    seen: list[Any] = []

    def answer(request: Any) -> Response:
        sent = request.get_json(silent=True) or request.form
        markup = sent["reply_markup"]
        seen.append(json.loads(markup) if isinstance(markup, str) else markup)
        return Response(json.dumps({"ok": True, "result": MESSAGE}))

    httpserver.expect_request(f"/bot{TOKEN}/sendMessage").respond_with_handler(answer)

    bot.call("sendMessage", {"chat_id": 5, "text": "hi", "reply_markup": keyboard})

    assert seen == [keyboard]


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[HTTPConnection]:
    """Each connection that was opened."""
    opened: list[HTTPConnection] = []
    original = HTTPConnection.connect

    def connect(connection: HTTPConnection) -> None:
        original(connection)
        opened.append(connection)

    monkeypatch.setattr(HTTPConnection, "connect", connect)
    return opened


def test_connections_that_are_open_are_not_opened_again(connected: list[HTTPConnection]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        bot = DirectBot(api_base=f"http://127.0.0.1:{listening.getsockname()[1]}", token=TOKEN)

        bot.open(3)
        bot.open(2)

    assert len(connected) == 3


def test_a_call_takes_the_connection_that_was_opened_ahead(
    httpserver: HTTPServer,
    telegram_answers: Callable[..., None],
    connected: list[HTTPConnection],
) -> None:
    telegram_answers(200, {"ok": True, "result": MESSAGE})
    bot = DirectBot(api_base=httpserver.url_for("").rstrip("/"), token=TOKEN)

    bot.open(1)

    assert send(bot) == Sent(7)
    assert len(connected) == 1


def test_what_cannot_be_opened_ahead_is_left_to_the_call() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    bot = DirectBot(api_base=f"http://127.0.0.1:{port}", token=TOKEN)

    bot.open(2)

    assert send(bot) == TryLater("telegram_unreachable")


def test_certificates_are_loaded_once_for_all_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[object] = []
    monkeypatch.setattr(ssl.SSLContext, "load_default_certs", lambda *_: loaded.append(1))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_hang_up, args=(listening, 3), daemon=True).start()
        bot = DirectBot(api_base=f"https://127.0.0.1:{listening.getsockname()[1]}", token=TOKEN)

        bot.open(3)

    assert loaded == [1]


def _hang_up(listening: socket.socket, times: int) -> None:
    for _ in range(times):
        listening.accept()[0].close()
