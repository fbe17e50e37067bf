"""Series in a zone: dates, changes of the clocks, the two ways of going on, ends."""

from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from vestnik.errors import InvalidInputError
from vestnik.when.recurrence import Series, next_after_done, next_by_calendar, read_series
from vestnik.when.recurrence_values import RuleError

MOSCOW, BERLIN = ZoneInfo("Europe/Moscow"), ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 23, 9)


def series(rule: str, start: datetime = MONDAY, zone: ZoneInfo = MOSCOW) -> Series:
    return read_series(rule, start=start, zone=zone)


def local(given: Series, count: int, after: datetime | None = None) -> list[str]:
    """Its next times as the person's clock shows them."""
    found = islice(given.instants(after=after), count)
    return [f"{instant.astimezone(given.zone):%Y-%m-%d %H:%M}" for instant in found]


@pytest.mark.parametrize(
    ("rule", "dates"),
    [
        ("FREQ=DAILY", "11-23 11-24 11-25"),
        ("FREQ=DAILY;INTERVAL=10", "11-23 12-03 12-13"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "11-23 11-26 11-30"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO", "11-23 11-29 12-07"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", "11-23 12-06 12-07"),
        ("FREQ=MONTHLY;BYDAY=3TU", "12-15 01-19 02-16"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "11-27 12-25 01-29"),
        ("FREQ=MONTHLY;BYDAY=MO,1TU", "11-23 11-30 12-01"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "11-30 12-31 01-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "12-31 01-31 03-31"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "11-30 12-31 01-29"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "08-13 10-13 04-13"),
        ("FREQ=YEARLY", "11-23 11-23 11-23"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "02-29 02-29 02-29"),
        ("FREQ=YEARLY;BYYEARDAY=-1", "12-31 12-31 12-31"),
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", "01-04 01-03 01-01"),
        ("FREQ=YEARLY;BYWEEKNO=20", "05-17 05-15 05-14"),
        ("FREQ=YEARLY;BYDAY=-1MO", "12-28 12-27 12-25"),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "11-26 11-25 11-23"),
        ("FREQ=DAILY;UNTIL=20261124T060000Z", "11-23 11-24"),
        ("FREQ=DAILY;UNTIL=20261124T055959Z", "11-23"),
        ("FREQ=DAILY;UNTIL=20261124T085959", "11-23"),
        ("FREQ=DAILY;UNTIL=20261124T090000", "11-23 11-24"),
        ("FREQ=DAILY;UNTIL=20261124", "11-23 11-24"),
        ("FREQ=DAILY;COUNT=2", "11-23 11-24"),
    ],
)
def test_dates_of_a_rule(rule: str, dates: str) -> None:
    assert [one[5:10] for one in local(series(rule), 3)] == dates.split()


def test_times_of_day_are_multiplied_and_chosen_from() -> None:
    both = series("FREQ=DAILY;BYHOUR=9,18;BYMINUTE=0,30")
    last = series("FREQ=DAILY;BYHOUR=9,18;BYMINUTE=0,30;BYSETPOS=-1")

    assert [one[11:] for one in local(both, 4)] == ["09:00", "09:30", "18:00", "18:30"]
    assert local(last, 2) == ["2026-11-23 18:30", "2026-11-24 18:30"]


def test_positions_count_in_the_whole_first_week() -> None:
    thursday = datetime(2026, 11, 26, 9)

    assert local(series("FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1", thursday), 1) == ["2026-11-30 09:00"]


def test_what_is_at_nine_stays_at_nine_when_the_clocks_change() -> None:
    days = series("FREQ=WEEKLY", datetime(2027, 3, 22, 9), BERLIN)

    assert [one.hour for one in islice(days.instants(), 2)] == [8, 7]
    assert local(days, 2) == ["2027-03-22 09:00", "2027-03-29 09:00"]


def test_a_time_in_a_gap_keeps_the_offset_from_before_it() -> None:
    nights = series("FREQ=DAILY", datetime(2027, 3, 27, 2, 30), BERLIN)

    assert local(nights, 3) == ["2027-03-27 02:30", "2027-03-28 03:30", "2027-03-29 02:30"]


def test_of_a_fold_it_is_the_first() -> None:
    nights = series("FREQ=DAILY", datetime(2026, 10, 24, 2, 30), BERLIN)

    assert list(islice(nights.instants(), 3)) == [
        datetime(2026, 10, 24, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 26, 1, 30, tzinfo=UTC),
    ]


def test_over_a_gap_instants_stay_in_order_and_single() -> None:
    quarters = series("FREQ=MINUTELY;INTERVAL=20", datetime(2027, 3, 28, 1, 40), BERLIN)

    found = list(islice(quarters.instants(), 7))

    assert found == sorted(set(found))
    assert local(quarters, 7)[:4] == [
        f"2027-03-28 {at}" for at in ("01:40", "03:00", "03:20", "03:40")
    ]


def test_a_day_that_a_zone_never_had_falls_on_the_next() -> None:
    samoa = series("FREQ=DAILY", datetime(2011, 12, 29, 9), ZoneInfo("Pacific/Apia"))

    assert local(samoa, 3) == ["2011-12-29 09:00", "2011-12-31 09:00", "2012-01-01 09:00"]
    after = datetime(2011, 12, 30, 10, 30, tzinfo=UTC)  # 31 December, 00:30 there
    assert local(samoa, 1, after=after) == ["2011-12-31 09:00"]


