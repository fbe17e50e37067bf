"""Instants in milliseconds."""

from hypothesis import given
from hypothesis import strategies as st

from vestnik import clock

LAST_MS = 7_289_654_400_000  # 2201


@given(st.integers(0, LAST_MS))
def test_an_instant_comes_back_to_the_millisecond(instant_ms: int) -> None:
    assert clock.to_ms(clock.from_ms(instant_ms)) == instant_ms
