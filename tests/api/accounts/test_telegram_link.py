"""The Telegram link, seen from the account's side."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import time_machine

from tests.api.accounts.conftest import ANNA
from tests.factories import NOON
from tests.support.api import Api
from vestnik import bootstrap, clock
from vestnik.accounts.model import LinkResult, TelegramIdentity
from vestnik.accounts.telegram_link import link_telegram
from vestnik.telegram.updates import Call

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


def test_another_password_ends_the_codes_that_were_made_before(browser: Api) -> None:
    before = code_of(browser)
    change = {"current": ANNA["password"], "new": "battery staple"}
    assert browser.post("/user/password", change).status == 200

    assert opened(before) is LinkResult.UNKNOWN_CODE

    assert browser.get("/telegram/link").json == {"linked": False}
    assert opened(code_of(browser)) is LinkResult.LINKED


def test_a_bot_that_was_blocked_is_shown(program: Api) -> None:
    opened(code_of(program))

    bootstrap.accounts().set_blocked(program.get("/user").json["id"], 5, blocked=True)

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


def test_a_test_message_is_stored_for_the_chat_and_nothing_is_sent_meanwhile(
    program: Api,
) -> None:
    opened(code_of(program))

    answer = program.post("/telegram/test")

    assert (answer.status, answer.json) == (202, {})
    [waiting] = bootstrap.updates().open_ones(5)
    assert waiting.replies == (
        Call(
            "sendMessage", {"chat_id": 5, "text": "A test: messages of Vestnik come to this chat."}
        ),
    )
    [entry] = bootstrap.due().read("update", from_key="", before_key="9", limit=9).entries
    assert entry.ref == f"5:{waiting.update_id}"


def test_each_test_message_is_one_of_its_own(program: Api) -> None:
    opened(code_of(program))

    for _ in range(3):
        assert program.post("/telegram/test").status == 202

    assert len(bootstrap.updates().open_ones(5)) == 3


def test_without_a_chat_there_is_nothing_to_try(program: Api) -> None:
    answer = program.post("/telegram/test")

    assert (answer.status, answer.json["code"]) == (409, "telegram_not_linked")


def test_a_bot_that_was_blocked_is_not_tried(program: Api) -> None:
    opened(code_of(program))
    bootstrap.accounts().set_blocked(program.get("/user").json["id"], 5, blocked=True)

    answer = program.post("/telegram/test")

    assert (answer.status, answer.json["code"]) == (409, "telegram_blocked")
    assert bootstrap.updates().open_ones(5) == []


def test_nobody_links_for_somebody_else(anybody: Api) -> None:
    for method in ("GET", "POST", "DELETE"):
        assert anybody.request(method, "/telegram/link").status == 401
    assert anybody.post("/telegram/test").status == 401
