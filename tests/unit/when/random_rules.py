"""Rules made at random: every frequency, every part the RFC allows beside it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

_FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_INTERVALS = (1, 1, 1, 1, 2, 3, 4, 5, 7, 10, 12, 25, 90)


def random_start(random: Random) -> datetime:
    """A minute of 2020 to 2035, often near the end of a month or a year."""
    day = datetime(random.randint(2020, 2035), random.choice((1, 2, 3, 6, 10, 12)), 28)
    return day + timedelta(days=random.randint(-28, 5), minutes=random.randrange(24 * 60))


def random_rule(random: Random) -> str:
    """The text of a rule, often of few parts, sometimes of many."""
    frequency = random.choice(_FREQUENCIES)
    parts = [f"FREQ={frequency}"]
    if (interval := random.choice(_INTERVALS)) > 1:
        parts.append(f"INTERVAL={interval}")
    if random.random() < 0.3:
        parts.append(f"WKST={random.choice(_WEEKDAYS)}")
    by = _by_parts(random, frequency)
    if by and random.random() < 0.3:
        by.append(f"BYSETPOS={_some(random, [*range(-5, 0), *range(1, 6)])}")
    parts += by
    if random.random() < 0.2:
        parts.append(f"COUNT={random.randint(1, 12)}")
    random.shuffle(parts)
    return ";".join(parts)


def _by_parts(random: Random, frequency: str) -> list[str]:
    makers = {
        "BYMONTH": lambda: _some(random, range(1, 13)),
        "BYHOUR": lambda: _some(random, range(24)),
        "BYMINUTE": lambda: _some(random, range(60)),
        "BYDAY": lambda: _days(random, frequency),
    }
    if frequency == "YEARLY":
        makers["BYWEEKNO"] = lambda: _signed(random, 53)
    if frequency not in {"MONTHLY", "WEEKLY", "DAILY"}:
        makers["BYYEARDAY"] = lambda: _signed(random, 366)
    if frequency != "WEEKLY":
        makers["BYMONTHDAY"] = lambda: _signed(random, 31)
    names = random.sample(sorted(makers), random.choice((0, 1, 1, 2, 2, 3)))
    texts = {name: makers[name]() for name in names}
    if "BYWEEKNO" in texts and "BYDAY" in texts:
        texts["BYDAY"] = _some(random, _WEEKDAYS)
    return [f"{name}={text}" for name, text in texts.items()]


def _some(random: Random, values: Sequence[int] | Sequence[str] | range) -> str:
    chosen = random.sample(list(map(str, values)), min(len(values), random.choice((1, 1, 2, 3, 6))))
    return ",".join(chosen)


def _signed(random: Random, high: int) -> str:
    """Numbers from both ends, where the boundaries are, and some from between."""
    near = [1, 2, high - 2, high - 1, high, random.randint(1, high), random.randint(1, high)]
    return _some(random, sorted({sign * number for number in near for sign in (1, -1)}))


def _days(random: Random, frequency: str) -> str:
    if frequency not in {"YEARLY", "MONTHLY"} or random.random() < 0.4:
        return _some(random, _WEEKDAYS)
    numbers = random.choice(((1, 2, 3, 4, 5), (-1, -2, -5), (1, -1, 53, -53), (1, 10, 20)))
    return _some(random, [f"{random.choice(numbers)}{day}" for day in _WEEKDAYS])
