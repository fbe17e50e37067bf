"""What was known of a provider serves while it can't be asked, but not for ever."""

from datetime import timedelta
from typing import Any

import pytest

from functions.workers import sign_ins
from tests.api.oauth.conftest import Town
from vestnik.errors import TransientError

DAY = timedelta(hours=24)


def exchange(town: Town) -> None:
    """The worker exchanges the code, and is not asked about the provider by itself."""
    for message in town.take_messages():
        if "flow" in message:
            sign_ins.handle(message)


@pytest.fixture
def silent(town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Its provider says nothing of itself any more, but still exchanges codes."""

    def fail(_url: str) -> dict[str, Any]:
        raise TransientError("outside_unavailable")

    town.start()
    monkeypatch.setattr(town.provider, "read", fail)
    return town


def test_one_can_go_to_it_for_a_day(silent: Town) -> None:
    silent.time.shift(DAY - timedelta(seconds=1))
    assert silent.browser.get("/oauth/example").json["ready"] is True

    silent.time.shift(timedelta(seconds=1))

    assert silent.browser.get("/oauth/example").json["ready"] is False
    began = silent.browser.get("/oauth/example/start")
    assert began.headers["location"].endswith("/outside#wait=example")


@pytest.mark.parametrize(("late", "code"), [(False, None), (True, "outside_unavailable")])
def test_its_keys_are_believed_for_a_day(silent: Town, late: bool, code: str | None) -> None:
    silent.time.shift(DAY - timedelta(seconds=1))
    began = silent.browser.get("/oauth/example/start")
    silent.come_back(silent.provider.visit(began.headers["location"]))

    silent.time.shift(timedelta(seconds=1) if late else timedelta())
    exchange(silent)

    assert silent.enter().json.get("code") == code
