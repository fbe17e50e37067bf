"""When a manager's day ends."""

from datetime import UTC, date, datetime

import pytest

from vestnik.reports.mornings import Morning, last_morning


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("timezone", "now", "day", "since", "at"),
    [
        ("Europe/Moscow", "2026-11-22T06:00", 22, "2026-11-21T06:00", "2026-11-22T06:00"),
        ("Europe/Moscow", "2026-11-22T05:59:59", 21, "2026-11-20T06:00", "2026-11-21T06:00"),
        ("Asia/Kathmandu", "2026-11-22T03:15", 22, "2026-11-21T03:15", "2026-11-22T03:15"),
        ("Pacific/Kiritimati", "2026-11-21T19:00", 22, "2026-11-20T19:00", "2026-11-21T19:00"),
        ("America/New_York", "2026-11-01T14:00", 1, "2026-10-31T13:00", "2026-11-01T14:00"),
    ],
)
def test_a_morning_is_nine_o_clock_by_the_wall(
    timezone: str, now: str, day: int, since: str, at: str
) -> None:
    expected = Morning(date(2026, 11, day), since=utc(since), at=utc(at))

    assert last_morning(timezone, utc(now)) == expected
