"""Who calls, and whether another site made the browser do it."""

import base64
from collections.abc import Callable

import pytest

from tests.api.accounts.conftest import ANNA, OTHER_KEY
from tests.support.api import Api

OURS = "http://127.0.0.1:8000"
SIBLING = "http://127.0.0.1:3000"


def basic(email: str, password: str) -> dict[str, str]:
    pair = base64.b64encode(f"{email}:{password}".encode()).decode()
    return {"Authorization": f"Basic {pair}"}


def test_basic_works_for_every_route_without_a_session(browser: Api) -> None:
    curl = Api(headers=basic(**ANNA))

    assert curl.get("/user").json["email"] == "anna@example.com"
    assert curl.patch("/user", {"language": "ru"}).status == 200
    assert curl.delete("/session").status == 204
    assert curl.get("/user").status == 200


WRONG_AUTHORIZATIONS = [
    basic("anna@example.com", "wrong horse")["Authorization"],
    basic("boris@example.com", "correct horse")["Authorization"],
    "Basic",
    "Basic ",
    "Basic %%%",
    "Basic " + base64.b64encode(b"no colon").decode(),
    "Basic " + base64.b64encode(b"\xff\xfe:x").decode(),
    "Basic " + base64.b64encode(b"a:" + b"x" * 5000).decode(),
    "Bearer",
    "Bearer ",
    "Bearer x.y.z",
    "Bearer vk_something",
    "Bearer é",
    "Negotiate abc",
    "",
    " ",
]


def test_a_wrong_authorization_is_401(browser: Api) -> None:
    for header in WRONG_AUTHORIZATIONS:
        answer = Api(headers={"Authorization": header}).get("/user")

        assert answer.status == 401, header
        assert set(answer.json) == {"message", "code", "request_id"}


def test_nobody_is_401(anybody: Api) -> None:
    assert anybody.get("/user").status == 401


@pytest.mark.parametrize("cookie", ["at", "rt"])
def test_cookie_and_authorization_together_are_400(browser: Api, program: Api, cookie: str) -> None:
    both = Api(headers=program.headers, cookies={cookie: browser.cookies[cookie]})

    answer = both.get("/user")

    assert answer.status == 400
    assert answer.json["code"] == "two_credentials"


def test_a_foreign_cookie_beside_authorization_is_nobodys_business(program: Api) -> None:
    mixed = Api(headers=program.headers, cookies={"theme": "dark", "xat": "1"})

    assert mixed.get("/user").status == 200


@pytest.mark.parametrize("path", ["/user", "/session"])
def test_a_stale_cookie_stops_nobody_from_coming_in(browser: Api, path: str) -> None:
    stale = Api(cookies={"at": "old", "rt": "old"})

    body = {**ANNA, "email": "boris@example.com"} if path == "/user" else ANNA
    assert stale.post(path, body).status == 200


def test_a_key_that_is_rotated_signs_nobody_out_until_it_is_gone(
    browser: Api, configured: Callable[[dict[str, str]], None]
) -> None:
    old = "0123456789abcdef0123456789abcdef"

    configured({"SESSION_KEY": OTHER_KEY, "SESSION_KEY_PREVIOUS": old})
    assert browser.get("/user").status == 200

    configured({"SESSION_KEY": OTHER_KEY, "SESSION_KEY_PREVIOUS": ""})
    assert browser.get("/user").status == 401
    assert browser.post("/session/refresh").status == 200
    assert browser.get("/user").status == 200


MATRIX = [
    ({"Sec-Fetch-Site": "same-origin"}, True),
    ({"Sec-Fetch-Site": "same-origin", "Origin": OURS}, True),
    ({"Sec-Fetch-Site": "cross-site"}, False),
    ({"Sec-Fetch-Site": "cross-site", "Origin": OURS}, False),
    ({"Sec-Fetch-Site": "cross-site", "Origin": SIBLING}, False),
    ({"Sec-Fetch-Site": "same-site"}, False),
    ({"Sec-Fetch-Site": "same-site", "Origin": OURS}, False),
    ({"Sec-Fetch-Site": "same-site", "Origin": SIBLING}, True),
    ({"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:9999"}, False),
    ({"Sec-Fetch-Site": "none"}, False),
    ({"Sec-Fetch-Site": ""}, False),
    ({"Origin": OURS}, True),
    ({"Origin": SIBLING}, True),
    ({"Origin": "null"}, False),
    ({"Origin": "http://evil.example"}, False),
    ({"Origin": "http://127.0.0.1:8000.evil.example"}, False),
    ({"Origin": "https://127.0.0.1:8000"}, False),
    ({"Origin": OURS + "/"}, False),
    ({"Origin": ""}, False),
]


@pytest.fixture
def siblings(configured: Callable[[dict[str, str]], None]) -> None:
    """A web app on another port of the same host is allowed."""
    configured({"ALLOWED_ORIGINS": SIBLING})


def test_an_unsafe_request_with_a_cookie_must_come_from_us(browser: Api, siblings: None) -> None:
    for headers, passes in MATRIX:
        browser.post("/session", ANNA)
        cookie = {"Cookie": f"at={browser.cookies['at']}"}

        for method, path, body, done in (
            ("PATCH", "/user", {"language": "ru"}, 200),
            ("POST", "/telegram/link", None, 201),
            ("DELETE", "/session", None, 204),
        ):
            answer = Api().request(method, path, body, headers={**headers, **cookie})
            assert answer.status == (done if passes else 403), headers

        signed_out_or_untouched = 401 if passes else 200
        assert Api().get("/user", headers=cookie).status == signed_out_or_untouched, headers


def test_a_form_that_signs_in_must_come_from_us(browser: Api, siblings: None) -> None:
    for headers, passes in MATRIX:
        other = Api()

        assert other.post("/session", ANNA, headers=headers).status == (200 if passes else 403)
        assert bool(other.cookies) is passes, headers


def test_a_refresh_must_come_from_us(browser: Api, siblings: None) -> None:
    cookie = {"Cookie": f"rt={browser.cookies['rt']}"}

    for headers, passes in MATRIX:
        answer = Api().post("/session/refresh", headers={**headers, **cookie})
        assert answer.status == (200 if passes else 403), headers


def test_a_cookie_alone_changes_nothing(browser: Api) -> None:
    cookie = {"Cookie": f"at={browser.cookies['at']}"}

    assert Api().patch("/user", {"language": "ru"}, headers=cookie).status == 403
    assert Api().get("/user", headers=cookie).json["language"] == "en"


def test_reading_needs_no_origin(browser: Api) -> None:
    cookie = {"Cookie": f"at={browser.cookies['at']}", "Sec-Fetch-Site": "none"}

    for method in ("GET", "HEAD"):
        assert Api().request(method, "/user", headers=cookie).status == 200


def test_a_program_needs_no_origin(program: Api) -> None:
    assert program.patch("/user", {"language": "ru"}).status == 200
    assert Api().post("/session", ANNA).status == 200
    assert Api().post("/user", {**ANNA, "email": "boris@example.com"}).status == 200
