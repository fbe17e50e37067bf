from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vestnik.digests.midnights import Midnight, begin_of, last_midnight

ZONES = sorted(available_timezones())
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc] # year to second


@pytest.mark.parametrize(
    ("timezone", "day", "begins"),
    [
        ("Europe/Moscow", date(2026, 11, 23), at(2026, 11, 22, 21)),
        ("Europe/Berlin", date(2026, 3, 29), at(2026, 3, 28, 23)),  # a night of 23 hours follows
        ("Asia/Kathmandu", date(2026, 11, 23), at(2026, 11, 22, 18, 15)),
        ("America/Santiago", date(2026, 9, 6), at(2026, 9, 6, 4)),  # no midnight: 0:00 is 1:00
        ("America/Havana", date(2026, 11, 1), at(2026, 11, 1, 4)),  # two midnights: 1:00 is 0:00
        ("America/Asuncion", date(2024, 3, 24), at(2024, 3, 24, 4)),  # 23:00 comes twice
        ("America/Toronto", date(1919, 3, 31), at(1919, 3, 31, 4, 30)),  # 23:30 is 0:30
        ("Pacific/Apia", date(2011, 12, 30), at(2011, 12, 30, 10)),  # a day that never was
        ("Pacific/Apia", date(2011, 12, 31), at(2011, 12, 30, 10)),
    ],
)
def test_a_date_begins_when_the_clocks_first_show_it_or_a_later_one(
    timezone: str, day: date, begins: datetime
) -> None:
    assert begin_of(day, timezone) == begins


def test_a_midnight_is_seen_once_by_those_who_look_again_and_again() -> None:
    midnight = Midnight(at(2026, 11, 22, 21), date(2026, 11, 22))

    assert last_midnight("Europe/Moscow", after=at(2026, 11, 22, 20, 45), until=midnight.at) == (
        midnight
    )
    assert last_midnight("Europe/Moscow", after=midnight.at, until=at(2026, 11, 23)) is None


def test_of_several_midnights_the_last_one_counts() -> None:
    found = last_midnight("Europe/Moscow", after=at(2026, 11, 1), until=at(2026, 11, 23))

    assert found == Midnight(at(2026, 11, 22, 21), date(2026, 11, 22))


def test_a_day_that_never_was_does_not_end() -> None:
    found = last_midnight("Pacific/Apia", after=at(2011, 12, 29, 12), until=at(2011, 12, 30, 12))

    assert found == Midnight(at(2011, 12, 30, 10), date(2011, 12, 29))


@given(
    timezone=st.sampled_from(ZONES),
    begin=st.datetimes(datetime(1900, 1, 2), datetime(2090, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    gaps=st.lists(st.integers(60, 20 * 3600), min_size=1, max_size=12),
)
@settings(max_examples=300, deadline=None)
def test_each_local_date_ends_once_however_time_is_cut(
    timezone: str, begin: datetime, gaps: list[int]
) -> None:
    looks = [begin]
    for gap in gaps:
        looks.append(looks[-1] + timedelta(seconds=gap))

    found = [last_midnight(timezone, after=one, until=other) for one, other in pairwise(looks)]

    ended = [one.date for one in found if one]
    assert ended == _ended_dates(timezone, looks[0], looks[-1])


@pytest.mark.parametrize("year", range(2026, 2031))
def test_each_date_of_a_year_ends_once_in_each_zone_that_changes_its_clocks(year: int) -> None:
    for timezone in _changing(year):
        days = [date(year, 1, 1) + n * _DAY for n in range(367)]
        begins = [begin_of(day, timezone) for day in days]

        for day, one, other in zip(days, begins, begins[1:], strict=False):
            found = last_midnight(timezone, after=one, until=other)
            assert found == Midnight(other, day), timezone
            assert timedelta(hours=22) <= other - one <= timedelta(hours=26), timezone


@cache
def _changing(year: int) -> list[str]:
    """Zones of different rules, one of each set of changes."""
    by_offsets = {}
    for timezone in ZONES:
        zone = ZoneInfo(timezone)
        noons = [at(year, 1, 1, 12) + n * _DAY for n in range(0, 366, 7)]
        offsets = tuple(noon.astimezone(zone).utcoffset() for noon in noons)
        if len(set(offsets)) > 1:
            by_offsets[offsets] = timezone
    return sorted(by_offsets.values())


def _ended_dates(timezone: str, after: datetime, until: datetime) -> list[date]:
    """By asking the clocks: each minute of the hours around a midnight, each hour by day."""
    zone = ZoneInfo(timezone)
    ended: list[date] = []
    latest = _latest_shown(zone, after)
    instant = after
    while instant < until:
        step = _HOUR if 4 <= instant.astimezone(zone).hour < 20 else _MINUTE
        instant = min(instant + step, until)
        shown = instant.astimezone(zone).date()
        if shown > latest:
            ended.append(latest)
            latest = shown
    return ended


def _latest_shown(zone: ZoneInfo, instant: datetime) -> date:
    """The latest date that the clocks have shown by then; they may have gone back since."""
    return max((instant - timedelta(hours=n)).astimezone(zone).date() for n in range(25))
