"""Browsers, programs, and a clock in the hand."""

from collections.abc import Callable, Iterator

import pytest
import time_machine

from tests.factories import NOON
from tests.support import processes
from tests.support.api import Api
from vestnik import clock

ANNA = {"email": "anna@example.com", "password": "correct horse"}
OTHER_KEY = "fedcba9876543210fedcba9876543210"


@pytest.fixture
def time(aws: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[time_machine.Traveller]:
    """Stands still at noon until it is moved, or somebody waits."""
    with time_machine.travel(NOON, tick=False) as traveller:

        def wait(instant_ms: int) -> None:
            traveller.move_to(max(clock.now(), clock.from_ms(instant_ms)), tick=False)

        monkeypatch.setattr(clock, "wait_until_ms", wait)
        yield traveller


@pytest.fixture
def browser(time: time_machine.Traveller) -> Api:
    """A browser in which Anna has just registered."""
    registered = Api(headers={"Accept-Language": "en"})
    assert registered.post("/user", ANNA).status == 200
    return registered


@pytest.fixture
def program(browser: Api) -> Api:
    """A program that has signed in as Anna."""
    signed_in = Api().post("/session", ANNA)
    return Api(headers={"Authorization": f"Bearer {signed_in.json['access_token']}"})


@pytest.fixture
def configured(aws: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], None]:
    """Starts the process anew with other settings."""

    def configure(settings: dict[str, str]) -> None:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        processes.forget_adapters()

    return configure
