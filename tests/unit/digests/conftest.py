from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from tests.support.town import Town

EVENING = datetime(2026, 11, 22, 18, tzinfo=UTC)  # nine in the evening in Moscow


@pytest.fixture
def town(aws: None) -> Iterator[Town]:  # noqa: ARG001 - the product's tables
    with time_machine.travel(EVENING, tick=False) as traveller:
        yield Town(traveller)
