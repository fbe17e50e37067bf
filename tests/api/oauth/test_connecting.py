"""Accounts elsewhere that open one's own: connected, shown, disconnected."""

from datetime import timedelta

from tests.api.accounts.test_mail import mails_of
from tests.api.oauth.conftest import Town
from tests.fakes.provider import NINA
from tests.support.api import Api
from vestnik import bootstrap, clock
from vestnik.accounts.model import TelegramIdentity
from vestnik.accounts.telegram_link import link_telegram, start_telegram_link
from vestnik.emails.model import MailKind

ANNA = {"email": "anna@example.com", "password": "correct horse 7", "language": "en"}
CHAT = TelegramIdentity(telegram_id=5, chat_id=5, username="nina_t", language_code="en")


def anna() -> Api:
    browser = Api()
    assert browser.post("/user", ANNA).status == 200
    return browser


def link_chat(browser: Api) -> None:
    """The bot gets /start with a code of this account."""
    accounts, now = bootstrap.accounts(), clock.now()
    code, _ = start_telegram_link(
        browser.get("/user").json["id"], epoch=0, now=now, accounts=accounts
    )
    link_telegram(
        code, CHAT, now=now, accounts=accounts, joining=bootstrap.joining(), confirmed=True
    )


def connected(town: Town) -> Api:
    """Anna's browser, after she connected the provider's Nina."""
    browser = anna()
    town.go(browser, purpose="connect", next="/settings")
    assert browser.post("/oauth/accounts").status == 201
    return browser


def test_an_account_elsewhere_is_connected(town: Town) -> None:
    browser = anna()
    town.go(browser, purpose="connect", next="/settings")

    answer = browser.post("/oauth/accounts")

    assert answer.status == 201
    shown = answer.json
    assert shown.pop("next") == "/settings"
    assert shown.pop("id")
    assert shown == {
        "provider": "example",
        "name": "Nina",
        "email": "nina@example.com",
        "since": "2026-11-22T12:00:00.000Z",
        "last_used_at": None,
    }
    assert set(browser.cookies) == {"at", "rt"}
    assert len(browser.get("/oauth/accounts").json) == 1


def test_its_owner_is_told(town: Town) -> None:
    browser = connected(town)

    [told] = mails_of(browser, MailKind.OUTSIDE_CONNECTED)

    assert told.address == ANNA["email"]
    assert told.values["service"] == "Example"


def test_it_waits_for_the_worker(town: Town) -> None:
    browser = anna()
    began = town.start(browser, purpose="connect")
    town.come_back(town.provider.visit(began.headers["location"]), browser)

    waiting = browser.post("/oauth/accounts")

    assert (waiting.status, waiting.json) == (202, {"state": "working"})


def test_what_is_connected_opens_the_account(town: Town) -> None:
    browser = connected(town)
    town.time.shift(timedelta(hours=1))

    elsewhere = Api()
    assert town.sign_in(elsewhere).json["email"] == "anna@example.com"

    town.time.shift(timedelta(minutes=1))
    browser.post("/session/refresh")
    [shown] = browser.get("/oauth/accounts").json
    assert shown["last_used_at"] == "2026-11-22T13:00:00.000Z"


def test_connected_twice_it_is_there_once(town: Town) -> None:
    browser = connected(town)

    town.go(browser, purpose="connect")

    assert browser.post("/oauth/accounts").status == 201
    assert len(browser.get("/oauth/accounts").json) == 1


def test_one_that_opens_another_account_is_taken(town: Town) -> None:
    town.sign_in()
    browser = anna()
    town.go(browser, purpose="connect")

    answer = browser.post("/oauth/accounts")

    assert (answer.status, answer.json["code"]) == (409, "outside_account_taken")
    assert browser.get("/oauth/accounts").json == []


