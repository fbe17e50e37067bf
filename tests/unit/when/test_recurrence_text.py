"""The text of a recurrence rule: what is taken, and what is said of the rest."""

from datetime import UTC, datetime
from typing import Any

import pytest

from vestnik.errors import Fault
from vestnik.texts import LANGUAGES, render
from vestnik.when.recurrence_rule import DayPart, Frequency, Rule
from vestnik.when.recurrence_text import read_rule
from vestnik.when.recurrence_values import RuleError

TOO_LONG = "FREQ=DAILY;BYMONTH=" + ",".join(["1"] * 600)


def refused(text: str) -> Fault:
    with pytest.raises(RuleError) as caught:
        read_rule(text)
    assert set(caught.value.fields) == {"rrule"}
    return caught.value.fields["rrule"]


def test_every_part_is_read() -> None:
    rule = read_rule(
        "BYSETPOS=-1,2;FREQ=YEARLY;INTERVAL=2;COUNT=7;WKST=SU;BYMONTH=3,1;BYYEARDAY=-1,366;"
        "BYMONTHDAY=31,-31;BYDAY=MO,+2TU,-53SU;BYHOUR=23,0;BYMINUTE=59;BYSECOND=30"
    )

    assert rule == Rule(
        frequency=Frequency.YEARLY,
        interval=2,
        count=7,
        week_start=6,
        months=(1, 3),
        year_days=(-1, 366),
        month_days=(-31, 31),
        days=(DayPart(0), DayPart(1, 2), DayPart(6, -53)),
        hours=(0, 23),
        minutes=(59,),
        seconds=(30,),
        positions=(-1, 2),
    )


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("20261231T090000Z", datetime(2026, 12, 31, 9, tzinfo=UTC)),
        ("20261231T090000", datetime(2026, 12, 31, 9)),
        ("20261231", datetime(2026, 12, 31, 23, 59, 59)),
    ],
)
def test_an_end_is_in_utc_by_the_wall_clock_or_a_whole_day(text: str, until: datetime) -> None:
    assert read_rule(f"FREQ=DAILY;UNTIL={text}").until == until


def test_letters_may_be_small() -> None:
    assert read_rule(" freq=weekly;byday=mo ") == read_rule("FREQ=WEEKLY;BYDAY=MO")


def test_a_leap_second_is_the_one_before_it() -> None:
    assert read_rule("FREQ=DAILY;BYSECOND=59,60").seconds == (59,)


