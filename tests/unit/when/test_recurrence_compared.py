"""
The product's recurrence beside two others, over rules made at random.

`enumerated` looks at every day and minute by the definitions of RFC 5545. dateutil is an
implementation with a life of its own; the rules that it reads otherwise have tests of their own,
each saying why.
"""

import os
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice, product
from random import Random

import pytest
from dateutil.rrule import rrulestr

from tests.unit.when.enumerated import Enumerated
from tests.unit.when.random_rules import random_rule, random_start
from vestnik.when.recurrence_rule import Frequency, Rule, completed
from vestnik.when.recurrence_text import read_rule
from vestnik.when.recurrence_times import wall_times

RULES = 20_000 if os.environ.get("EXPLORE") == "full" else 250
SHOWN = 12
MONDAY = datetime(2026, 11, 23, 9)


def ours(text: str, start: datetime, count: int = SHOWN) -> list[datetime]:
    rule = read_rule(text)
    walls = islice(wall_times(completed(rule, start), start, start), rule.count)
    return list(islice(walls, count))


def theirs(text: str, start: datetime, count: int = SHOWN) -> list[datetime]:
    return list(islice(rrulestr(text, dtstart=start), count))


def random_rules(seed: int) -> Iterator[tuple[str, datetime]]:
    random = Random(seed)
    for _ in range(RULES):
        yield random_rule(random), random_start(random)


def horizon(rule: Rule, start: datetime, found: list[datetime]) -> date:
    """How far every minute is looked at: to the last time found, if that is not too far."""
    days = 40 if rule.frequency >= Frequency.HOURLY else 8 * 366
    complete = len(found) in {SHOWN, rule.count}
    return min(found[-1].date() if complete else date.max, start.date() + timedelta(days=days))


def test_a_rule_gives_what_looking_at_every_minute_gives() -> None:
    different = []
    for text, start in random_rules(seed=5545):
        found = ours(text, start)
        last = horizon(read_rule(text), start, found)
        expected = Enumerated(text, start).up_to(last)
        within = [one for one in found if one.date() <= last]
        if within != [one for one in expected if one.date() <= last][:SHOWN]:
            different.append((text, start))

    assert different == []


def test_weeks_at_the_ends_of_every_year_are_those_of_looking_at_every_day() -> None:
    start = datetime(1995, 1, 1, 9)
    weeks = product(("MO", "SU", "TH"), ("1", "53", "-53", "-52", "-1"))
    for week_start, number in weeks:
        rule = f"FREQ=YEARLY;WKST={week_start};BYWEEKNO={number};BYDAY=MO,TU,WE,TH,FR,SA,SU"
        expected = Enumerated(rule, start).up_to(date(2055, 12, 31))

        assert ours(rule, start, len(expected)) == expected


def read_otherwise(rule: Rule) -> bool:
    """Whether dateutil may leave the RFC here: weeks at the ends of a year, a cut first week, …"""
    first_week = rule.frequency is Frequency.WEEKLY and rule.positions
    only_weeks = rule.week_numbers and not (rule.year_days or rule.month_days or rule.days)
    edge_weeks = any(not 1 < number < 52 for number in rule.week_numbers)
    no_such_day = any(abs(day.nth) > 5 for day in rule.days)
    return bool(first_week or only_weeks or edge_weeks or no_such_day)


def test_a_rule_gives_what_dateutil_gives() -> None:
    different, compared = [], 0
    for text, start in random_rules(seed=2445):
        found = ours(text, start)
        if not found or read_otherwise(read_rule(text)):
            continue  # without a date dateutil goes on to the year 9999, for up to 20 s
        compared += 1
        if found != theirs(text, start, len(found)):
            different.append((text, start))

    assert different == []
    assert compared > RULES / 2


@pytest.mark.parametrize(
    ("rule", "start", "right", "dateutil"),
    [
        # BYSETPOS counts in the whole week, also in what of it lies before the start.
        ("FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1", "2026-11-26", "2026-11-30", "2026-11-27"),
        # A weekday that the rule does not name is that of the start.
        ("FREQ=YEARLY;BYWEEKNO=20", "2026-11-26", "2027-05-20", "2027-05-17"),
        # A list of days is all of them, numbered or not.
        ("FREQ=MONTHLY;BYDAY=TU,1TU", "2026-11-23", "2026-11-24", "2026-12-01"),
        # 2 January 2101 is in week 52 of 2100.
        ("FREQ=YEARLY;BYWEEKNO=52;BYYEARDAY=2", "2100-12-27", "2101-01-02", "2124-01-02"),
        # 30 December 2036 is in week 1 of 2037, the last but 52 of the 53 of that year.
        ("FREQ=YEARLY;BYWEEKNO=-53;BYDAY=TU,FR", "2036-06-01", "2036-12-30", "2037-01-02"),
    ],
)
def test_where_dateutil_leaves_the_rfc_the_product_does_not(
    rule: str, start: str, right: str, dateutil: str
) -> None:
    begin = datetime.fromisoformat(f"{start} 09:00")

    assert ours(rule, begin, 1) == [datetime.fromisoformat(f"{right} 09:00")]
    assert theirs(rule, begin, 1) == [datetime.fromisoformat(f"{dateutil} 09:00")]


def test_a_day_that_no_month_has_is_a_bug_in_dateutil_only() -> None:
    with pytest.raises(IndexError):
        theirs("FREQ=MONTHLY;BYDAY=10MO", MONDAY)

    assert ours("FREQ=MONTHLY;BYDAY=10MO", MONDAY) == []
    assert ours("FREQ=MONTHLY;BYDAY=10MO,1TU", MONDAY, 1) == [datetime(2026, 12, 1, 9)]
