from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from tests.support.town import Town
from vestnik import clock

EVENING = datetime(2026, 11, 22, 18, tzinfo=UTC)  # nine in the evening in Moscow


@pytest.fixture
def town(aws: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    with time_machine.travel(EVENING, tick=False) as traveller:
        made = Town(traveller)
        monkeypatch.setattr(clock, "wait_until_ms", lambda ms: made.move_to(clock.from_ms(ms)))
        yield made
