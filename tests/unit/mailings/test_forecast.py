"""How many will have been sent before the end: the arithmetic, shown."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from tests.factories import NOON
from vestnik.mailings.breakdown import Breakdown
from vestnik.mailings.forecast import Forecast, forecast, rate_per_s
from vestnik.mailings.model import Filter, Mailing, MailingState
from vestnik.mailings.page import Counts
from vestnik.mailings.windows import Window

NOTHING = Breakdown(NOON, Counts())


def a_mailing(**changes: Any) -> Mailing:
    """One that runs and ends in an hour and 10 s, the last of which no call begins in."""
    fields: dict[str, Any] = {
        "id": "1",
        "number": 1,
        "text": "Hi",
        "filter": Filter(everyone=True),
        "start_at": NOON - timedelta(hours=1),
        "end_at": NOON + timedelta(seconds=3_610),
        "created_at": NOON,
        "created_by": "anna",
        "state": MailingState.RUNNING,
        **changes,
    }
    return Mailing(**fields)


def in_s(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("counts", "rate", "expected"),
    [
        (Counts(total=5_000, sent=1_000), 2.0, Forecast(5_000, 5_000, in_s(2_000))),
        (Counts(total=9_000, sent=1_000), 2.0, Forecast(8_200, 9_000, in_s(4_000))),
        (
            Counts(total=9_000, sent=1_000, failed=500, retrying=5),
            0.0,
            Forecast(1_000, 9_000, None),
        ),
        (Counts(total=9, sent=8, failed=1), 2.0, Forecast(8, 9, None)),
    ],
)
def test_what_the_rate_reaches_before_the_end(
    counts: Counts, rate: float, expected: Forecast
) -> None:
    assert forecast(a_mailing(), counts, NOTHING, rate=rate, now=NOON) == expected


def test_one_that_is_to_begin_has_the_time_from_its_start() -> None:
    mailing = a_mailing(state=MailingState.SCHEDULED, start_at=in_s(3_500))

    found = forecast(mailing, Counts(total=500), NOTHING, rate=2.0, now=NOON)

    assert found == Forecast(200, 500, in_s(3_500 + 250))


def test_of_one_that_stands_nothing_can_be_said() -> None:
    paused = a_mailing(state=MailingState.PAUSED)

    assert forecast(paused, Counts(total=500), NOTHING, rate=2.0, now=NOON) is None


def test_each_zone_has_its_share_of_the_rate_while_its_window_is_open() -> None:
    # Noon UTC is 15:00 in Moscow, where the window shuts in 10 min, and 18:00 in Omsk: shut.
    window = Window(time(9), time(15, 10))
    zones = {"Europe/Moscow": Counts(total=3_000), "Asia/Omsk": Counts(total=1_000)}
    found = Breakdown(NOON, Counts(total=4_000), by_zone=zones)

    expected = forecast(a_mailing(window=window), Counts(total=4_000), found, rate=2.0, now=NOON)

    assert expected == Forecast(900, 4_000, None)  # 600 s · 2 a second · 3/4 of them


@pytest.mark.parametrize(
    ("first_s", "last_s", "lately", "is_running", "rate"),
    [
        (-600, -1, 120, True, 2.0),  # 120 in the last minute
        (-10, -1, 120, True, 12.0),  # it began 10 s ago
        (-0.1, -0.1, 7, True, 7.0),  # of less than a second nothing can be told
        (-600, -500, 0, True, 0.0),
        (-600, -500, 0, False, 3.0),  # 300 in 100 s
    ],
)
def test_the_rate_is_the_last_minutes_while_it_runs(
    first_s: float, last_s: float, lately: int, is_running: bool, rate: float
) -> None:
    found = Breakdown(
        NOON,
        Counts(total=400, sent=300),
        first_sent_at=in_s(first_s),
        last_sent_at=in_s(last_s),
        sent_lately=lately,
    )

    assert rate_per_s(found, is_running=is_running) == rate


def test_before_the_first_message_there_is_no_rate() -> None:
    assert rate_per_s(NOTHING, is_running=True) is None
