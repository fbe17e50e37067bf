"""The Telegram link, seen from the account's side."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import time_machine

from tests.factories import NOON
from tests.support.api import Api
from vestnik import bootstrap, clock
from vestnik.accounts.model import LinkResult, TelegramIdentity
from vestnik.accounts.telegram_link import link_telegram, mark_telegram_blocked

PHONE = TelegramIdentity(telegram_id=5, chat_id=5, username="anna_t", language_code="ru")


def code_of(program: Api) -> str:
    answer = program.post("/telegram/link")
    assert answer.status == 201
    return parse_qs(urlsplit(str(answer.json["url"])).query)["start"][0]


def opened(code: str, who: TelegramIdentity = PHONE) -> LinkResult:
    """The bot gets /start with the code."""
    accounts, joining = bootstrap.accounts(), bootstrap.joining()
    return link_telegram(code, who, now=clock.now(), accounts=accounts, joining=joining).result


def test_a_link_opens_the_chat_with_the_bot(program: Api) -> None:
    answer = program.post("/telegram/link")

    assert answer.status == 201
    assert answer.json["url"].startswith("https://t.me/vestnik_bot?start=")
    assert answer.json["expires_at"] == "2026-11-22T12:10:00.000Z"
    assert answer.json["qr_svg"].startswith("<svg")
    assert program.post("/telegram/link").json["url"] != answer.json["url"]


def test_an_account_begins_without_a_chat(program: Api) -> None:
    assert program.get("/telegram/link").json == {"linked": False}


def test_the_chat_that_opened_the_link_is_shown(program: Api) -> None:
    assert opened(code_of(program)) is LinkResult.LINKED

    assert program.get("/telegram/link").json == {
        "linked": True,
        "username": "anna_t",
        "since": "2026-11-22T12:00:00.000Z",
        "blocked": False,
    }


def test_a_bot_that_was_blocked_is_shown(program: Api) -> None:
    opened(code_of(program))

    mark_telegram_blocked(program.get("/user").json["id"], 5, accounts=bootstrap.accounts())

    assert program.get("/telegram/link").json["blocked"] is True


def test_linking_leaves_the_version_of_the_profile_alone(program: Api) -> None:
    opened(code_of(program))

    assert program.get("/user").headers["etag"] == '"1"'


def test_unlinking_may_be_repeated(program: Api) -> None:
    opened(code_of(program))

    assert program.delete("/telegram/link").status == 204
    assert program.delete("/telegram/link").status == 204

    assert program.get("/telegram/link").json == {"linked": False}


def test_a_link_dies_after_ten_minutes(program: Api, time: time_machine.Traveller) -> None:
    code = code_of(program)

    time.move_to(NOON + timedelta(minutes=10))

    assert opened(code) is LinkResult.UNKNOWN_CODE


def test_nobody_links_for_somebody_else(anybody: Api) -> None:
    for method in ("GET", "POST", "DELETE"):
        assert anybody.request(method, "/telegram/link").status == 401