@pytest.mark.parametrize("hours", range(0, 80, 7))
def test_what_follows_an_instant_is_what_a_walk_from_the_start_finds(hours: int) -> None:
    start = datetime(2027, 3, 27, 0, 10)
    for rule in ("FREQ=HOURLY;INTERVAL=5", "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=15,45", "FREQ=WEEKLY"):
        given = series(rule, start, BERLIN)
        after = start.replace(tzinfo=UTC) + timedelta(hours=hours)

        walked = next(one for one in given.instants() if one > after)

        assert next_by_calendar(given, after) == walked


def test_what_a_gap_threw_behind_an_instant_is_found_after_it() -> None:
    nights = series("FREQ=MONTHLY;BYMONTHDAY=28", datetime(2027, 2, 28, 2, 30), BERLIN)
    after = datetime(2027, 3, 28, 1, 15, tzinfo=UTC)  # 03:15; 02:30 has become 03:30

    assert local(nights, 1, after=after) == ["2027-03-28 03:30"]


def test_nothing_comes_after_the_year_2200() -> None:
    last = series("FREQ=WEEKLY;BYDAY=WE,TH", datetime(2200, 12, 29, 9))

    assert local(last, 3) == ["2200-12-31 09:00"]


def test_by_calendar_what_was_missed_is_not_made_up_for() -> None:
    days = series("FREQ=DAILY;INTERVAL=2")

    assert next_by_calendar(days, datetime(2026, 12, 24, 12, tzinfo=UTC)) == datetime(
        2026, 12, 25, 6, tzinfo=UTC
    )


def test_the_time_itself_is_not_its_next_one() -> None:
    days = series("FREQ=DAILY")

    assert next_by_calendar(days, datetime(2026, 11, 24, 6, tzinfo=UTC)) == datetime(
        2026, 11, 25, 6, tzinfo=UTC
    )


def test_by_calendar_a_counted_series_ends_whatever_was_missed() -> None:
    three = series("FREQ=DAILY;COUNT=3")

    assert next_by_calendar(three, datetime(2026, 11, 25, 5, tzinfo=UTC)) is not None
    assert next_by_calendar(three, datetime(2026, 11, 25, 6, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    ("rule", "done", "following"),
    [
        ("FREQ=DAILY", "2026-11-25 15:20", "2026-11-26 09:00"),
        ("FREQ=DAILY;INTERVAL=3", "2026-11-25 15:20", "2026-11-28 09:00"),
        ("FREQ=DAILY;INTERVAL=3", "2026-11-25 07:00", "2026-11-28 09:00"),
        ("FREQ=DAILY;BYHOUR=9,18", "2026-11-25 15:20", "2026-11-25 18:00"),
        ("FREQ=DAILY;BYHOUR=9,18;COUNT=2", "2026-11-25 19:20", "2026-11-26 09:00"),
        ("FREQ=WEEKLY;INTERVAL=2", "2026-11-25 15:20", "2026-12-09 09:00"),
        ("FREQ=WEEKLY;BYDAY=MO", "2026-11-25 15:20", "2026-11-30 09:00"),
        ("FREQ=MONTHLY", "2026-12-15 10:00", "2027-01-15 09:00"),
        ("FREQ=MONTHLY", "2027-01-31 10:00", "2027-02-28 09:00"),
        ("FREQ=MONTHLY;INTERVAL=2", "2027-03-31 10:00", "2027-05-31 09:00"),
        ("FREQ=MONTHLY;INTERVAL=6", "2026-08-31 10:00", "2027-02-28 09:00"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2027-01-31 10:00", "2027-03-31 09:00"),
        ("FREQ=YEARLY", "2028-02-29 10:00", "2029-02-28 09:00"),
        ("FREQ=HOURLY;INTERVAL=4", "2026-11-25 15:20", "2026-11-25 19:20"),
        ("FREQ=MINUTELY;INTERVAL=90", "2026-11-25 23:50", "2026-11-26 01:20"),
    ],
)
def test_after_completion_the_interval_counts_from_the_doing(
    rule: str, done: str, following: str
) -> None:
    done_at = datetime.fromisoformat(done).replace(tzinfo=MOSCOW)

    found = next_after_done(series(rule), done_at, given=1)

    assert found is not None
    assert f"{found.astimezone(MOSCOW):%Y-%m-%d %H:%M}" == following


def test_after_completion_a_series_ends_by_its_count_or_its_date() -> None:
    done_at = datetime(2026, 11, 25, 12, tzinfo=UTC)

    assert next_after_done(series("FREQ=DAILY;COUNT=3"), done_at, given=2) is not None
    assert next_after_done(series("FREQ=DAILY;COUNT=3"), done_at, given=3) is None
    assert next_after_done(series("FREQ=DAILY;UNTIL=20261125"), done_at, given=1) is None


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29;UNTIL=20270101",
        "FREQ=HOURLY;INTERVAL=24;BYHOUR=8",
        "FREQ=MINUTELY;BYHOUR=9;BYSETPOS=2",
        "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=3",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=DAILY;UNTIL=20261122",
    ],
)
def test_a_rule_that_never_gives_a_date_is_refused(rule: str) -> None:
    with pytest.raises(RuleError) as caught:
        series(rule)

    assert caught.value.fields["rrule"].code == "rrule_no_dates"
    assert caught.value.fields["rrule"].params == {"year": "2200"}


@pytest.mark.parametrize("year", [1, 1969, 2201, 9999])
def test_a_start_outside_of_what_times_may_be_is_refused_at_its_field(year: int) -> None:
    with pytest.raises(InvalidInputError) as caught:
        series("FREQ=DAILY", datetime(year, 6, 1))

    assert caught.value.fields["dtstart"].code == "time_out_of_range"


def test_a_start_with_an_offset_is_taken_to_the_zone() -> None:
    given = series("FREQ=DAILY", datetime(2026, 11, 23, 6, 0, 0, 999, tzinfo=UTC))

    assert given.start == MONDAY
