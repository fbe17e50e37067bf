"""What Telegram is told about a deployment, and whether it took it."""

import json
import logging
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from infra.deployment.bot_api import TelegramError
from infra.deployment.telegram import set_up_bot
from vestnik.texts import render

TOKEN = "4242:secret-of-the-bot"
URL = "https://a/api/telegram/webhook"
ALL = ["message", "edited_message", "callback_query", "my_chat_member"]
TAKEN = {"url": URL, "allowed_updates": ALL, "pending_update_count": 0}

Calls = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def telegram(httpserver: HTTPServer) -> Callable[..., Calls]:
    """Telegram; answers the calls that it gets."""

    def serve(info: dict[str, Any]) -> Calls:
        calls: Calls = []

        def take(request: Request) -> Response:
            method = request.path.rpartition("/")[2]
            calls.append((method, request.get_json()))
            result = info if method == "getWebhookInfo" else True
            return Response(json.dumps({"ok": True, "result": result}))

        for method in ("setWebhook", "setMyCommands", "setChatMenuButton", "getWebhookInfo"):
            httpserver.expect_request(f"/bot{TOKEN}/{method}").respond_with_handler(take)
        return calls

    return serve


def set_up(api_base: str) -> str | None:
    return set_up_bot(api_base=api_base, token=TOKEN, url=URL, secret="knock")


def test_telegram_is_told_where_and_what_to_deliver_and_drops_nothing(
    httpserver: HTTPServer, telegram: Callable[..., Calls]
) -> None:
    calls = telegram(TAKEN)

    assert set_up(httpserver.url_for("/")) is None

    assert calls[0] == (
        "setWebhook",
        {
            "url": URL,
            "secret_token": "knock",
            "allowed_updates": ALL,
            "max_connections": 40,
            "drop_pending_updates": False,
        },
    )


def test_commands_are_shown_in_each_language_and_those_of_the_account_in_private_only(
    httpserver: HTTPServer, telegram: Callable[..., Calls]
) -> None:
    calls = telegram(TAKEN)

    set_up(httpserver.url_for("/"))

    lists = {
        (params["scope"]["type"], params["language_code"]): {
            one["command"]: one["description"] for one in params["commands"]
        }
        for method, params in calls
        if method == "setMyCommands"
    }
    assert set(lists) == {
        (scope, code)
        for scope in ("all_private_chats", "all_group_chats")
        for code in ("", "ru", "en")
    }
    private, group = lists["all_private_chats", "ru"], lists["all_group_chats", "ru"]
    assert private["new_task"] == render("ru", "command-new-task") == "Новая задача"
    account = {"web", "settings", "tz", "lang", "link", "unlink"}
    assert set(private) - set(group) == account
    assert {"new_task", "tasks", "today", "rmtask", "rmtasks", "remind", "help", "cancel"} == set(
        group
    )
    assert lists["all_private_chats", ""] == lists["all_private_chats", "en"]
    assert ("setChatMenuButton", {"menu_button": {"type": "commands"}}) in calls


@pytest.mark.parametrize(
    "info",
    [
        {"url": ""},
        {**TAKEN, "url": "https://b/api/telegram/webhook"},
        {"url": URL},
        {**TAKEN, "allowed_updates": ["message"]},
    ],
)
def test_a_webhook_that_is_not_as_it_was_set_is_an_error(
    httpserver: HTTPServer, telegram: Callable[..., Calls], info: dict[str, Any]
) -> None:
    telegram(info)

    with pytest.raises(TelegramError, match="not as asked"):
        set_up(httpserver.url_for("/"))


def test_a_delivery_that_failed_is_told(
    httpserver: HTTPServer, telegram: Callable[..., Calls]
) -> None:
    telegram({**TAKEN, "last_error_message": "Wrong response: 500", "pending_update_count": 3})

    assert set_up(httpserver.url_for("/")) == "Wrong response: 500; 3 waiting"


def test_a_refusal_says_why(httpserver: HTTPServer) -> None:
    answer = {"ok": False, "error_code": 400, "description": "Bad Request: bad webhook"}
    httpserver.expect_request(f"/bot{TOKEN}/setWebhook").respond_with_json(answer, status=400)

    with pytest.raises(TelegramError, match="Bad Request: bad webhook"):
        set_up(httpserver.url_for("/"))


@pytest.mark.parametrize("answer", ["<html>", "[]", '{"ok": "yes"}'])
def test_an_answer_that_is_none_is_an_error(httpserver: HTTPServer, answer: str) -> None:
    httpserver.expect_request(f"/bot{TOKEN}/setWebhook").respond_with_data(answer)

    with pytest.raises(TelegramError):
        set_up(httpserver.url_for("/"))


def test_the_token_is_in_no_error_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(TelegramError) as failure:
        set_up("http://127.0.0.1:1")

    told = "".join(traceback.format_exception(failure.value)) + caplog.text
    assert TOKEN not in told