@pytest.mark.parametrize(
    ("text", "code", "params"),
    [
        ("", "rrule_malformed", {}),
        ("DAILY", "rrule_malformed", {}),
        ("FREQ=", "rrule_malformed", {}),
        ("FREQ=DAILY;", "rrule_malformed", {}),
        ("=DAILY", "rrule_malformed", {}),
        (TOO_LONG, "string_too_long", {"max_length": 1000}),
        ("FREQ=DAILY;COLOUR=RED", "rrule_unknown_part", {"part": "COLOUR"}),
        ("RRULE:FREQ=DAILY", "rrule_unknown_part", {"part": "RRULE:FREQ"}),
        ("FREQ=DAILY;FREQ=DAILY", "rrule_part_twice", {"part": "FREQ"}),
        ("INTERVAL=2", "rrule_frequency", {}),
        ("FREQ=FORTNIGHTLY", "rrule_frequency", {}),
        ("FREQ=SECONDLY", "rrule_too_frequent", {}),
        ("FREQ=DAILY;BYSECOND=0,30", "rrule_too_frequent", {}),
        ("FREQ=DAILY;INTERVAL=0", "rrule_number", {"part": "INTERVAL", "low": 1, "high": 100_000}),
        ("FREQ=DAILY;INTERVAL=-1", "rrule_number", {"part": "INTERVAL"}),
        ("FREQ=DAILY;INTERVAL=+2", "rrule_number", {"part": "INTERVAL"}),
        ("FREQ=DAILY;INTERVAL=1.5", "rrule_number", {"part": "INTERVAL"}),
        ("FREQ=DAILY;INTERVAL=100001", "rrule_number", {"part": "INTERVAL"}),
        ("FREQ=DAILY;INTERVAL=" + "9" * 900, "rrule_number", {"part": "INTERVAL"}),
        ("FREQ=DAILY;INTERVAL=٣", "rrule_number", {"part": "INTERVAL"}),
        ("FREQ=DAILY;COUNT=0", "rrule_number", {"part": "COUNT", "low": 1, "high": 1000}),
        ("FREQ=DAILY;COUNT=1001", "rrule_number", {"part": "COUNT"}),
        ("FREQ=DAILY;COUNT=2;UNTIL=20301231", "rrule_count_and_until", {}),
        ("FREQ=DAILY;UNTIL=2030-12-31", "rrule_until", {}),
        ("FREQ=DAILY;UNTIL=20300231", "rrule_until", {}),
        ("FREQ=DAILY;UNTIL=20301231T256000Z", "rrule_until", {}),
        ("FREQ=DAILY;UNTIL=00000101", "rrule_until", {}),
        ("FREQ=DAILY;UNTIL=20301231Z", "rrule_until", {}),
        ("FREQ=DAILY;WKST=XX", "rrule_weekday", {"part": "WKST"}),
        ("FREQ=DAILY;BYDAY=MONDAY", "rrule_weekday", {"part": "BYDAY"}),
        ("FREQ=DAILY;BYDAY=MO,,TU", "rrule_weekday", {"part": "BYDAY"}),
        ("FREQ=MONTHLY;BYDAY=0MO", "rrule_signed_number", {"part": "BYDAY", "high": 53}),
        ("FREQ=YEARLY;BYDAY=54MO", "rrule_signed_number", {"part": "BYDAY", "high": 53}),
        ("FREQ=DAILY;BYMONTH=13", "rrule_number", {"part": "BYMONTH", "low": 1, "high": 12}),
        ("FREQ=DAILY;BYMONTH=-1", "rrule_number", {"part": "BYMONTH"}),
        ("FREQ=DAILY;BYHOUR=24", "rrule_number", {"part": "BYHOUR", "low": 0, "high": 23}),
        ("FREQ=DAILY;BYMINUTE=60", "rrule_number", {"part": "BYMINUTE", "low": 0, "high": 59}),
        ("FREQ=DAILY;BYSECOND=61", "rrule_number", {"part": "BYSECOND", "low": 0, "high": 60}),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "rrule_signed_number", {"part": "BYMONTHDAY", "high": 31}),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "rrule_signed_number", {"part": "BYMONTHDAY"}),
        ("FREQ=YEARLY;BYYEARDAY=367", "rrule_signed_number", {"part": "BYYEARDAY", "high": 366}),
        ("FREQ=YEARLY;BYWEEKNO=54", "rrule_signed_number", {"part": "BYWEEKNO", "high": 53}),
        ("FREQ=DAILY;BYHOUR=9;BYSETPOS=367", "rrule_signed_number", {"part": "BYSETPOS"}),
        ("FREQ=MONTHLY;BYSETPOS=1", "rrule_position_alone", {}),
        ("FREQ=MONTHLY;BYWEEKNO=1", "rrule_part_with", {"part": "BYWEEKNO"}),
        ("FREQ=DAILY;BYYEARDAY=1", "rrule_part_with", {"part": "BYYEARDAY"}),
        ("FREQ=WEEKLY;BYYEARDAY=1", "rrule_part_with", {"part": "BYYEARDAY"}),
        ("FREQ=MONTHLY;BYYEARDAY=1", "rrule_part_with", {"part": "BYYEARDAY"}),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "rrule_part_with", {"other": "FREQ=WEEKLY"}),
        ("FREQ=WEEKLY;BYDAY=1MO", "rrule_numbered_day_with", {"other": "FREQ=WEEKLY"}),
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "rrule_numbered_day_with", {"other": "BYWEEKNO"}),
    ],
)
def test_what_is_wrong_is_said_with_its_part_and_its_limits(
    text: str, code: str, params: dict[str, Any]
) -> None:
    fault = refused(text)

    assert fault.code == code
    assert params.items() <= fault.params.items()
    for language in LANGUAGES:
        assert render(language, "error-" + code.replace("_", "-"), **fault.params)
