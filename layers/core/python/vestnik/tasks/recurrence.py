"""How a task repeats: its place in a series, and what comes after it."""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from vestnik.errors import InvalidInputError
from vestnik.when.recurrence import (
    Mode,
    Series,
    last_by_calendar,
    next_after_done,
    next_by_calendar,
    read_series,
)
from vestnik.when.recurrence_text import read_rule
from vestnik.when.recurrence_values import RuleError


@dataclass(frozen=True)
class Repeat:
    """What a person wishes: a rule of RFC 5545, read in a time zone."""

    rrule: str
    mode: Mode
    timezone: str


@dataclass(frozen=True)
class Recurrence:
    """
    The place of a task in its series.

    `start`: the series' first time by the wall clock. `occurs_at`: this task's own one, wherever
    its reminder was moved. `number`: 1 for the first.
    """

    repeat: Repeat
    start: datetime
    occurs_at: datetime
    number: int = 1

    def next_at(self, now: datetime) -> datetime | None:
        """When the series comes again if this one is done now; None at its end."""
        series = Series(read_rule(self.repeat.rrule), self.start, ZoneInfo(self.repeat.timezone))
        if self.repeat.mode is Mode.AFTER_DONE:
            return next_after_done(series, now, given=self.number)
        return next_by_calendar(series, max(now, self.occurs_at))

    def latest_at(self, now: datetime) -> datetime | None:
        """The last of its times by calendar that has come since this one; None if none has."""
        series = Series(read_rule(self.repeat.rrule), self.start, ZoneInfo(self.repeat.timezone))
        return last_by_calendar(series, now, after=self.occurs_at)

    def at(self, instant: datetime) -> "Recurrence":
        """The place that follows."""
        return replace(self, occurs_at=instant, number=self.number + 1)


def begun(repeat: Repeat, anchor: datetime | None) -> Recurrence:
    """
    A series that begins at an instant.

    Raises:
        InvalidInputError: at `recurrence`, there is no instant; at `recurrence.rrule`, the rule is
            refused.
    """
    if anchor is None:
        raise InvalidInputError({"recurrence": "recurrence_without_time"})
    try:
        series = read_series(repeat.rrule, start=anchor, zone=ZoneInfo(repeat.timezone))
    except RuleError as error:
        raise InvalidInputError({"recurrence.rrule": error.fields["rrule"]}) from error
    return Recurrence(repeat, start=series.start, occurs_at=anchor)
