"""People at the API."""

from collections.abc import Callable

import pytest
from argon2 import PasswordHasher

from tests.support.api import Api
from vestnik.accounts import passwords
from vestnik.accounts.rows import UserRow, user_pk


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing at its real price is for tests/unit/accounts: it was a third of each test here."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: cheap)


@pytest.fixture
def anybody(aws: None) -> Api:
    """Nobody is signed in."""
    return Api()


@pytest.fixture
def sign_up(aws: None) -> Callable[[str], Api]:
    """Makes an account and answers its program: signed in by a bearer token, speaking English."""

    def make(email: str) -> Api:
        body = {"email": email, "password": "correct horse 7", "timezone": "Europe/Moscow"}
        browser = Api()
        browser.post("/user", {**body, "language": "en"})
        return Api(headers={"Authorization": f"Bearer {browser.cookies['at']}"})

    return make


@pytest.fixture
def anna(sign_up: Callable[[str], Api]) -> Api:
    return sign_up("anna@example.com")


@pytest.fixture
def boris(sign_up: Callable[[str], Api]) -> Api:
    return sign_up("boris@example.com")


@pytest.fixture
def manager(sign_up: Callable[[str], Api]) -> Api:
    """Somebody who may do everything with clients and mailings."""
    found = sign_up("manager@example.com")
    row = UserRow(user_pk(found.get("/user").json["id"]), UserRow.SK)
    row.update([UserRow.roles.set({"manager"})])
    return found
