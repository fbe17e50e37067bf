"""People who talk with the bot at noon of 22 November 2026, UTC: 15:00 in Moscow, a Sunday."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine

from infra.local.product_clock import ProductClock
from tests.factories import NOON
from tests.support.chat import Chat, Telegram


@pytest.fixture(autouse=True)
def noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=True) as traveller:
        yield traveller


@pytest.fixture(
    params=[
        pytest.param(False, id="steady"),
        pytest.param(True, id="stumbling", marks=pytest.mark.explore),
    ]
)
def telegram(aws: None, tmp_path: Path, request: pytest.FixtureRequest) -> Telegram:
    return Telegram(ProductClock(tmp_path / "clock"), stumbles=request.param)


@pytest.fixture
def anna(telegram: Telegram) -> Iterator[Chat]:
    """A new Russian-speaking person in her private chat; every call must suit Telegram."""
    yield Chat(telegram)
    assert telegram.refused == []


@pytest.fixture
def boris(telegram: Telegram) -> Chat:
    """Another one, who speaks English."""
    return Chat(telegram, person_id=6, chat_id=6, language="en")
