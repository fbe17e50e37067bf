"""The rule of a series as it goes on from one of its tasks, for those who know no more of it."""

import re
from datetime import UTC
from zoneinfo import ZoneInfo

from vestnik.tasks.recurrence import Recurrence
from vestnik.when.recurrence import Mode, Series
from vestnik.when.recurrence_rule import Rule
from vestnik.when.recurrence_text import read_rule

_COUNT = re.compile(r"COUNT=\d+")
_UNTIL = re.compile(r"UNTIL=[^;]+")


def rule_from(place: Recurrence) -> str:
    """The RRULE whose first time is this one: COUNT is what is left, UNTIL stands in UTC."""
    text, rule = place.repeat.rrule.strip().upper(), read_rule(place.repeat.rrule)
    if rule.count is not None:
        return _COUNT.sub(f"COUNT={_left(place, rule, rule.count)}", text)
    if rule.until is not None:
        zone = ZoneInfo(place.repeat.timezone)
        until = rule.until if rule.until.tzinfo else rule.until.replace(tzinfo=zone)
        return _UNTIL.sub(f"UNTIL={until.astimezone(UTC):%Y%m%dT%H%M%SZ}", text)
    return text


def _left(place: Recurrence, rule: Rule, count: int) -> int:
    """How many times are left, this one among them."""
    if place.repeat.mode is Mode.AFTER_DONE:
        return max(1, count - place.number + 1)
    series = Series(rule, place.start, ZoneInfo(place.repeat.timezone))
    return 1 + sum(1 for _ in series.instants(after=place.occurs_at))
