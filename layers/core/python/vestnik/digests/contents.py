"""What a digest tells: rules over the lines of a person's lists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from vestnik import clock

OPEN_SHOWN = 5  # spec/email.md
DONE_SHOWN = 50
MISSED_SHOWN = 20
# Whoever finishes a task just before midnight may write that after the digest was made: no function
# lives longer than 60 s. The next digest looks as far back for what this one could not see.
STRAGGLES = timedelta(seconds=75)


@dataclass(frozen=True)
class Missed:
    """A reminder that was given up `at` an instant, `wanted` at another."""

    at: datetime
    wanted: datetime


@dataclass(frozen=True)
class Line:
    """What a list shows of a task, as much of it as a digest needs."""

    id: str
    title: str
    created_at: datetime
    done_at: datetime | None = None
    missed: tuple[Missed, ...] = ()


@dataclass(frozen=True)
class Stretch:
    """
    The time that a digest covers: from `since` to before `until`.

    `told`: what the digest told that ended at `since`; whatever straggled over that is told now.
    None: there was no such digest, or nobody knows.
    """

    since: datetime
    until: datetime
    told: frozenset[str] | None = None

    @property
    def looks_at(self) -> datetime:
        """From where on something may be new."""
        return self.since if self.told is None else self.since - STRAGGLES

    def has(self, at: datetime, key: str) -> bool:
        """Whether what happened then is to be told."""
        if self.since <= at < self.until:
            return True
        straggled = self.looks_at <= at < self.since
        return straggled and self.told is not None and key not in self.told


@dataclass(frozen=True)
class Contents:
    """
    What is told of a day; `done` and `missed` in the order of what happened.

    `open`: the latest of those that are left, the last one first; `open_count`: all of them.
    """

    day: date
    first_date: date
    open_count: int
    open: Sequence[Line]
    done: Sequence[Line]
    missed: Sequence[tuple[Line, Missed]]

    def values(self, until: datetime) -> dict[str, Any]:
        """As a mail keeps it; `until`: what it covers to."""
        return {
            "date": self.day.isoformat(),
            "first_date": self.first_date.isoformat(),
            "until": clock.rfc3339(until),
            "open_count": self.open_count,
            "open": [_named(line) for line in self.open],
            "done_count": len(self.done),
            "done": [_named(line) for line in self.done[-DONE_SHOWN:]],
            "missed_count": len(self.missed),
            "missed": [
                {**_named(line), "at": clock.rfc3339(one.wanted)}
                for line, one in self.missed[-MISSED_SHOWN:]
            ],
        }


@dataclass
class _Told:
    """Of ten thousand open tasks only those that are named stay in memory."""

    open_count: int = 0
    open: list[Line] = field(default_factory=list)
    done: list[tuple[datetime, Line]] = field(default_factory=list)
    missed: list[tuple[Line, Missed]] = field(default_factory=list)


def contents(
    lines: Iterable[Line], stretch: Stretch, *, day: date, timezone: str
) -> Contents | None:
    """What there is to tell; None if nothing is open and nothing was done."""
    told = _Told()
    for line in lines:
        _sort(line, stretch, told)
    if not told.open_count and not told.done:
        return None
    told.done.sort(key=lambda one: one[0])
    told.missed.sort(key=lambda one: one[1].at)
    instants = [at for at, _ in told.done] + [one.at for _, one in told.missed]
    zone = ZoneInfo(timezone)
    return Contents(
        day=day,
        first_date=min([day, *(at.astimezone(zone).date() for at in instants)]),
        open_count=told.open_count,
        open=told.open,
        done=[line for _, line in told.done],
        missed=told.missed,
    )


def _sort(line: Line, stretch: Stretch, told: _Told) -> None:
    if line.done_at is None:
        if line.created_at < stretch.until:
            told.open_count += 1
            told.open = _latest([*told.open, line])
    elif stretch.has(line.done_at, line.id):
        told.done.append((line.done_at, line))
    told.missed += [
        (line, one) for one in line.missed if stretch.has(one.at, _missed_key(line.id, one.wanted))
    ]


def _latest(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.created_at, reverse=True)[:OPEN_SHOWN]


def told_by(values: Mapping[str, Any]) -> frozenset[str] | None:
    """What the values of a digest tell; None if they don't name all of it."""
    names_all = all(values[f"{one}_count"] == len(values[one]) for one in ("done", "missed"))
    return frozenset(_keys(values)) if names_all else None


def _keys(values: Mapping[str, Any]) -> Iterator[str]:
    for one in values["done"]:
        yield one["id"]
    for one in values["missed"]:
        yield _missed_key(one["id"], datetime.fromisoformat(one["at"]))


def _missed_key(task_id: str, wanted: datetime) -> str:
    return f"{task_id} {clock.to_ms(wanted)}"


def _named(line: Line) -> dict[str, str]:
    return {"id": line.id, "title": line.title}
