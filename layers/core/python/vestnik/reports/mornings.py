"""When a manager's day of mailings ends: at nine in the morning where he lives."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_AT = time(9)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Morning:
    """The morning of a local date, `at`; it tells of what was from `since` on."""

    date: date
    since: datetime
    at: datetime


def last_morning(timezone: str, now: datetime) -> Morning:
    """The last one that has come; its day began at the same hour of the day before."""
    zone = ZoneInfo(timezone)
    day = now.astimezone(zone).date()
    if _instant(day, zone) > now:
        day -= _DAY
    return Morning(day, since=_instant(day - _DAY, zone), at=_instant(day, zone))


def _instant(day: date, zone: ZoneInfo) -> datetime:
    """In UTC; where the clocks skip the hour as if they had not, the first where they repeat it."""
    return datetime.combine(day, _AT, zone).astimezone(UTC)
