"""Every quarter of an hour: the midnights that have come since the last time."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

from vestnik import clock
from vestnik.accounts.activity import SHARDS
from vestnik.digests.midnights import Midnight, last_midnight
from vestnik.digests.model import BEGINS_AFTER, LOOK_BACK, Night, plan_of
from vestnik.digests.ports import Calendar, Nights
from vestnik.platform.due import Due, HintQueue, schedule

_AT_ONCE = 16
_APART = timedelta(minutes=14)  # no two runs are closer, unless the clock was set back between them
_ANEW = timedelta(hours=3)  # the age up to which a midnight is then seen once more

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Watch:
    """What beginning nights works with."""

    nights: Nights
    due: Due
    hints: HintQueue
    now: Callable[[], datetime]


def begin_nights(watch: Watch) -> int:
    """
    Begin a night for each zone in use whose midnight has come; answers how many there were.

    After an outage only the last midnight of a zone is walked: one digest covers the days before.
    What was seen is noted last, so a crash repeats, and a night that has begun is not begun again.
    Unless the last run was a moment ago, or will be: then the clock was set back, and whoever has
    come since is to have the same night too.
    """
    now, calendar = watch.now(), watch.nights.calendar()
    earliest, seen_to = now - LOOK_BACK, calendar.seen_to
    anew_after = now - _ANEW if seen_to and seen_to > now - _APART else now
    if seen_to and seen_to > now:
        _forget_the_future(calendar, watch, now)
        seen_to = None
    after = max(min(seen_to or earliest, anew_after), earliest)
    nights = list(_nights(calendar, after=after, until=now))
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        begun = list(pool.map(lambda night: _begin(night, watch, anew_after), nights))
    watch.nights.saw_to(now)
    return sum(begun)


def _forget_the_future(calendar: Calendar, watch: Watch, now: datetime) -> None:
    """The clock was ahead: what it began must not silence the nights that are still to come."""
    for night in _nights(calendar, after=now - LOOK_BACK, until=now):
        watch.nights.forget_after(night)


def _nights(calendar: Calendar, *, after: datetime, until: datetime) -> Iterator[Night]:
    for timezone in sorted(calendar.timezones):
        if midnight := _midnight(timezone, after=after, until=until):
            yield from _of(timezone, midnight, until)


def _midnight(timezone: str, *, after: datetime, until: datetime) -> Midnight | None:
    try:
        return last_midnight(timezone, after=after, until=until)
    except ZoneInfoNotFoundError:
        _log.exception("unknown zone", extra={"timezone": timezone})
        return None


def _of(timezone: str, midnight: Midnight, now: datetime) -> Iterator[Night]:
    begins_at = max(now, midnight.at + BEGINS_AFTER)
    for shard in range(SHARDS):
        yield Night(timezone, shard, midnight.date, midnight.at, begins_at, slot_at=begins_at)


def _begin(night: Night, watch: Watch, anew_after: datetime) -> bool:
    """Begin it; one that is over begins anew if its midnight is young enough for that."""

    def write() -> bool:
        is_young = night.midnight > anew_after
        return watch.nights.add(night) or (is_young and watch.nights.begin_anew(night))

    return schedule(
        [plan_of(night)],
        write,
        due=watch.due,
        hints=watch.hints,
        now_ms=lambda: clock.to_ms(watch.now()),
    )
