"""Instants in milliseconds."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from vestnik import clock

LAST_MS = 7_289_654_400_000  # 2201


def test_an_instant_is_written_in_utc_to_the_millisecond() -> None:
    in_moscow = datetime(2026, 11, 23, 0, 0, 5, 6000, tzinfo=ZoneInfo("Europe/Moscow"))

    assert clock.rfc3339(in_moscow) == "2026-11-22T21:00:05.006Z"


@given(st.integers(0, LAST_MS))
def test_an_instant_comes_back_to_the_millisecond(instant_ms: int) -> None:
    assert clock.to_ms(clock.from_ms(instant_ms)) == instant_ms
