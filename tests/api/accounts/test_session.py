"""Signing in, staying signed in, signing out."""

from datetime import timedelta

import pytest
import time_machine

from tests.api.accounts.conftest import ANNA
from tests.factories import NOON
from tests.support.api import Api

OURS = {"Origin": "http://127.0.0.1:8000"}


def refreshed(token: str) -> tuple[int, Api]:
    """What a refresh token brings, in a browser of its own."""
    browser = Api(cookies={"rt": token})
    return browser.post("/session/refresh").status, browser


def test_signing_in_answers_the_account_and_a_token(program: Api, browser: Api) -> None:
    signed_in = Api().post("/session", {**ANNA, "email": "ANNA@example.com"})

    assert signed_in.status == 200
    token = signed_in.json["access_token"]
    assert {**browser.get("/user").json, "access_token": token, "expires_in": 600} == signed_in.json
    assert Api(headers={"Authorization": f"Bearer {token}"}).get("/user").status == 200
    assert Api(headers={"Authorization": f"bearer {token}"}).get("/user").status == 200


def test_signing_in_by_a_form_sets_the_cookies(browser: Api) -> None:
    other = Api()

    answer = other.post(
        "/session",
        raw="email=anna%40example.com&password=correct+horse",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )

    assert answer.status == 200
    assert other.get("/user").status == 200


def test_a_wrong_pair_is_401_and_says_nothing_more(browser: Api) -> None:
    for change in ({"password": "wrong horse"}, {"email": "b@example.com"}, {"email": "nobody"}):
        answer = Api(headers={"Accept-Language": "en"}).post("/session", {**ANNA, **change})

        assert answer.status == 401
        assert answer.json["message"] == "Wrong e-mail or password."
        assert answer.json["code"] == "wrong_credentials"


def test_a_wrong_shape_is_422(browser: Api) -> None:
    for change in ({"password": ""}, {"email": ""}, {"x": 1}, {"password": "x" * 1025}):
        assert Api().post("/session", {**ANNA, **change}).status == 422, change


def test_an_access_token_ends_after_ten_minutes(program: Api, time: time_machine.Traveller) -> None:
    time.shift(timedelta(minutes=9, seconds=59))
    assert program.get("/user").status == 200

    time.shift(timedelta(seconds=1))
    assert program.get("/user").status == 401


def test_signing_out_ends_the_access_token_and_the_refresh_token_at_once(browser: Api) -> None:
    stolen = dict(browser.cookies)

    assert browser.delete("/session").status == 204

    assert not browser.cookies
    assert Api(cookies=stolen).get("/user").status == 401
    assert Api(headers={"Authorization": f"Bearer {stolen['at']}"}).get("/user").status == 401
    assert refreshed(stolen["rt"])[0] == 401


def test_signing_out_one_session_leaves_the_others(browser: Api, program: Api) -> None:
    program.delete("/session")

    assert program.get("/user").status == 401
    assert browser.get("/user").status == 200


def test_a_young_token_is_not_rotated(browser: Api, time: time_machine.Traveller) -> None:
    first = dict(browser.cookies)

    time.shift(timedelta(seconds=29))
    answer = browser.post("/session/refresh")

    assert answer.status == 200
    assert browser.cookies["rt"] == first["rt"]
    assert browser.cookies["at"] != first["at"]
    assert answer.json["access_token"] == browser.cookies["at"]
    assert answer.json["expires_in"] == 600


def test_an_older_token_is_rotated_and_its_successor_works(
    browser: Api, time: time_machine.Traveller
) -> None:
    first = browser.cookies["rt"]
    for _ in range(3):
        time.shift(timedelta(minutes=9))
        assert browser.post("/session/refresh").status == 200

    assert browser.cookies["rt"] != first
    assert browser.get("/user").status == 200


def test_the_predecessor_gets_the_same_successor_for_thirty_seconds(
    browser: Api, time: time_machine.Traveller
) -> None:
    first = browser.cookies["rt"]
    time.shift(timedelta(minutes=5))
    browser.post("/session/refresh")

    time.shift(timedelta(seconds=30))
    status, again = refreshed(first)

    assert status == 200
    assert again.cookies["rt"] == browser.cookies["rt"]


@pytest.mark.parametrize("waits_s", [31, 600])
def test_a_predecessor_that_comes_too_late_ends_the_family(
    browser: Api, time: time_machine.Traveller, waits_s: int
) -> None:
    first = browser.cookies["rt"]
    time.shift(timedelta(minutes=5))
    browser.post("/session/refresh")

    time.shift(timedelta(seconds=waits_s))
    assert refreshed(first)[0] == 401

    assert browser.get("/user").status == 401
    assert browser.post("/session/refresh").status == 401


def test_anything_older_than_the_predecessor_ends_the_family_at_once(
    browser: Api, time: time_machine.Traveller
) -> None:
    first = browser.cookies["rt"]
    for _ in range(2):
        time.shift(timedelta(seconds=30))
        browser.post("/session/refresh")

    assert refreshed(first)[0] == 401

    assert browser.get("/user").status == 401


def test_a_session_lasts_thirty_days_at_most(browser: Api, time: time_machine.Traveller) -> None:
    time.move_to(NOON + timedelta(days=29, hours=23, minutes=55), tick=False)
    assert browser.post("/session/refresh").status == 200

    time.shift(timedelta(minutes=5))  # the access token alone would be good for five more
    assert browser.get("/user").status == 401
    assert browser.post("/session/refresh").status == 401


def test_what_is_no_refresh_token_is_401(browser: Api) -> None:
    for token in ("", "x", "a.b.c.d", "a.b.1.d", "....", "é.b.1.d", "x" * 5000):
        assert refreshed(token)[0] == 401, token


def test_without_a_cookie_there_is_nothing_to_refresh(anybody: Api) -> None:
    assert anybody.post("/session/refresh").status == 401


def test_sessions_are_listed_with_the_present_one_marked(browser: Api, program: Api) -> None:
    Api(headers={"User-Agent": "curl/8.5"}).post("/session", ANNA)

    sessions = browser.get("/sessions").json

    assert len(sessions) == 3
    assert [one["device"] for one in sessions].count("curl/8.5") == 1
    assert [one["current"] for one in sessions].count(True) == 1
    assert {one["created_at"] for one in sessions} == {"2026-11-22T12:00:00.000Z"}
    assert {one["expires_at"] for one in sessions} == {"2026-12-22T12:00:00.000Z"}


def test_a_session_can_be_ended_from_another_one(browser: Api, program: Api) -> None:
    (other,) = [one["id"] for one in browser.get("/sessions").json if not one["current"]]

    assert browser.delete(f"/sessions/{other}").status == 204

    assert program.get("/user").status == 401
    assert browser.delete(f"/sessions/{other}").status == 404
    assert browser.get("/user").status == 200


def test_all_other_sessions_can_be_ended(browser: Api, program: Api) -> None:
    assert browser.delete("/sessions").status == 204

    assert program.get("/user").status == 401
    assert [one["current"] for one in browser.get("/sessions").json] == [True]


def test_a_session_of_somebody_else_is_not_found(browser: Api) -> None:
    boris = Api()
    boris.post("/user", {**ANNA, "email": "boris@example.com"})
    (his,) = [one["id"] for one in boris.get("/sessions").json]

    assert browser.delete(f"/sessions/{his}").status == 404
    assert boris.get("/user").status == 200
