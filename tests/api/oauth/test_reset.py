"""Whoever proves by mail that an address is his ends what others connected under it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from functions.api import outside_accounts
from tests.api.accounts.test_mail import links
from tests.api.oauth.conftest import Town
from tests.api.oauth.test_connecting import ANNA, connected
from tests.support.api import Answered, Api
from vestnik import bootstrap
from vestnik.accounts.model import User
from vestnik.errors import TransientError
from vestnik.oidc.enter import connect_account

NEW = "battery staple"
STRANGER = {"sub": "x", "email": ANNA["email"], "email_verified": False}


def asked(email: str = ANNA["email"]) -> str:
    """The token of the link that is mailed to whoever forgot his password."""
    assert Api().post("/password-reset", {"email": email}).status == 202
    found = bootstrap.accounts().credentials(email)
    assert found is not None
    assert found.reset is not None
    return links().reset_url(found.user.id, found.reset.id).partition("#")[2]


def use(token: str) -> Answered:
    return Api().post("/password-reset/confirm", {"token": token, "password": NEW})


@pytest.fixture
def at_the_end_of_ways(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[User], None]], None]:
    """Lets something happen each time before a reset ends the other ways in."""

    def arrange(happen: Callable[[User], None]) -> None:
        desk = bootstrap.reset_desk()

        def end(user: User) -> None:
            happen(user)
            desk.end_ways_in(user)

        changed = replace(desk, end_ways_in=end)
        monkeypatch.setattr(bootstrap, "reset_desk", lambda: changed)

    return arrange


def test_what_alone_opened_an_account_opens_it_no_longer(town: Town) -> None:
    town.provider.person = STRANGER
    assert town.sign_in().status == 200

    assert use(asked()).status == 200

    assert town.browser.get("/user").status == 401
    assert town.sign_in(Api()).json["code"] == "outside_email_taken"
    signing_in = {"email": ANNA["email"], "password": NEW}
    assert Api().post("/session", signing_in).status == 200


def test_a_reset_that_breaks_off_has_ended_them_already(
    town: Town, at_the_end_of_ways: Callable[[Callable[[User], None]], None]
) -> None:
    def break_off(user: User) -> None:
        if user.epoch:
            raise TransientError

    town.provider.person = STRANGER
    connected(town)
    token = asked()
    at_the_end_of_ways(break_off)

    assert use(token).status == 503

    signing_in = {"email": ANNA["email"], "password": NEW}
    assert Api().post("/session", signing_in).status == 200
    assert town.sign_in(Api()).json["code"] == "outside_email_taken"


def test_who_comes_by_a_provider_meanwhile_is_not_let_in(
    town: Town, at_the_end_of_ways: Callable[[Callable[[User], None]], None]
) -> None:
    town.provider.person = STRANGER
    connected(town)
    came: list[Api] = []

    def come(_user: User) -> None:
        came.append(Api())
        town.sign_in(came[-1])

    token = asked()
    at_the_end_of_ways(come)

    assert use(token).status == 200

    assert [one.get("/user").status for one in came] == [401, 401]


def test_who_was_let_in_before_connects_nothing_after(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = connected(town)
    town.provider.person = {"sub": "another"}
    town.go(browser, purpose="connect")
    token = asked()

    def connect_late(*given: object) -> object:
        assert use(token).status == 200
        return connect_account(*given)  # type: ignore[arg-type] # passed on as they came

    monkeypatch.setattr(outside_accounts, "connect_account", connect_late)

    assert browser.post("/oauth/accounts").status == 401

    found = bootstrap.accounts().credentials(ANNA["email"])
    assert found is not None
    assert not found.user.outside
