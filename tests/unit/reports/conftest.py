from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

NINE = datetime(2026, 11, 22, 6, tzinfo=UTC)  # in Moscow


@pytest.fixture
def traveller(aws: None) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NINE, tick=False) as travelling:
        yield travelling
