"""
Days that have names (feasts, seasons), read by timesense.

The library is asked for nothing but such a name: of whole sentences it reads too much (ADR 9). It
is imported only when a name occurs: 40 ms.
"""

from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from vestnik.when.pieces import Day

if TYPE_CHECKING:
    from timesense import TimeSenseParser


def named_day(name: str, today: date, language: str) -> Day | None:
    """The coming days of that name; None: there is no such name."""
    first = _read(name, today, language)
    later = _read(name, today.replace(year=today.year + 1, day=min(today.day, 28)), language)
    if first is None or later is None or first < today:
        return None
    fixed = (first.month, first.day) == (later.month, later.day)
    month, monthday = (first.month, first.day) if fixed else (None, None)
    return Day((first, later), month=month, monthday=monthday)


def _read(name: str, today: date, language: str) -> date | None:
    result = _parser().parse(name, now=datetime.combine(today, time()), language=language)
    found = result.when if result is not None and not result.title else None
    return found.date() if isinstance(found, datetime) else None


@cache
def _parser() -> "TimeSenseParser":
    from timesense import TimeConfig, TimeSenseParser  # noqa: PLC0415 - only where a name occurs

    return TimeSenseParser(TimeConfig(use_morph=False))
