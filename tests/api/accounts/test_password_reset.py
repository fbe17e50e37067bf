"""A forgotten password over the API."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from tests.api.accounts.conftest import ANNA
from tests.api.accounts.test_mail import NAUGHTY, links, mails_of
from tests.support.api import Answered, Api
from vestnik import bootstrap, clock
from vestnik.accounts.model import TelegramIdentity
from vestnik.accounts.outside import Identity
from vestnik.accounts.outside_accounts import connect
from vestnik.accounts.telegram_link import link_telegram, start_telegram_link
from vestnik.emails.model import MailKind
from vestnik.errors import TransientError

NEW = "battery staple"


def ask(email: str = ANNA["email"], ip: str = "203.0.113.7") -> Answered:
    return Api(ip=ip).post("/password-reset", {"email": email})


def sent(browser: Api) -> str:
    """The token of the last link that Anna was sent."""
    mails = mails_of(browser, MailKind.PASSWORD_RESET)
    last = max(mails, key=lambda one: one.made_at)
    return links().reset_url(last.user_id, last.values["reset_id"]).partition("#")[2]


def use(token: str, password: str = NEW) -> Answered:
    return Api().post("/password-reset/confirm", {"token": token, "password": password})


def test_the_link_sets_another_password_and_ends_every_session(browser: Api, program: Api) -> None:
    assert ask().status == 202
    token = sent(browser)

    answer = use(token)

    assert (answer.status, answer.json) == (200, {"email": ANNA["email"]})
    assert (browser.get("/user").status, program.get("/user").status) == (401, 401)
    assert browser.post("/session/refresh").status == 401
    assert Api().post("/session", ANNA).status == 401
    again = Api()
    assert again.post("/session", {**ANNA, "password": NEW}).status == 200
    assert len(mails_of(again, MailKind.PASSWORD_CHANGED)) == 1
    assert (use(token).status, use(token, "another horse").status) == (404, 404)
    assert len(again.get("/sessions").json) == 1


def test_what_somebody_made_under_an_address_that_was_not_his_ends_when_its_owner_comes(
    browser: Api,
) -> None:
    user_id, chat = browser.get("/user").json["id"], TelegramIdentity(5, 5, "stranger")
    code, _ = start_telegram_link(user_id, epoch=0, now=clock.now(), accounts=bootstrap.accounts())
    accounts, joining = bootstrap.accounts(), bootstrap.joining()
    link_telegram(code, chat, now=clock.now(), accounts=accounts, joining=joining)
    wanted = {"name": "x", "scopes": ["tasks:read"], "expires_in_days": 3}
    token = browser.post("/tokens", wanted).json["token"]
    link = browser.post("/link", {}).json["url"].partition("#")[2]
    calendar = browser.post("/calendar").json["url"].rpartition("/")[2]
    outside = Identity("local", "https://provider.example", "stranger")
    connect(user_id, outside, bootstrap.outside_desk(), epoch=0)
    ask()

    assert use(sent(browser)).status == 200

    assert Api(headers={"Authorization": f"Bearer {token}"}).get("/tasks").status == 401
    assert Api().post("/link/session", {"token": link}).status == 404
    assert Api().get(f"/calendar/{calendar}").status == 404
    assert bootstrap.accounts().user_of_telegram(5) is None
    assert bootstrap.outside().of_user(user_id) == []
    again = Api()
    again.post("/session", {**ANNA, "password": NEW})
    assert again.get("/user").json["email_confirmed"] is True


def test_a_link_is_dead_after_an_hour(browser: Api, time: time_machine.Traveller) -> None:
    ask()
    token = sent(browser)

    time.shift(timedelta(hours=1))

    assert use(token).status == 404
    assert Api().post("/session", ANNA).status == 200


def test_nothing_tells_whether_an_address_is_known(
    browser: Api, time: time_machine.Traveller
) -> None:
    chat = TelegramIdentity(5, 5, "anna")
    code, _ = start_telegram_link(
        browser.get("/user").json["id"], epoch=0, now=clock.now(), accounts=bootstrap.accounts()
    )
    joining, accounts = bootstrap.joining(), bootstrap.accounts()
    link_telegram(code, chat, now=clock.now(), accounts=accounts, joining=joining)

    answers = set()
    for number, email in enumerate((ANNA["email"], "nobody@example.com", "no address", "щ@щ")):
        begun_ms = clock.now_ms()
        answer = ask(email, ip=f"198.51.100.{number}")
        took_ms = clock.now_ms() - begun_ms
        answers.add((answer.status, answer.text, took_ms, str(sorted(answer.headers.items()))))

    assert len(answers) == 1
    assert {one[:3] for one in answers} == {(202, "{}", 1000)}
    chats = [one.chat_id for one in mails_of(browser, MailKind.PASSWORD_RESET)]
    assert sorted(map(str, chats)) == ["5", "None"]


def test_a_store_that_fails_for_a_known_address_takes_as_long(
    browser: Api, time: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise TransientError

    monkeypatch.setattr(bootstrap.due(), "put", fail)
    begun_ms = clock.now_ms()

    assert ask().status == 503

    assert clock.now_ms() - begun_ms == 1000
    assert mails_of(browser, MailKind.PASSWORD_RESET) == []


@pytest.mark.parametrize("email", [ANNA["email"], "nobody@example.com"])
def test_an_address_is_asked_for_five_times_an_hour_known_or_not(
    browser: Api,
    configured: Callable[[dict[str, str]], None],
    time: time_machine.Traveller,
    email: str,
) -> None:
    configured({"LIMITS_FACTOR": "1"})

    answers = [ask(email.swapcase(), ip=f"198.51.100.{number}") for number in range(6)]

    assert [one.status for one in answers] == [202] * 5 + [429]
    assert answers[5].headers["ratelimit-limit"] == "5"
    assert ask("boris@example.com").status == 202


def test_one_caller_asks_twenty_times_an_hour(
    browser: Api, configured: Callable[[dict[str, str]], None], time: time_machine.Traveller
) -> None:
    configured({"LIMITS_FACTOR": "1"})

    answers = [ask(f"person{number}@example.com") for number in range(21)]

    assert [one.status for one in answers] == [202] * 20 + [429]
    assert ask(ip="198.51.100.1").status == 202


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"email": ""}, 422),
        ({"email": "x" * 255}, 422),
        ({"email": None}, 422),
        ({"email": [ANNA["email"]]}, 422),
        ({"email": ANNA["email"], "language": "en"}, 422),
        ({}, 422),
        ([], 422),
        ({"email": "a\r\nBcc: b@example.com"}, 202),
        ({"email": "\u202e@\U0001f600"}, 202),
    ],
)
def test_what_is_asked_wrongly_sends_nothing(
    browser: Api, time: time_machine.Traveller, body: Any, status: int
) -> None:
    assert Api().post("/password-reset", body).status == status

    assert mails_of(browser, MailKind.PASSWORD_RESET) == []


def test_a_link_that_nobody_was_sent_opens_nothing(browser: Api, boris: Api) -> None:
    ask()
    token, boris_id = sent(browser), boris.get("/user").json["id"]

    for body, status in NAUGHTY:
        given = {**body, "password": NEW} if isinstance(body, dict) else body
        assert Api().post("/password-reset/confirm", given).status == status, body
    for wrong in (token + "x", boris_id + token[token.index(".") :], token[:-1], token.upper()):
        assert use(wrong).status == 404
    for weak in ("short", "password123", ANNA["email"], "x" * 1025):
        answer = use(token, weak)
        assert (answer.status, set(answer.json["fields"])) == (422, {"password"})

    assert Api().post("/session", ANNA).status == 200
    assert boris.get("/user").status == 200
    assert use(token).status == 200


def test_a_page_of_another_site_resets_nothing(browser: Api) -> None:
    ask()
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}

    for path, body in (
        ("/password-reset", {"email": ANNA["email"]}),
        ("/password-reset/confirm", {"token": sent(browser), "password": NEW}),
    ):
        assert Api().post(path, body, headers=headers).status == 403
