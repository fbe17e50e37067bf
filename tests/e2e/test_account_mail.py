"""Mails about an account on the deployed product, and an inbox that misbehaves."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.e2e.clock import Clock
from tests.e2e.inbox import Inbox, Received, token_of
from tests.e2e.person import PASSWORD, Person, eventually

pytestmark = pytest.mark.deployed

WELCOME = "Welcome to Vestnik"
RESET = "A new password for Vestnik"
NEW_PASSWORD = "another horse 8"


def only_mail(inbox: Inbox, person: Person, subject: str) -> Received:
    """The one mail with a subject, as soon as it is there."""
    [mail] = eventually(lambda: inbox.of(person.email, subject=subject))
    return mail


def sign_in(client: httpx.Client, product: dict[str, Any], person: Person, password: str) -> int:
    body = {"email": person.email, "password": password}
    answer = client.post(product["api"] + "/session", json=body)
    client.cookies.clear()
    return answer.status_code


def test_a_newcomer_is_welcomed_once_and_confirms_the_address(
    somebody: Callable[..., Person], inbox: Inbox, clock: Clock
) -> None:
    person = somebody()
    mail = only_mail(inbox, person, WELCOME)

    clock.move(advance_s=600)
    clock.move(reset=True)
    token = token_of(mail, "confirm")
    confirmed = person.call("POST", "/user/confirm", {"token": token})

    assert (confirmed.status_code, confirmed.json()) == (200, {"email": person.email})
    assert person.call("GET", "/user").json()["email_confirmed"]
    assert mail["headers"]["Message-ID"]
    assert inbox.of(person.email) == [mail]


def test_a_forgotten_password_is_replaced_once_by_the_link_of_a_mail(
    somebody: Callable[..., Person], inbox: Inbox, client: httpx.Client, product: dict[str, Any]
) -> None:
    person, api = somebody(), product["api"] + "/password-reset"
    for email in (person.email, "nobody@example.com"):
        assert client.post(api, json={"email": email}).status_code == 202
    order = {"token": token_of(only_mail(inbox, person, RESET), "reset"), "password": NEW_PASSWORD}

    answers = [client.post(f"{api}/confirm", json=order).status_code for _ in range(2)]

    assert answers == [200, 404]
    assert person.call("GET", "/user").status_code == 401
    passwords = (PASSWORD, NEW_PASSWORD)
    assert [sign_in(client, product, person, each) for each in passwords] == [401, 200]
    assert only_mail(inbox, person, "Your password was changed")
    assert inbox.of("nobody@example.com") == []


def test_an_address_that_is_refused_is_switched_off_until_it_is_asked_for_again(
    somebody: Callable[..., Person], inbox: Inbox
) -> None:
    inbox.fault("refuse")
    person = somebody()
    eventually(lambda: person.call("GET", "/user").json()["email_refused"])
    assert inbox.of(person.email) == []
    inbox.fault("ok")

    assert person.call("POST", "/user/confirmation").status_code == 202

    assert only_mail(inbox, person, "Confirm your address")
    assert not person.call("GET", "/user").json()["email_refused"]


def test_a_mail_whose_answer_was_lost_comes_again_as_the_same_and_no_third_time(
    somebody: Callable[..., Person], inbox: Inbox, clock: Clock
) -> None:
    inbox.fault("drop_after_data")
    person = somebody()
    only_mail(inbox, person, WELCOME)
    inbox.fault("ok")

    clock.move(advance_s=60)
    mails = eventually(lambda: inbox.of(person.email)[1:] and inbox.of(person.email))
    clock.move(advance_s=600)

    assert len(inbox.of(person.email)) == 2
    for what in ("subject", "text"):
        assert mails[0][what] == mails[1][what]
    assert mails[0]["headers"]["Message-ID"] == mails[1]["headers"]["Message-ID"]


def test_a_slow_mail_server_gets_a_mail_once(
    somebody: Callable[..., Person], inbox: Inbox, clock: Clock
) -> None:
    inbox.fault("slow")
    person = somebody()
    mail = only_mail(inbox, person, WELCOME)

    clock.move(advance_s=120)

    assert inbox.of(person.email) == [mail]
