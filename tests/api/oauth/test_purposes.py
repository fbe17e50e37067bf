"""What somebody goes to a provider for is known here, and nothing else comes of it."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.api.oauth.conftest import Town
from tests.api.oauth.test_connecting import anna
from tests.factories import NOON
from tests.support.api import Answered, Api

FAILED = "http://127.0.0.1:8000/outside#failed"
OTHER = {"sub": "another-1", "email": "another@example.com", "name": "Another"}
NOON_S = int(NOON.timestamp())


def prove(town: Town, browser: Api | None = None) -> Answered:
    """Sign in anew at the provider, who is signed in here."""
    return town.sign_in(browser, purpose="prove")


def refused(answer: Answered) -> tuple[int, str]:
    return answer.status, answer.json["code"]


def test_another_site_can_not_send_anybody_to_a_provider(town: Town) -> None:
    town.browser.get("/oauth")
    town.work()

    began = town.browser.get("/oauth/example/start", headers={"Sec-Fetch-Site": "cross-site"})

    assert began.headers["location"] == FAILED
    assert town.browser.cookies == {}


@pytest.mark.parametrize("purpose", ["connect", "prove"])
def test_only_who_is_signed_in_connects_or_proves(town: Town, purpose: str) -> None:
    assert town.start(purpose=purpose).status == 401
    assert town.browser.cookies == {}


def test_there_is_no_other_purpose(town: Town) -> None:
    answer = town.start(purpose="steal")

    assert answer.status == 422
    assert set(answer.json["fields"]) == {"purpose"}


def test_a_plain_sign_in_connects_nothing(town: Town) -> None:
    browser = anna()
    town.go(browser)

    assert refused(browser.post("/oauth/accounts")) == (404, "outside_sign_in_unknown")

    assert browser.get("/oauth/accounts").json == []


def test_what_proves_connects_nothing(town: Town) -> None:
    browser = anna()
    town.go(browser, purpose="prove")

    assert refused(browser.post("/oauth/accounts")) == (404, "outside_sign_in_unknown")

    assert browser.get("/oauth/accounts").json == []


def test_what_was_begun_to_connect_opens_no_account(town: Town) -> None:
    browser = anna()
    began = town.start(browser, purpose="connect")
    town.come_back(town.provider.visit(began.headers["location"]), browser)

    for _ in range(2):
        assert refused(town.enter(browser)) == (409, "outside_to_connect")
        town.work()

    assert browser.post("/oauth/accounts").status == 201


def test_why_connecting_came_to_nothing_is_told_where_one_connects(town: Town) -> None:
    browser = anna()
    town.provider.refuses = True
    town.go(browser, purpose="connect")

    assert refused(town.enter(browser)) == (409, "outside_to_connect")
    assert refused(browser.post("/oauth/accounts")) == (409, "outside_refused")


def test_who_signs_in_meanwhile_gets_nothing_connected(town: Town) -> None:
    browser = anna()
    town.go(browser, purpose="connect")
    boris = {"email": "boris@example.com", "password": "correct horse 7"}
    assert browser.post("/user", boris).status == 200

    assert refused(browser.post("/oauth/accounts")) == (404, "outside_sign_in_unknown")

    assert browser.get("/oauth/accounts").json == []


def test_to_prove_it_one_is_asked_anew_at_the_provider(town: Town) -> None:
    town.sign_in()

    began = town.start(purpose="prove")

    asked = parse_qs(urlsplit(began.headers["location"]).query)
    assert (asked["prompt"], asked["max_age"]) == (["login"], ["0"])


def test_who_proves_that_it_is_him_may_leave(town: Town) -> None:
    town.provider.signed_in_at_s = NOON_S - 3600
    first = town.sign_in().json["id"]
    assert refused(town.browser.delete("/user", body={})) == (409, "outside_sign_in_needed")

    assert prove(town).json["id"] == first

    assert town.browser.delete("/user", body={}).status == 204


@pytest.mark.parametrize(
    "signed_in_at_s",
    [NOON_S - 301, NOON_S + 61, -1e30, "now", True, float("nan"), None],
)
def test_a_provider_that_did_not_ask_anew_proves_nothing(
    town: Town, signed_in_at_s: object
) -> None:
    town.sign_in()
    town.provider.spoil = lambda claims: {**claims, "auth_time": signed_in_at_s}

    assert refused(prove(town)) == (409, "outside_not_anew")


@pytest.mark.parametrize("signed_in_at_s", [NOON_S - 300, NOON_S + 60, NOON_S - 0.5])
def test_what_was_signed_in_just_now_proves_it(town: Town, signed_in_at_s: float) -> None:
    town.sign_in()
    town.provider.spoil = lambda claims: {**claims, "auth_time": signed_in_at_s}

    assert prove(town).status == 200


def test_somebody_else_at_the_provider_proves_nothing_and_is_not_signed_in(town: Town) -> None:
    town.sign_in()
    elsewhere = Api()
    town.provider.person = dict(OTHER)
    town.sign_in(elsewhere)

    assert refused(prove(town)) == (409, "outside_other_account")

    assert town.browser.get("/user").json["email"] == "nina@example.com"


def test_who_has_no_account_here_gets_none_by_proving(town: Town) -> None:
    town.sign_in()
    town.provider.person = dict(OTHER)

    assert refused(prove(town)) == (409, "outside_other_account")

    town.provider.person["email_verified"] = False
    assert town.sign_in(Api()).json["email_confirmed"] is False  # it is made only now


def test_after_leaving_the_same_sign_in_makes_no_new_account(town: Town) -> None:
    town.go()
    kept = Api(cookies=dict(town.browser.cookies))
    town.enter()
    assert town.browser.delete("/user", body={}).status == 204

    assert refused(town.enter(kept)) == (404, "outside_sign_in_unknown")

    town.time.shift(timedelta(seconds=1))
    assert town.sign_in(Api()).status == 200
