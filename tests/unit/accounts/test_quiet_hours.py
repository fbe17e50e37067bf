"""When a person does not want to be disturbed."""

from datetime import UTC, datetime, time

import pytest

from vestnik.accounts.model import QuietHours

NIGHT = QuietHours(time(22), time(7))
LUNCH = QuietHours(time(13), time(14, 30))
SMALL_HOURS = QuietHours(time(1, 30), time(2, 30))  # Berlin's clocks change at 2 and at 3


def at(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("quiet", "instant", "end"),
    [  # Moscow is three hours ahead
        (NIGHT, at(22, 18, 59), None),
        (NIGHT, at(22, 19), at(23, 4)),
        (NIGHT, at(22, 21, 30), at(23, 4)),
        (NIGHT, at(23, 3, 59), at(23, 4)),
        (NIGHT, at(23, 4), None),
        (LUNCH, at(22, 9, 59), None),
        (LUNCH, at(22, 10), at(22, 11, 30)),
        (LUNCH, at(22, 11, 30), None),
    ],
)
def test_they_hold_from_their_beginning_to_before_their_end(
    quiet: QuietHours, instant: datetime, end: datetime | None
) -> None:
    assert quiet.end_after(instant, "Europe/Moscow") == end


@pytest.mark.parametrize(
    ("instant", "end"),
    [  # on 29 March it is 01:59 +01:00 and then 03:00 +02:00
        (at(29, 0, 29, month=3), None),
        (at(29, 0, 30, month=3), at(29, 1, 30, month=3)),
        (at(29, 1, 29, month=3), at(29, 1, 30, month=3)),
        (at(29, 1, 30, month=3), None),
        # on 25 October it is 02:59 +02:00 and then 02:00 +01:00
        (at(24, 23, 30, month=10), at(25, 0, 30, month=10)),
        (at(25, 0, 30, month=10), None),
        (at(25, 1, 15, month=10), None),
    ],
)
def test_skipped_and_doubled_wall_times_end_them_once(
    instant: datetime, end: datetime | None
) -> None:
    assert SMALL_HOURS.end_after(instant, "Europe/Berlin") == end


def test_a_night_in_which_clocks_change_ends_by_the_wall_clock() -> None:
    assert NIGHT.end_after(at(28, 22, month=3), "Europe/Berlin") == at(29, 5, month=3)
    assert NIGHT.end_after(at(24, 22, month=10), "Europe/Berlin") == at(25, 6, month=10)
