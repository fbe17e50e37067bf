"""Leaving for good where no password proves who one is."""

import json
from datetime import timedelta

from tests.api.accounts.test_leaving import drain, traces
from tests.api.oauth.conftest import Town
from tests.explore import emulator
from tests.factories import NOON
from tests.support.api import Api


def test_whoever_has_just_signed_in_may_leave(town: Town) -> None:
    first = town.sign_in().json["id"]
    town.time.shift(timedelta(minutes=5))

    assert town.browser.delete("/user", body={}).status == 204

    assert town.browser.get("/user").status == 401
    assert town.sign_in(Api()).json["id"] != first


def test_later_he_has_to_sign_in_again(town: Town) -> None:
    first = town.sign_in().json["id"]
    town.time.shift(timedelta(minutes=5, seconds=1))

    answer = town.browser.delete("/user", body={})

    assert (answer.status, answer.json["code"]) == (409, "outside_sign_in_needed")
    assert town.sign_in().json["id"] == first
    assert town.browser.delete("/user", body={}).status == 204


def test_a_session_that_was_only_refreshed_proves_nothing(town: Town) -> None:
    town.sign_in()
    town.time.shift(timedelta(minutes=6))
    assert town.browser.post("/session/refresh").status == 200

    assert town.browser.delete("/user", body={}).status == 409


def test_a_provider_that_let_him_in_without_asking_proves_nothing(town: Town) -> None:
    town.provider.signed_in_at_s = int(NOON.timestamp()) - 301
    town.sign_in()

    assert town.browser.delete("/user", body={}).json["code"] == "outside_sign_in_needed"


def test_a_provider_that_does_not_say_when_he_signed_in_proves_nothing(town: Town) -> None:
    town.provider.spoil = lambda claims: {k: v for k, v in claims.items() if k != "auth_time"}
    town.sign_in()

    assert town.browser.delete("/user", body={}).json["code"] == "outside_sign_in_needed"


def test_where_there_is_a_password_it_is_asked_for(town: Town) -> None:
    browser = Api()
    browser.post("/user", {"email": "anna@example.com", "password": "correct horse 7"})
    town.go(browser, purpose="connect")
    browser.post("/oauth/accounts")

    came_in = Api()
    town.sign_in(came_in)

    assert came_in.delete("/user", body={}).status == 422


def test_nothing_is_left_of_an_account_elsewhere(town: Town) -> None:
    user_id = town.sign_in(next="/somewhere").json["id"]
    assert traces(user_id, "nina-1")

    assert town.browser.delete("/user", body={}).status == 204
    drain(town.time)

    rows = [one for one in traces(user_id, "nina-1", "nina@example.com") if "oauth#" not in one]
    assert rows == []


def test_a_sign_in_that_was_used_keeps_no_address(town: Town) -> None:
    town.sign_in()

    [row] = [one for one in emulator.rows("ephemeral") if one["pk"].startswith("oauth#")]
    assert "nina@example.com" not in json.dumps(row, default=str)
    assert not {"code", "verifier"} & set(row)
    assert int(row["ttl"]) > 0
