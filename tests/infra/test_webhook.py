import logging
import traceback

import pytest
from pytest_httpserver import HTTPServer

from infra.deployment.webhook import WebhookError, set_webhook

TOKEN = "4242:secret-of-the-bot"


def call(api_base: str) -> None:
    set_webhook(
        api_base=api_base, token=TOKEN, url="https://a/api/telegram/webhook", secret="knock"
    )


def test_telegram_is_told_where_and_what_to_deliver(httpserver: HTTPServer) -> None:
    httpserver.expect_oneshot_request(
        f"/bot{TOKEN}/setWebhook",
        method="POST",
        json={
            "url": "https://a/api/telegram/webhook",
            "secret_token": "knock",
            "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"],
            "max_connections": 40,
        },
    ).respond_with_json({"ok": True, "result": True})

    call(httpserver.url_for("/"))


def test_a_refusal_says_why(httpserver: HTTPServer) -> None:
    answer = {"ok": False, "error_code": 400, "description": "Bad Request: bad webhook"}
    httpserver.expect_request(f"/bot{TOKEN}/setWebhook").respond_with_json(answer, status=400)

    with pytest.raises(WebhookError, match="Bad Request: bad webhook"):
        call(httpserver.url_for("/"))


@pytest.mark.parametrize("answer", ["<html>", "[]", '{"ok": "yes"}'])
def test_an_answer_that_is_none_is_an_error(httpserver: HTTPServer, answer: str) -> None:
    httpserver.expect_request(f"/bot{TOKEN}/setWebhook").respond_with_data(answer)

    with pytest.raises(WebhookError):
        call(httpserver.url_for("/"))


def test_the_token_is_in_no_error_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(WebhookError) as failure:
        call("http://127.0.0.1:1")

    told = "".join(traceback.format_exception(failure.value)) + caplog.text
    assert TOKEN not in told
