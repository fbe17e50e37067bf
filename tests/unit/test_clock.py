"""Instants in milliseconds."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
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


@given(st.floats(1_795_348_800, 1_795_348_801), st.integers(1, 600))
def test_who_waits_goes_on_at_the_instant_and_never_before(begin_s: float, wait_ms: int) -> None:
    now_s = begin_s

    def sleep(for_s: float) -> None:
        nonlocal now_s
        now_s += for_s

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("vestnik.clock.time.time", lambda: now_s)
        patch.setattr("vestnik.clock.time.sleep", sleep)
        instant_ms = clock.now_ms() + wait_ms
        clock.wait_until_ms(instant_ms)

        assert clock.now_ms() == instant_ms
        assert now_s * 1000 - instant_ms < 0.25
