"""Changing the password over the API."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.api.accounts.conftest import ANNA
from tests.api.accounts.test_credentials import basic
from tests.support.api import Api
from vestnik import bootstrap
from vestnik.accounts.model import TelegramIdentity
from vestnik.accounts.sessions import open_session
from vestnik.accounts.telegram_link import telegram_account
from vestnik.clock import now

CHANGE = {"current": ANNA["password"], "new": "battery staple"}


def test_the_other_sessions_end_and_this_one_stays(browser: Api, program: Api) -> None:
    answer = browser.post("/user/password", CHANGE)

    assert answer.status == 200
    assert answer.json == browser.get("/user").json
    assert answer.headers["etag"] == '"1"'
    assert program.get("/user").status == 401
    assert [one["current"] for one in browser.get("/sessions").json] == [True]
    assert browser.post("/session/refresh").status == 200
    assert Api().post("/session", ANNA).status == 401
    assert Api().post("/session", {**ANNA, "password": CHANGE["new"]}).status == 200


def test_curl_changes_it_too(browser: Api) -> None:
    curl = Api(headers=basic(**ANNA))

    assert curl.post("/user/password", CHANGE).status == 200

    assert curl.get("/user").status == 401
    assert browser.get("/user").status == 401


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({**CHANGE, "current": "wrong horse"}, {"current": "This is not the present password."}),
        ({**CHANGE, "new": "short"}, {"new": "At least 8 characters."}),
        ({**CHANGE, "new": "x" * 1025}, {"new": "At most 1,024 characters."}),
        ({"new": CHANGE["new"]}, {"current": "This is required."}),
        ({"current": CHANGE["current"]}, {"new": "This is required."}),
        ({**CHANGE, "x": 1}, {"x": "There is no such field."}),
    ],
)
def test_what_is_wrong_is_said_of_its_field(
    browser: Api, body: dict[str, Any], fields: dict[str, str]
) -> None:
    answer = browser.post("/user/password", body)

    assert (answer.status, answer.json["fields"]) == (422, fields)
    assert Api().post("/session", ANNA).status == 200


def test_an_account_from_telegram_has_no_password(browser: Api) -> None:
    identity = TelegramIdentity(telegram_id=7, chat_id=7, language_code="en")
    user = telegram_account(identity, now=now(), accounts=bootstrap.accounts())
    tokens, sessions = bootstrap.tokens(), bootstrap.sessions()
    token = open_session(user, device="", now=now(), sessions=sessions, tokens=tokens).access_token

    answer = Api(headers={"Authorization": f"Bearer {token}"}).post("/user/password", CHANGE)

    assert (answer.status, answer.json["code"]) == (409, "no_password")


def test_nobody_guesses_it_by_a_session_left_open(
    browser: Api, configured: Callable[[dict[str, str]], None]
) -> None:
    configured({"LIMITS_FACTOR": "1"})

    wrong = {**CHANGE, "current": "wrong horse"}
    answers = [browser.post("/user/password", wrong) for _ in range(6)]

    assert [answer.status for answer in answers] == [422] * 5 + [429]
    assert answers[5].headers["retry-after"] == "12"
    assert browser.post("/user/password", CHANGE).status == 429
