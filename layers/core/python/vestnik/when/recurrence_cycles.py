"""Which days an interval of days, hours or minutes reaches, by arithmetic instead of a walk."""

from collections.abc import Iterable
from math import gcd


def every(step: int, length: int) -> int:
    """Ones at each `step`-th of so many places, the lowest included."""
    ones, width = 1, step
    while width < length:
        ones |= ones << width
        width *= 2
    return ones & ((1 << length) - 1)


def days_reached(
    origin: int, interval: int, *, units: int, allowed: Iterable[int], first: int, length: int
) -> int:
    """
    The days on which an interval meets one of the allowed units of a day, as bits from `first` on.

    Unit u of day d is met where d * units + u = origin (mod interval). For each u these days repeat
    with one period, which begins where the modular inverse says.

    Args:
        origin: a unit that is met, counted from day 0.
        units: how many a day has.
        allowed: units of a day.
    """
    common = gcd(units, interval)
    period = interval // common
    inverse = pow(units // common, -1, period)
    begins = {
        (origin - unit) // common * inverse % period
        for unit in allowed
        if (origin - unit) % common == 0
    }
    if len(begins) == period:
        return every(1, length)
    days, each = 0, every(period, length)
    for begin in begins:
        days |= each << (begin - first) % period
    return days
