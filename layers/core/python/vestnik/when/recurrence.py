"""
A series: a recurrence rule with its start in a person's zone.

Times repeat by the wall clock and are then looked up in the zone, so what is at 9:00 stays there
when the clocks change. A series goes on in one of two ways: by calendar, at the next of its times
whatever was missed, or after completion, its interval counted from when the last one was done.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from itertools import islice, takewhile

from vestnik.errors import InvalidInputError
from vestnik.when.recurrence_periods import LAST_YEAR
from vestnik.when.recurrence_rule import Frequency, Rule, completed
from vestnik.when.recurrence_text import read_rule
from vestnik.when.recurrence_times import in_zone, wall_times
from vestnik.when.recurrence_values import RuleError

FIRST_YEAR = 1970
_LONGEST_GAP = timedelta(days=1)  # of any zone: Samoa had no 30 December 2011
_SHORTEST_MONTH = 28
_LOOKED_BACK = tuple(timedelta(hours=hours) for hours in (1, 48, 1_000, 20_000, 3_000_000))


class Mode(StrEnum):
    """What the next time is counted from."""

    CALENDAR = "calendar"
    AFTER_DONE = "after_done"


@dataclass(frozen=True)
class Series:
    """`start` is a time by the wall clock of `zone`, without it, in whole seconds."""

    rule: Rule
    start: datetime
    zone: tzinfo

    def instants(self, *, after: datetime | None = None) -> Iterator[datetime]:
        """Its UTC instants in order, only those later than the given one."""
        rule = completed(self.rule, self.start)
        since = self.start if after is None or rule.count else self._wall_before(after)
        walls = islice(wall_times(rule, self.start, since), rule.count)
        for instant in in_zone(_until_wall(walls, rule.until), self.zone):
            if rule.until and rule.until.tzinfo and instant > rule.until:
                return
            if after is None or instant > after:
                yield instant

    def _wall_before(self, instant: datetime) -> datetime:
        """A time such that all that come earlier are not after the instant, gaps included."""
        offsets = [
            moment.astimezone(self.zone).utcoffset() or timedelta()
            for moment in (instant, instant - _LONGEST_GAP)
        ]
        return instant.astimezone(UTC).replace(tzinfo=None) + min(offsets)


def read_series(rrule: str, *, start: datetime, zone: tzinfo) -> Series:
    """
    A series from the text of its rule.

    Args:
        start: its anchor by the wall clock; an aware one is taken to the zone.

    Raises:
        RuleError: the rule is refused, or gives no time at all up to the year 2200.
        InvalidInputError: at `dtstart`, a start before 1970 or after 2200.
    """
    series = Series(read_rule(rrule), _wall(start, zone), zone)
    if next(series.instants(), None) is None:
        raise RuleError("rrule_no_dates", year=str(LAST_YEAR))
    return series


def _wall(start: datetime, zone: tzinfo) -> datetime:
    if FIRST_YEAR <= start.year <= LAST_YEAR:
        wall = start.astimezone(zone) if start.tzinfo else start
        if FIRST_YEAR <= wall.year <= LAST_YEAR:
            return wall.replace(tzinfo=None, microsecond=0, fold=0)
    raise InvalidInputError({"dtstart": "time_out_of_range"})


def next_by_calendar(series: Series, now: datetime) -> datetime | None:
    """The first instant of a series after now; those that passed unused are not made up for."""
    return next(series.instants(after=now), None)


def last_by_calendar(series: Series, now: datetime, *, after: datetime) -> datetime | None:
    """The last instant of a series up to now that is later than another one, None without any."""
    for window in _LOOKED_BACK:
        since = max(after, now - window)
        passed = list(takewhile(lambda instant: instant <= now, series.instants(after=since)))
        if passed:
            return passed[-1]
    return None


def next_after_done(series: Series, done_at: datetime, *, given: int) -> datetime | None:
    """
    The instant that follows when the last one was done, None at the end of the series.

    The interval is counted from the day of doing, at the time of day of the series; of hours and
    minutes, from the very time. A month or year after a day that the other one lacks is its last.

    Args:
        given: how many times the series has had so far, for COUNT.
    """
    rule = series.rule
    if rule.count is not None and given >= rule.count:
        return None
    done = done_at.astimezone(series.zone).replace(tzinfo=None, microsecond=0, fold=0)
    if rule.frequency <= Frequency.DAILY:
        done = datetime.combine(done.date(), series.start.time())
    again = Series(_at_end_of_short_months(replace(rule, count=None), done), done, series.zone)
    own = done.replace(tzinfo=series.zone)
    return next((one for one in again.instants(after=done_at) if one > own), None)


def _at_end_of_short_months(rule: Rule, done: datetime) -> Rule:
    """After completion, a day that a month lacks is its last one; a calendar would skip it."""
    says_more = rule.names_days or rule.hours or rule.minutes or rule.positions
    if done.day <= _SHORTEST_MONTH or rule.frequency > Frequency.MONTHLY or says_more:
        return rule
    if rule.frequency is Frequency.YEARLY:
        if rule.months:
            return rule
        rule = replace(rule, months=(done.month,))
    days = tuple(range(_SHORTEST_MONTH, done.day + 1))
    return replace(rule, month_days=days, positions=(-1,))


def _until_wall(walls: Iterator[datetime], until: datetime | None) -> Iterator[datetime]:
    if until is None or until.tzinfo:
        return walls
    return takewhile(lambda wall: wall <= until, walls)
