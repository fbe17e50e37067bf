"""Two days of many people, as plain data, and the subjects of the digests that they are to get."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

DAYS = (date(2027, 3, 13), date(2027, 3, 14))  # Cuba and North America change their clocks between
ZONES = (
    "America/Havana",  # has no midnight on the 14th
    "Asia/Kathmandu",
    "Europe/Moscow",
    "Australia/Sydney",
    "Asia/Tokyo",
    "Asia/Tehran",
    "Europe/Berlin",
    "Europe/London",
    "America/Sao_Paulo",
    "America/St_Johns",
    "America/New_York",
    "America/Los_Angeles",
)
# When each date ends, by the tables of the IANA's time zones, UTC.
_ENDS = {
    "America/Havana": ("14T05:00", "15T04:00"),
    "Asia/Kathmandu": ("13T18:15", "14T18:15"),
    "Europe/Moscow": ("13T21:00", "14T21:00"),
    "Australia/Sydney": ("13T13:00", "14T13:00"),
    "Asia/Tokyo": ("13T15:00", "14T15:00"),
    "Asia/Tehran": ("13T20:30", "14T20:30"),
    "Europe/Berlin": ("13T23:00", "14T23:00"),
    "Europe/London": ("14T00:00", "15T00:00"),
    "America/Sao_Paulo": ("14T03:00", "15T03:00"),
    "America/St_Johns": ("14T03:30", "15T02:30"),
    "America/New_York": ("14T05:00", "15T04:00"),
    "America/Los_Angeles": ("14T08:00", "15T07:00"),
}


@dataclass(frozen=True)
class Day:
    """How many tasks somebody adds on a day, and finishes."""

    added: int
    finished: int


@dataclass(frozen=True)
class Life:
    """What one person does on both days."""

    zone: str
    language: str
    days: tuple[Day, Day]

    def subjects(self) -> tuple[str | None, str | None]:
        """Those of the digests of both days; None where there is nothing to tell."""
        first, second = self.days
        left = first.added - first.finished
        return (
            subject(self.language, left, first.finished),
            subject(self.language, left + second.added - second.finished, second.finished),
        )


def lives(count: int, zones: Sequence[str], seed: int) -> list[Life]:
    """As many, evenly over the zones and languages."""
    dice = random.Random(seed)
    return [
        _life(dice, zones[n % len(zones)], ("ru", "en")[n // len(zones) % 2]) for n in range(count)
    ]


def _life(dice: random.Random, zone: str, language: str) -> Life:
    added = dice.randint(0, 3)
    finished = dice.randint(0, added)
    later = dice.randint(0, 2)
    return Life(
        zone,
        language,
        (Day(added, finished), Day(later, dice.randint(0, added - finished + later))),
    )


def end_of(zone: str, day: int) -> datetime:
    """When the first or the second day ends in a zone."""
    return datetime.fromisoformat(f"2027-03-{_ENDS[zone][day]}:00").replace(tzinfo=UTC)


def local_date(zone: str, instant: datetime) -> date:
    return instant.astimezone(ZoneInfo(zone)).date()


def subject(language: str, left: int, finished: int) -> str | None:
    """As spec/api.md has it."""
    parts = {"ru": _russian, "en": _english}[language](left, finished)
    return "; ".join(part for part in parts if part) or None


def _english(left: int, finished: int) -> tuple[str, str]:
    return (
        f"You have {left} unfinished task{'s' * (left != 1)}" if left else "",
        f"You completed {finished} task{'s' * (finished != 1)} today" if finished else "",
    )


def _russian(left: int, finished: int) -> tuple[str, str]:
    """Right for fewer than eleven."""
    rest = (
        "1 несделанная задача"
        if left == 1
        else f"{left} несделанн{_few(left, 'ые задачи', 'ых задач')}"
    )
    made = "1 задачу" if finished == 1 else f"{finished} {_few(finished, 'задачи', 'задач')}"
    return (
        f"У вас остал{'ась' if left == 1 else 'ось'} {rest}" if left else "",
        f"За сегодня вы выполнили {made}" if finished else "",
    )


def _few(number: int, few: str, many: str) -> str:
    return few if 2 <= number <= 4 else many
