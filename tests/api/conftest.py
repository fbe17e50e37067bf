"""People at the API."""

from collections.abc import Callable

import pytest

from tests.support.api import Api


@pytest.fixture
def anybody(aws: None) -> Api:
    """Nobody is signed in."""
    return Api()


@pytest.fixture
def sign_up(aws: None) -> Callable[[str], Api]:
    """Makes an account and answers its program: signed in by a bearer token, speaking English."""

    def make(email: str) -> Api:
        body = {"email": email, "password": "correct horse 7", "timezone": "Europe/Moscow"}
        Api().post("/user", {**body, "language": "en"})
        signed = Api().post("/session", {"email": email, "password": "correct horse 7"})
        return Api(headers={"Authorization": f"Bearer {signed.json['access_token']}"})

    return make


@pytest.fixture
def anna(sign_up: Callable[[str], Api]) -> Api:
    return sign_up("anna@example.com")


@pytest.fixture
def boris(sign_up: Callable[[str], Api]) -> Api:
    return sign_up("boris@example.com")
