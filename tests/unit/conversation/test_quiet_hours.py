"""Spans of a day as people write them."""

from datetime import time

import pytest

from functions.telegram.settings import read_hours
from vestnik.accounts.model import QuietHours


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("22:30-06:30", QuietHours(time(22, 30), time(6, 30))),
        ("22:30 – 6:30", QuietHours(time(22, 30), time(6, 30))),
        ("с 23 до 8", QuietHours(time(23), time(8))),
        ("from 22 to 7:15", QuietHours(time(22), time(7, 15))),
        ("from 9 pm to 7", None),
        ("25:00-07:00", None),
        ("22:60-07:00", None),
        ("7-7", None),
        ("23", None),
        ("ночью", None),
    ],
)
def test_a_span_of_a_day(words: str, hours: QuietHours | None) -> None:
    assert read_hours(words) == hours
