"""POST /user."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.api.accounts.conftest import ANNA
from tests.support.api import Api

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_who_registers_is_signed_in(anybody: Api) -> None:
    answer = anybody.post("/user", {**ANNA, "timezone": "Europe/Moscow", "language": "ru"})

    assert answer.status == 200
    user = answer.json
    assert user.pop("id")
    del user["quiet_hours"], user["notifications"]  # test_profile.py
    assert user == {
        "email": "anna@example.com",
        "email_confirmed": False,
        "email_refused": False,
        "has_password": True,
        "language": "ru",
        "timezone": "Europe/Moscow",
        "roles": ["user"],
        "version": 1,
    }
    assert answer.headers["etag"] == '"1"'
    assert anybody.get("/user").json["email"] == "anna@example.com"


def test_a_form_does_the_same(anybody: Api) -> None:
    form = urlencode({**ANNA, "password_repeat": ANNA["password"], "timezone": "Asia/Tokyo"})

    answer = anybody.post("/user", raw=form, headers=FORM)

    assert answer.status == 200
    assert answer.json["timezone"] == "Asia/Tokyo"
    assert anybody.get("/user").status == 200


def test_without_a_language_the_request_says_it(anybody: Api) -> None:
    answer = anybody.post("/user", ANNA, headers={"Accept-Language": "ru-RU,ru;q=0.9"})

    assert (answer.json["language"], answer.json["timezone"]) == ("ru", "Europe/Moscow")


def test_cookies_on_a_plain_loopback_origin_have_plain_names(browser: Api) -> None:
    assert set(browser.cookies) == {"at", "rt"}


@pytest.mark.parametrize(
    ("app_url", "prefix", "secure"),
    [("http://127.0.0.1:8000/", "", False), ("https://vestnik.example/", "__Host-", True)],
)
def test_cookies_are_shut_in(
    configured: Callable[[dict[str, str]], None], app_url: str, prefix: str, secure: bool
) -> None:
    configured({"APP_URL": app_url})

    seen = Watched()
    seen.post("/user", ANNA)

    assert [cookie.partition("=")[0] for cookie in seen.set_cookies] == [
        f"{prefix}at",
        f"{prefix}rt",
    ]
    for cookie, age_s in zip(seen.set_cookies, (600, 30 * 86_400), strict=True):
        flags = set(cookie.split("; ")[1:])
        assert flags >= {"HttpOnly", "SameSite=Strict", "Path=/", f"Max-Age={age_s}"}
        assert ("Secure" in flags) is secure
        assert not any(flag.startswith("Domain") for flag in flags)


class Watched(Api):
    """Keeps the Set-Cookie lines of the last answer."""

    set_cookies: Sequence[str] = ()

    def _keep_cookies(self, values: list[str]) -> None:
        self.set_cookies = values


def test_a_taken_address_is_409_in_the_callers_language(browser: Api) -> None:
    body = {**ANNA, "email": "ANNA@Example.com"}

    english = Api().post("/user", body, headers={"Accept-Language": "en"})
    russian = Api().post("/user", body, headers={"Accept-Language": "ru"})

    assert english.status == russian.status == 409
    assert english.json["message"] == "This email is already taken"
    assert english.json["code"] == russian.json["code"] == "email_taken"
    assert russian.json["message"] == "Этот адрес уже занят"
    assert "set-cookie" not in english.headers


WRONG_FIELDS: list[tuple[dict[str, Any], str]] = [
    ({"email": "anna"}, "email"),
    ({"email": ""}, "email"),
    ({"email": "a" * 300 + "@example.com"}, "email"),
    ({"email": None}, "email"),
    ({"email": 5}, "email"),
    ({"email": ["anna@example.com"]}, "email"),
    ({"email": "anna@example.com\r\nBcc: all@example.com"}, "email"),
    ({"password": "short77"}, "password"),
    ({"password": "x" * 1025}, "password"),
    ({"password": "password123"}, "password"),
    ({"password": 12345678}, "password"),
    ({"password_repeat": "another horse"}, "password_repeat"),
    ({"password_repeat": ""}, "password_repeat"),
    ({"timezone": "Mars/Olympus"}, "timezone"),
    ({"timezone": ""}, "timezone"),
    ({"timezone": "../../etc/passwd"}, "timezone"),
    ({"language": "de"}, "language"),
    ({"roles": ["admin"]}, "roles"),
    ({"id": "me"}, "id"),
    ({"version": 7}, "version"),
]


def test_a_wrong_field_is_named_and_nothing_is_stored(anybody: Api) -> None:
    for change, field in WRONG_FIELDS:
        answer = anybody.post("/user", {**ANNA, **change})

        assert answer.status == 422, change
        assert set(answer.json["fields"]) == {field}
        assert all(answer.json["fields"].values())
        assert not anybody.cookies
    assert anybody.post("/user", ANNA).status == 200


def test_a_misspelled_zone_gets_a_hint(anybody: Api) -> None:
    answer = anybody.post("/user", {**ANNA, "timezone": "europe/moscow"})

    assert "Europe/Moscow" in answer.json["fields"]["timezone"]


def test_a_missing_field_is_named(anybody: Api) -> None:
    for missing in ANNA:
        body = {name: value for name, value in ANNA.items() if name != missing}
        assert set(anybody.post("/user", body).json["fields"]) == {missing}


UNREADABLE: list[tuple[str, dict[str, str], int]] = [
    ("{", {"Content-Type": "application/json"}, 400),
    ('{"email": "\\ud800"}', {"Content-Type": "application/json"}, 400),
    ("email=a&email=b", FORM, 400),
    ("email=%ff&password=x", FORM, 400),
    ("email=a%00b&password=x", FORM, 400),
    ("<user/>", {"Content-Type": "text/xml"}, 415),
    ("", {}, 415),
]


def test_what_can_not_be_read_is_refused(anybody: Api) -> None:
    for raw, headers, status in UNREADABLE:
        assert anybody.post("/user", raw=raw, headers=headers).status == status, raw
