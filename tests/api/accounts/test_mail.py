"""The mails that an account causes over the API, and what its owner does about them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import time_machine

from tests.api.accounts.conftest import ANNA
from tests.api.accounts.test_credentials import basic
from tests.api.accounts.test_register import FORM
from tests.support.api import Api
from tests.support.permissions import permitted
from vestnik import bootstrap
from vestnik.emails.links import MailLinks
from vestnik.emails.model import MAIL, Mail, MailKind, Topic
from vestnik.platform.due.entry import key_of


def mails_of(api: Api, *kinds: MailKind) -> list[Mail]:
    """Those that are kept for whoever is signed in."""
    found = bootstrap.mails().of_user(api.get("/user").json["id"])
    return [one for one in found if not kinds or one.kind in kinds]


def links() -> MailLinks:
    given = bootstrap.config()
    return MailLinks(given.app_url, given.session_keys)


def confirming(api: Api, address: str = ANNA["email"]) -> str:
    return links().confirm_url(api.get("/user").json["id"], address).partition("#")[2]


def unsubscribing(api: Api, topic: Topic = "digest") -> str:
    address = links().unsubscribe_url(api.get("/user").json["id"], topic)
    return address.removeprefix(f"{bootstrap.config().app_url}api")


@pytest.mark.parametrize("by_form", [False, True])
def test_a_registration_leaves_one_welcome_that_waits(anybody: Api, by_form: bool) -> None:
    language = {"Accept-Language": "ru"}
    if by_form:
        anybody.post("/user", raw=urlencode(ANNA), headers={**FORM, **language})
    else:
        anybody.post("/user", ANNA, headers=language)
    assert Api().post("/user", ANNA).status == 409

    [mail] = mails_of(anybody)

    assert (mail.kind, mail.address, mail.language) == (MailKind.WELCOME, ANNA["email"], "ru")
    entries = bootstrap.due().read(MAIL, from_key="", before_key=key_of(10**13 - 1), limit=9)
    assert bootstrap.due().entry(mail.plan()).sk in {one.sk for one in entries.entries}


def test_a_sign_in_from_another_device_is_told_of_with_where_it_came_from(browser: Api) -> None:
    assert Api().post("/session", ANNA).status == 200
    assert mails_of(browser, MailKind.NEW_SIGN_IN) == []

    for _ in range(2):
        stranger = Api(headers={"User-Agent": "curl/8.5.0"}, ip="198.51.100.9")
        assert stranger.post("/session", ANNA).status == 200

    [mail] = mails_of(browser, MailKind.NEW_SIGN_IN)
    assert (mail.values["device"], mail.values["ip"]) == ("curl/8.5.0", "198.51.100.9")


def test_a_password_that_comes_with_each_request_is_told_of_once_for_each_device(
    browser: Api,
) -> None:
    assert Api(headers=basic(**ANNA)).get("/user").status == 200
    assert mails_of(browser, MailKind.NEW_SIGN_IN) == []

    for version in ("curl/8.5.0", "curl/8.5.0", "curl/8.6.0"):
        stranger = Api(headers={**basic(**ANNA), "User-Agent": version}, ip="198.51.100.9")
        assert stranger.get("/user").status == 200

    [mail] = mails_of(browser, MailKind.NEW_SIGN_IN)
    assert (mail.values["device"], mail.values["ip"]) == ("curl/8.5.0", "198.51.100.9")
    assert Api(headers={"User-Agent": "curl/8.6.0"}).post("/session", ANNA).status == 200
    assert mails_of(browser, MailKind.NEW_SIGN_IN) == [mail]


def test_a_wrong_password_is_told_to_nobody(browser: Api) -> None:
    stranger = Api(headers={"User-Agent": "curl/8.5.0"})

    assert stranger.post("/session", {**ANNA, "password": "wrong horse"}).status == 401

    assert len(mails_of(browser)) == 1


def test_a_changed_password_is_told_of(browser: Api) -> None:
    change = {"current": ANNA["password"], "new": "battery staple"}

    assert browser.post("/user/password", {**change, "current": "wrong horse"}).status == 422
    assert mails_of(browser, MailKind.PASSWORD_CHANGED) == []

    assert browser.post("/user/password", change).status == 200
    assert len(mails_of(browser, MailKind.PASSWORD_CHANGED)) == 1


def test_the_link_of_the_welcome_confirms_the_address_without_signing_in(browser: Api) -> None:
    assert browser.get("/user").json["email_confirmed"] is False
    token = confirming(browser)

    answers = [Api().post("/user/confirm", {"token": token}) for _ in range(2)]

    assert [(one.status, one.json) for one in answers] == [(200, {"email": ANNA["email"]})] * 2
    assert not answers[0].headers.get("set-cookie")
    assert browser.get("/user").json["email_confirmed"] is True
    assert browser.get("/user").headers["etag"] == '"1"'


NAUGHTY: list[tuple[Any, int]] = [
    ({"token": "x"}, 404),
    ({"token": ""}, 404),
    ({"token": "."}, 404),
    ({"token": "щ.ё.\u202e"}, 404),
    ({"token": "a\r\nSet-Cookie: x=1"}, 404),
    ({"token": "x" * 257}, 422),
    ({"token": None}, 422),
    ({"token": ["x"]}, 422),
    ({"token": "x", "user_id": "y"}, 422),
    ({}, 422),
    ([], 422),
    ("x", 422),
]


def test_whatever_else_is_sent_confirms_nothing(browser: Api) -> None:
    for body, status in NAUGHTY:
        assert Api().post("/user/confirm", body).status == status, body
    others = confirming(browser, "boris@example.com"), unsubscribing(browser).partition("=")[2]
    for token in others:
        assert Api().post("/user/confirm", {"token": token}).status == 404
    raw = Api().post("/user/confirm", raw='{"token": "a\\u0000"}', headers={"Content-Type": "x/y"})
    assert raw.status == 415

    assert browser.get("/user").json["email_confirmed"] is False


def test_the_confirmation_is_sent_again_and_a_refused_address_is_on_again(browser: Api) -> None:
    user_id = browser.get("/user").json["id"]
    assert bootstrap.mailboxes().refuse(user_id, ANNA["email"], "smtp_550")
    assert browser.get("/user").json["email_refused"] is True

    answer = browser.post("/user/confirmation")

    assert (answer.status, answer.json) == (202, {})
    assert browser.get("/user").json["email_refused"] is False
    assert len(mails_of(browser, MailKind.CONFIRMATION)) == 1
    assert Api().post("/user/confirmation").status == 401


def test_what_the_worker_of_mails_asks_and_does_is_what_the_owner_sees(browser: Api) -> None:
    [welcome] = mails_of(browser)
    clerk = bootstrap.clerk()
    with permitted("emails"):
        assert clerk.hindrance(welcome) is None
        clerk.refused(welcome, "smtp_550")
        assert clerk.hindrance(welcome) == "address_refused"
    assert browser.get("/user").json["email_refused"] is True

    Api().post("/user/confirm", {"token": confirming(browser)})

    assert clerk.hindrance(welcome) is None
    Api().post(unsubscribing(browser))
    assert clerk.hindrance(replace(welcome, kind=MailKind.DIGEST)) == "unwanted"


def test_a_confirmation_is_sent_three_times_an_hour(
    browser: Api, configured: Callable[[dict[str, str]], None], time: time_machine.Traveller
) -> None:
    configured({"LIMITS_FACTOR": "1"})

    answers = [browser.post("/user/confirmation") for _ in range(4)]

    assert [one.status for one in answers] == [202, 202, 202, 429]
    assert answers[3].headers["retry-after"] == "1200"


def notifications(api: Api) -> Any:
    return api.get("/user").json["notifications"]


@pytest.mark.parametrize(
    ("topic", "field", "off"),
    [
        ("digest", "digest", "off"),
        ("reminder", "reminder_mail", False),
        ("notice", "notice_mail", False),
        ("statistics", "statistics_mail", False),
    ],
)
@pytest.mark.parametrize("times", [1, 3])
def test_a_topic_is_switched_off_by_one_post_from_anywhere(
    browser: Api, topic: Topic, field: str, off: object, times: int
) -> None:
    before, address = notifications(browser), unsubscribing(browser, topic)

    answers = [Api(ip="198.51.100.9").post(address) for _ in range(times)]

    assert [(one.status, one.json) for one in answers] == [(200, {"topic": topic})] * times
    assert notifications(browser) == {**before, field: off}
    assert browser.get("/user").json["version"] == 2


@pytest.mark.parametrize(
    ("content_type", "raw"),
    [
        ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
        ("multipart/form-data; boundary=b", "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--"),
        ("application/json", '{"List-Unsubscribe": "One-Click"}'),
        ("application/json", "{"),
        ("text/plain", "\x00\x01"),
        ("", ""),
    ],
    ids=range(6),
)
def test_one_click_works_whatever_its_body(browser: Api, content_type: str, raw: str) -> None:
    headers = {"Content-Type": content_type} if content_type else {}

    assert Api().post(unsubscribing(browser), raw=raw, headers=headers).status == 200

    assert notifications(browser)["digest"] == "off"


def test_one_click_works_from_a_page_of_a_mail_program_and_nothing_else_does(browser: Api) -> None:
    address, headers = unsubscribing(browser), {"Sec-Fetch-Site": "cross-site", "Origin": "null"}

    assert Api().post(address, headers=headers).status == 200

    assert notifications(browser)["digest"] == "off"
    token = {"token": confirming(browser)}
    assert Api().post("/user/confirm", token, headers=headers).status == 403


def test_opening_the_address_leads_to_the_page_and_changes_nothing(browser: Api) -> None:
    address = unsubscribing(browser)
    before = notifications(browser)

    for method in ("GET", "HEAD"):
        answer = Api().request(method, address)
        page = links().unsubscribe_page(browser.get("/user").json["id"], "digest")
        assert (answer.status, answer.headers["location"], answer.text) == (303, page, "")

    assert notifications(browser) == before


def test_no_address_leads_out_of_the_app(anybody: Api) -> None:
    for token in ("a\r\nSet-Cookie: x=1", "//evil.example/", "щ\u2028", "a b", '"><script>'):
        answer = anybody.get(f"/unsubscribe?token={quote(token, safe='')}")

        assert answer.status == 303
        start, _, rest = answer.headers["location"].partition("unsubscribe#")
        assert start == bootstrap.config().app_url
        assert rest == quote(token)
        assert rest.isascii()
        assert not set(rest) & set('\r\n <>"')


def test_what_is_no_such_address_switches_nothing_off(browser: Api) -> None:
    user_id = browser.get("/user").json["id"]
    good = unsubscribing(browser)
    for address, status in (
        ("/unsubscribe", 422),
        ("/unsubscribe?token=", 404),
        ("/unsubscribe?token=x", 404),
        (f"/unsubscribe?token={user_id}.digest.0", 404),
        (good.replace("digest", "notice"), 404),
        (good + "0", 404),
        (good + "&token=x", 400),
        (good + "&topic=notice", 422),
        ("/unsubscribe?token=%00", 400),
        ("/unsubscribe?token=" + "x" * 300, 422),
        (f"/unsubscribe?token={confirming(browser)}", 404),
    ):
        assert Api().post(address).status == status, address

    assert browser.get("/user").json["version"] == 1


def test_one_person_s_links_say_nothing_of_another(
    browser: Api, boris: Api, time: time_machine.Traveller
) -> None:
    assert Api().post(unsubscribing(browser, "notice")).status == 200
    assert Api().post("/user/confirm", {"token": confirming(browser)}).status == 200
    browser.post("/user/confirmation")

    assert notifications(boris)["notice_mail"] is True
    assert boris.get("/user").json["email_confirmed"] is False
    assert [one.kind for one in mails_of(boris)] == [MailKind.WELCOME]


@pytest.mark.parametrize(
    "call",
    [
        lambda: Api().post("/user/confirm", {"token": "x.y.z"}),
        lambda: Api().post("/unsubscribe?token=x.y.z"),
        lambda: Api().post("/password-reset/confirm", {"token": "x.y", "password": "long enough"}),
    ],
)
def test_ten_wrong_links_a_minute_from_one_address(
    configured: Callable[[dict[str, str]], None],
    time: time_machine.Traveller,
    call: Callable[[], Any],
) -> None:
    configured({"LIMITS_FACTOR": "1"})

    assert [call().status for _ in range(11)] == [404] * 10 + [429]

    time.shift(timedelta(seconds=6))
    assert call().status == 404
