"""
Which times of day a clock may mean.

Hours from 1 to 12 have two readings. A time without a day is the one nearest ahead; where that is
twelve hours later than it was written (`at 9`, said at 14:30) the person is asked. With a day, or
in a series, 8 to 12 are meant as they are written and 1 to 5 are afternoon; 6 and 7 are asked.
Nobody plans for the night without saying so.
"""

from dataclasses import replace
from datetime import datetime, time

from vestnik.when.pieces import Clock, Part
from vestnik.when.rules.clocks import MIDNIGHT, placed_in

_AFTERNOON_ONLY = range(1, 6)
_AS_WRITTEN = range(8, 13)


def with_day(clock: Clock, part: Part | None) -> tuple[Clock, ...]:
    """The times on a named day, the likeliest first."""
    if part is not None:
        return (placed_in(clock, part),)
    if clock == MIDNIGHT:
        return (Clock(24), Clock(0))
    if not (clock.twelve or clock.idiom):
        return (clock,)
    early, late = _faces(clock)
    if clock.hour in _AFTERNOON_ONLY:
        return (late,)
    return (_plain(clock),) if clock.hour in _AS_WRITTEN else (early, late)


def today(clock: Clock, part: Part | None, now: datetime) -> tuple[Clock, ...]:
    """The times on this very day, the ones ahead if there are any."""
    if clock == MIDNIGHT:
        return (Clock(24),)
    if part is not None:
        return (_tonight(placed_in(clock, part), now),)
    if not (clock.twelve or clock.idiom):
        midnight = (clock.hour, clock.minute, clock.second) == (0, 0, 0)
        return (Clock(24),) if midnight else (_tonight(clock, now),)
    ahead = tuple(one for one in with_day(clock, part) if is_ahead(one, now))
    return ahead or (_faces(clock)[1],)


def without_day(clock: Clock, part: Part | None, now: datetime) -> tuple[Clock, ...]:
    """The times that may be the next one, the likeliest first."""
    if part is None and clock == MIDNIGHT:
        return (Clock(24),)
    if part is not None or not (clock.twelve or clock.idiom) or clock.hour in _AFTERNOON_ONLY:
        return with_day(clock, part)
    if is_ahead(_plain(clock), now):
        return (_plain(clock),)
    if clock.hour == 12:
        return (Clock(12, clock.minute),) if clock.minute else (Clock(24), Clock(12))
    early, late = _faces(clock)
    if not is_ahead(late, now):
        return with_day(clock, part)
    return (late,) if clock.idiom else (late, early)


def is_ahead(clock: Clock, now: datetime) -> bool:
    """Whether this time of today's wall clock is still to come."""
    return clock.hour == 24 or time(clock.hour, clock.minute, clock.second) > now.time()


def _faces(clock: Clock) -> tuple[Clock, Clock]:
    plain = replace(clock, hour=clock.hour % 12, twelve=False, idiom=False)
    return plain, replace(plain, hour=plain.hour + 12)


def _plain(clock: Clock) -> Clock:
    return replace(clock, twelve=False, idiom=False)


def _tonight(clock: Clock, now: datetime) -> Clock:
    """`сегодня в 2 ночи` after two is the coming night's: hours past 24 are the next day's."""
    passed = clock.by_night and clock.hour < 12 and not is_ahead(clock, now)
    return replace(clock, hour=clock.hour + 24) if passed else clock
