"""Only the browser that went to a provider may come back from it."""

from datetime import timedelta
from typing import Any

import pytest

from functions.runtime import cookies
from tests.api.oauth.conftest import Town
from tests.support.api import Api

FAILED = "http://127.0.0.1:8000/outside#failed"


@pytest.mark.parametrize(
    "change",
    [
        {"state": "another"},
        {"state": ""},
        {"iss": "https://another.example"},
        {"code": "x" * 2049},
        {"code": ""},
    ],
)
def test_an_answer_to_another_question_changes_nothing(town: Town, change: dict[str, Any]) -> None:
    began = town.start()
    sent = town.provider.visit(began.headers["location"])

    assert town.come_back({**sent, **change}).headers["location"] == FAILED

    assert town.take_messages() == []
    town.come_back(sent)
    town.work()
    assert town.enter().status == 200


def test_another_browser_can_not_come_back_in_its_place(town: Town) -> None:
    began = town.start()
    sent = town.provider.visit(began.headers["location"])

    for other in (Api(), Api(cookies={"oauth": "x" * 43})):
        assert town.come_back(sent, other).headers["location"] == FAILED
        assert town.enter(other).status == 404
    other = Api()
    town.start(other)
    assert town.come_back(sent, other).headers["location"] == FAILED


def test_nobody_comes_back_after_ten_minutes(town: Town) -> None:
    sent = town.provider.visit(town.start().headers["location"])
    town.time.shift(timedelta(minutes=10))

    assert town.come_back(sent).headers["location"] == FAILED


def test_what_a_provider_adds_is_not_read(town: Town) -> None:
    sent = town.provider.visit(town.start().headers["location"])

    town.come_back({**sent, "session_state": "1", "scope": "openid"})
    town.work()

    assert town.enter().status == 200


def test_another_site_can_not_finish_a_sign_in(town: Town) -> None:
    town.go()

    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}):
        assert town.browser.post("/oauth/session", headers=headers).status == 403
    assert town.enter().status == 200


def test_an_answer_with_a_secret_is_not_repeated_by_key(town: Town) -> None:
    town.go()

    answer = town.browser.post("/oauth/session", headers={"Idempotency-Key": "1"})

    assert (answer.status, answer.json["code"]) == (409, "secret_not_repeatable")


def test_a_browser_that_does_not_say_who_sent_it_is_refused(town: Town) -> None:
    """As one that is too old to say so; with this cookie it is no program."""
    town.go()
    old = Api(headers={"Cookie": f"oauth={town.browser.cookies['oauth']}"})

    assert old.post("/oauth/session").status == 403


@pytest.mark.usefixtures("aws")
def test_the_cookie_comes_along_when_the_provider_sends_the_browser_back() -> None:
    [written] = cookies.of_flow("secret", life=timedelta(minutes=10))

    assert written == "oauth=secret; Path=/; Max-Age=600; HttpOnly; SameSite=Lax"