def test_at_most_ten_are_connected(town: Town) -> None:
    browser = anna()
    for number in range(11):
        town.provider.person = {"sub": f"person-{number}"}
        town.go(browser, purpose="connect")
        answer = browser.post("/oauth/accounts")

    assert (answer.status, answer.json["code"]) == (409, "too_many_outside")
    assert len(browser.get("/oauth/accounts").json) == 10


def test_what_was_disconnected_opens_nothing_and_may_open_another(town: Town) -> None:
    browser = connected(town)
    [account] = browser.get("/oauth/accounts").json

    assert browser.delete(f"/oauth/accounts/{account['id']}").status == 204

    assert browser.get("/oauth/accounts").json == []
    assert browser.delete(f"/oauth/accounts/{account['id']}").status == 404
    assert town.sign_in(Api()).json["email"] == "nina@example.com"


def test_somebody_elses_is_not_to_be_disconnected(town: Town) -> None:
    town.sign_in()
    [account] = town.browser.get("/oauth/accounts").json

    assert anna().delete(f"/oauth/accounts/{account['id']}").status == 404

    assert len(town.browser.get("/oauth/accounts").json) == 1


def test_the_last_way_in_stays(town: Town) -> None:
    town.sign_in()
    [account] = town.browser.get("/oauth/accounts").json

    answer = town.browser.delete(f"/oauth/accounts/{account['id']}")

    assert (answer.status, answer.json["code"]) == (409, "last_way_in")
    assert town.sign_in(Api()).status == 200


def test_with_another_account_elsewhere_it_may_go(town: Town) -> None:
    town.sign_in()
    town.provider.person = {"sub": "nina-2"}
    town.go(purpose="connect")
    assert town.browser.post("/oauth/accounts").status == 201
    first, second = (one["id"] for one in town.browser.get("/oauth/accounts").json)

    assert town.browser.delete(f"/oauth/accounts/{first}").status == 204
    assert town.browser.delete(f"/oauth/accounts/{second}").status == 409


def test_with_a_chat_it_may_go_but_then_the_chat_stays(town: Town) -> None:
    town.provider.person = {"sub": "nina-1"}
    town.sign_in()
    link_chat(town.browser)
    [account] = town.browser.get("/oauth/accounts").json

    assert town.browser.delete(f"/oauth/accounts/{account['id']}").status == 204

    answer = town.browser.delete("/telegram/link")
    assert (answer.status, answer.json["code"]) == (409, "telegram_is_only_way_in")


def test_with_an_account_elsewhere_the_chat_may_go(town: Town) -> None:
    town.provider.person = {"sub": "nina-1"}
    town.sign_in()
    link_chat(town.browser)

    assert town.browser.delete("/telegram/link").status == 204

    [account] = town.browser.get("/oauth/accounts").json
    assert town.browser.delete(f"/oauth/accounts/{account['id']}").status == 409


def test_an_account_that_something_elsewhere_opens_is_not_joined_to_another(town: Town) -> None:
    town.provider.person = {"sub": "nina-1"}
    town.sign_in()
    link_chat(town.browser)
    browser = anna()

    link_chat(browser)

    assert browser.get("/telegram/link").json["linked"] is True
    assert town.browser.get("/telegram/link").json == {"linked": False}
    assert town.sign_in(Api()).json["id"] == town.browser.get("/user").json["id"]


def test_an_export_names_them(town: Town) -> None:
    browser = connected(town)

    exported = browser.get("/user/export").json

    assert [one["email"] for one in exported["outside"]] == [NINA["email"]]


def test_another_site_can_not_connect(town: Town) -> None:
    browser = anna()
    town.go(browser, purpose="connect")

    answer = browser.post("/oauth/accounts", headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status == 403
    assert browser.get("/oauth/accounts").json == []


def test_nobody_connects_without_being_signed_in(town: Town) -> None:
    town.go()

    for method in ("GET", "POST"):
        assert town.browser.request(method, "/oauth/accounts").status == 401
