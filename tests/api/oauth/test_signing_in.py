"""From the button to a session, through a provider."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.api.oauth.conftest import Town
from tests.factories import NOON
from tests.fakes.provider import CLIENT_ID, ISSUER
from tests.support.api import Api

ANNA = {"email": "anna@example.com", "password": "correct horse 7", "language": "en"}


def test_providers_are_named_and_asked_about_themselves(town: Town) -> None:
    assert town.browser.get("/oauth").json == [{"id": "example", "name": "Example"}]
    assert town.browser.get("/oauth/example").json["ready"] is False

    town.work()

    assert town.browser.get("/oauth/example").json == {
        "id": "example",
        "name": "Example",
        "ready": True,
    }


def test_without_providers_there_are_none(anybody: Api) -> None:
    assert anybody.get("/oauth").json == []
    assert anybody.get("/oauth/example").status == 404
    assert anybody.get("/oauth/example/start").status == 404


def test_a_provider_is_asked_once_while_it_thinks(town: Town) -> None:
    for _ in range(3):
        town.browser.get("/oauth")

    assert len(town.take_messages()) == 1

    town.time.shift(timedelta(seconds=5))
    town.browser.get("/oauth")
    assert len(town.take_messages()) == 1


def test_what_is_known_of_a_provider_is_renewed_after_an_hour(town: Town) -> None:
    town.start()
    town.time.shift(timedelta(minutes=61))

    town.browser.get("/oauth")
    assert town.browser.get("/oauth/example").json["ready"] is True
    town.work()

    assert town.provider.calls == ["/.well-known/openid-configuration", "/jwks"] * 2
    town.browser.get("/oauth")
    assert town.take_messages() == []


def test_the_button_leads_to_the_provider(town: Town) -> None:
    began = town.start()

    assert began.status == 302
    address = urlsplit(began.headers["location"])
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{ISSUER}/authorize"
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    for name in ("state", "nonce", "code_challenge"):
        assert len(asked.pop(name)) == 43
    assert asked == {
        "tenant": "1",
        "response_type": "code",
        "client_id": CLIENT_ID,
        "redirect_uri": "http://127.0.0.1:8000/api/oauth/example/callback",
        "scope": "openid email profile",
        "code_challenge_method": "S256",
    }
    assert began.headers["referrer-policy"] == "no-referrer"
    assert began.headers["cache-control"] == "no-store"


def test_before_the_provider_is_known_the_button_leads_to_a_page_that_waits(town: Town) -> None:
    began = town.browser.get("/oauth/example/start")

    assert began.headers["location"] == "http://127.0.0.1:8000/outside#wait=example"
    assert town.browser.cookies == {}
    town.work()
    assert ISSUER in town.browser.get("/oauth/example/start").headers["location"]


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "https://evil.example", "/\\evil.example", "x", "/a\nb", "/" + "a" * 512],
)
def test_a_way_on_to_another_site_is_refused(town: Town, path: str) -> None:
    answer = town.start(next=path)

    assert answer.status == 422
    assert set(answer.json["fields"]) == {"next"}


def test_a_newcomer_gets_an_account(town: Town) -> None:
    entered = town.sign_in(next="/done", timezone="Asia/Omsk", language="ru")

    assert entered.status == 200
    assert entered.json["email"] == "nina@example.com"
    assert entered.json["email_confirmed"] is True
    assert entered.json["timezone"] == "Asia/Omsk"
    assert entered.json["language"] == "ru"
    assert entered.json["next"] == "/done"
    assert set(town.browser.cookies) == {"at", "rt"}
    assert town.browser.get("/user").json["id"] == entered.json["id"]
    assert [one["provider"] for one in town.browser.get("/sessions").json] == ["example"]


def test_an_unverified_address_is_not_confirmed(town: Town) -> None:
    town.provider.person["email_verified"] = False

    assert town.sign_in().json["email_confirmed"] is False


def test_without_an_address_an_account_has_none(town: Town) -> None:
    town.provider.person = {"sub": "nina-1"}

    assert town.sign_in().json["email"] is None


def test_a_zone_that_nobody_knows_is_moscow(town: Town) -> None:
    assert town.sign_in(timezone="Mars/Olympus").json["timezone"] == "Europe/Moscow"


def test_whoever_comes_again_finds_the_same_account(town: Town) -> None:
    first = town.sign_in().json["id"]
    town.provider.person |= {"email": "new@example.com", "name": "Nina N."}

    again = Api()
    assert town.sign_in(again).json["id"] == first
    assert again.get("/user").json["email"] == "nina@example.com"


def test_the_page_waits_while_the_worker_works(town: Town) -> None:
    began = town.start()
    back = town.come_back(town.provider.visit(began.headers["location"]))

    assert back.status == 302
    assert back.headers["location"] == "http://127.0.0.1:8000/outside"
    waiting = town.enter()
    assert (waiting.status, waiting.json) == (202, {"state": "working"})
    town.work()
    assert town.enter().status == 200


def test_a_call_of_the_worker_that_was_lost_is_made_again(town: Town) -> None:
    began = town.start()
    town.come_back(town.provider.visit(began.headers["location"]))
    assert len(town.take_messages()) == 1

    assert town.enter().status == 202
    assert town.take_messages() == []
    town.time.shift(timedelta(seconds=5))
    assert town.enter().status == 202

    assert town.work() == 1
    assert town.enter().status == 200


def test_a_code_is_exchanged_once_however_often_the_worker_is_called(town: Town) -> None:
    began = town.start()
    sent = town.provider.visit(began.headers["location"])
    for _ in range(2):
        town.come_back(sent)
    [message] = town.take_messages()

    from functions.workers import sign_ins

    for _ in range(3):
        sign_ins.handle(message)

    assert town.provider.calls.count("/token") == 1
    assert town.enter().status == 200


def test_an_address_that_has_an_account_opens_nothing_by_itself(town: Town) -> None:
    assert Api().post("/user", {**ANNA, "email": "nina@example.com"}).status == 200

    entered = town.sign_in()

    assert entered.status == 409
    assert entered.json["code"] == "outside_email_taken"
    assert set(town.browser.cookies) == {"oauth"}


def test_whoever_refuses_at_the_provider_is_not_signed_in(town: Town) -> None:
    town.provider.refuses = True

    entered = town.sign_in()

    assert (entered.status, entered.json["code"]) == (409, "outside_refused")
    assert "/token" not in town.provider.calls


def test_a_provider_that_does_not_answer_is_named_as_the_reason(town: Town) -> None:
    began = town.start()
    town.come_back(town.provider.visit(began.headers["location"]))
    town.provider.down = True
    town.work()

    assert town.enter().json["code"] == "outside_unavailable"


def test_new_keys_of_a_provider_are_looked_for_at_most_each_minute(town: Town) -> None:
    first = town.sign_in().json["id"]
    town.provider.keys = ["key-2"]

    town.time.shift(timedelta(seconds=59))
    assert town.sign_in().json["code"] == "outside_untrusted"
    assert town.provider.calls.count("/jwks") == 1

    town.time.shift(timedelta(seconds=1))
    assert town.sign_in().json["id"] == first
    assert town.provider.calls.count("/jwks") == 2


def test_a_worker_that_died_is_told_of(town: Town) -> None:
    from vestnik.oidc.store import FlowStore

    began = town.start()
    town.come_back(town.provider.visit(began.headers["location"]))
    [message] = town.take_messages()
    FlowStore().claim(message["flow"], now=NOON, until=NOON + timedelta(seconds=30))

    assert town.enter().status == 202
    town.time.shift(timedelta(seconds=30))

    assert town.enter().json["code"] == "outside_interrupted"


def test_a_lost_answer_may_be_asked_for_again_for_half_a_minute(town: Town) -> None:
    town.go()
    kept = dict(town.browser.cookies)
    first = town.enter().json["id"]

    town.browser.cookies = dict(kept)
    town.time.shift(timedelta(seconds=30))
    assert town.enter().json["id"] == first

    town.browser.cookies = dict(kept)
    town.time.shift(timedelta(seconds=1))
    assert town.enter().json["code"] == "outside_sign_in_unknown"


def test_a_sign_in_ends_after_ten_minutes(town: Town) -> None:
    town.go()
    town.time.shift(timedelta(minutes=10))

    answer = town.enter()

    assert (answer.status, answer.json["code"]) == (404, "outside_sign_in_unknown")


def test_nobody_is_signed_in_without_a_sign_in(town: Town) -> None:
    assert town.enter().status == 404
    town.start()
    assert town.enter().status == 404  # still at the provider's


def test_a_new_session_is_told_of_by_mail_like_any_other(town: Town) -> None:
    from vestnik import bootstrap

    user_id = town.sign_in().json["id"]
    phone = Api(headers={"User-Agent": "phone"})
    town.sign_in(phone)

    kinds = [mail.kind for mail in bootstrap.mails().of_user(user_id, after_id="")]
    assert sorted(kinds) == ["new_sign_in", "welcome"]
