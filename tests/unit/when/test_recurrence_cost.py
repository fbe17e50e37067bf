"""What a rule may cost, counted in calls: it answers soon, or says what is wrong with it."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vestnik.errors import InvalidInputError
from vestnik.when.recurrence import next_after_done, next_by_calendar, read_series

CALLS_MAX = 300_000  # of those known the worst needs 202 000, 16 ms
MANY = 366
MINUTES = ",".join(map(str, range(60)))
HOURS = ",".join(map(str, range(24)))
MONTH_DAYS = ",".join(str(day) for day in range(-31, 32) if day)
POSITIONS = ",".join(map(str, range(140, 366)))
START = datetime(1970, 1, 1, 9)
NOW = datetime(2100, 11, 22, 12, tzinfo=UTC)
ZONES = [ZoneInfo(name) for name in ("UTC", "Europe/Berlin", "Pacific/Apia", "Asia/Kathmandu")]

_NUMBERS = st.lists(st.integers(-370, 370), min_size=1, max_size=5).map(
    lambda numbers: ",".join(map(str, numbers))
)
_DAYS = st.lists(st.from_regex(r"(-?[1-5])?(MO|TU|SA|SU)", fullmatch=True), min_size=1, max_size=4)
_FREQUENCY = st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY"])
_VALUES = {
    "INTERVAL": st.integers(1, 100_000).map(str),
    "COUNT": st.integers(1, 1000).map(str),
    "UNTIL": st.sampled_from(["20300101", "22001231T235959Z", "19700101T000000"]),
    "WKST": st.sampled_from(["MO", "SU"]),
    "BYDAY": _DAYS.map(",".join),
    "BYMONTH": st.integers(1, 12).map(str),
    "BYHOUR": st.integers(0, 23).map(str),
    "BYMINUTE": st.integers(0, 59).map(str),
    **dict.fromkeys(("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"), _NUMBERS),
}
_RULES = st.tuples(_FREQUENCY, st.fixed_dictionaries({}, optional=_VALUES)).map(
    lambda one: ";".join([f"FREQ={one[0]}", *(f"{name}={text}" for name, text in one[1].items())])
)


def calls(work: Callable[[], object]) -> int:
    """How many functions it calls, built-in ones too."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def everything(rule: str, zone: ZoneInfo = ZONES[1]) -> None:
    """All that the product asks of a rule, one after another."""
    try:
        series = read_series(rule, start=START, zone=zone)
    except InvalidInputError:
        return
    assert list(islice(series.instants(), MANY))
    next_by_calendar(series, NOW)
    next_after_done(series, NOW, given=1)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=FR",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO",
        "FREQ=HOURLY;INTERVAL=24;BYHOUR=8",
        "FREQ=MINUTELY;BYHOUR=9;BYSETPOS=2",
        "FREQ=MINUTELY",
        "FREQ=MINUTELY;INTERVAL=1439;BYHOUR=9;BYMINUTE=0",
        "FREQ=MINUTELY;INTERVAL=99991",
        f"FREQ=YEARLY;BYHOUR={HOURS};BYMINUTE={MINUTES};BYMONTHDAY={MONTH_DAYS}",
        f"FREQ=DAILY;COUNT=1000;BYHOUR={HOURS};BYMINUTE={MINUTES};BYSETPOS=366",
        f"FREQ=WEEKLY;BYMONTH=2;BYDAY=MO,TU;BYSETPOS={POSITIONS}",
        f"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={POSITIONS}",
        "FREQ=MONTHLY;COUNT=1000;BYDAY=1MO,-1TU,2WE,-2TH,3FR,5SA,-5SU;BYSETPOS=-1",
        "FREQ=WEEKLY;COUNT=1000;BYMONTH=2;BYDAY=MO;BYSETPOS=1",
    ],
    ids=range(17),
)
def test_the_worst_rules_take_no_time_to_speak_of(rule: str) -> None:
    assert calls(lambda: everything(rule)) < CALLS_MAX


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_RULES, st.sampled_from(ZONES))
def test_no_rule_takes_long_or_raises_anything_undeclared(rule: str, zone: ZoneInfo) -> None:
    assert calls(lambda: everything(rule, zone)) < CALLS_MAX


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=80) | st.from_regex(r"(FREQ|BY[A-Z]+|UNTIL|COUNT)=[A-Z0-9,;=+-]*"))
@example("FREQ=DAILY\u2028;COUNT=1")
@example("FREQ=ﬁ")
@example("\x00" * 500)
def test_no_text_raises_anything_but_the_declared_error(text: str) -> None:
    everything(text)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(_RULES, st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1)), st.sampled_from(ZONES))
def test_what_is_next_is_always_later_and_instants_rise(
    rule: str, now: datetime, zone: ZoneInfo
) -> None:
    try:
        series = read_series(rule, start=START, zone=zone)
    except InvalidInputError:
        return
    at = now.replace(tzinfo=UTC)

    rising = list(islice(series.instants(after=at), 20))

    assert rising == sorted(set(rising))
    assert all(one > at for one in rising)
    following = next_after_done(series, at, given=1)
    assert following is None or following > at
