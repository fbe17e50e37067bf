"""What single phrases of a text say about time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import IntEnum

from vestnik.when.repeats import Repeat


class Standing(IntEnum):
    """
    What a phrase needs in order to be time.

    ALONE: nothing else in the text (`15 minutes`). COMPANY: another phrase beside it (`morning` in
    `tomorrow morning`), or ALONE. WHOLE: the same, but it is company itself (`yesterday`). END:
    company, or the end of the text (`weekly`). EDGE: company, or the begin or the end (`monday`).
    ROOM: nothing that it could be counting on its right (`at 9` but not `at 9 places`). CLEAR: the
    same, also at the begin of a text (`after 3 attempts`). FIRM: nothing.
    """

    ALONE = 0
    COMPANY = 1
    WHOLE = 2
    END = 3
    EDGE = 4
    CLEAR = 5
    ROOM = 6
    FIRM = 7


@dataclass(frozen=True)
class Day:
    """
    A day, as the days that it may be, the likeliest first; none where there is no such day.

    `weekday` (0 = Monday), `month_day` and `monthday` are how it was named, for recurrence.
    `today_if_timed`: today counts only with a time (`on wednesday`, said on a Wednesday).
    """

    dates: tuple[date, ...]
    weekday: int | None = None
    nth: int | None = None
    monthday: int | None = None
    month: int | None = None
    today_if_timed: bool = False


@dataclass(frozen=True)
class Clock:
    """
    A time of day. `twelve`: by the clock's face, so it may be twelve hours later as well;
    `idiom`: always said by the face (`half past seven`); `by_night`: said to be at night, so that
    `today` may be past midnight. Hour 24 is the end of the day.
    """

    hour: int
    minute: int = 0
    second: int = 0
    twelve: bool = False
    idiom: bool = False
    by_night: bool = False

    @property
    def possible(self) -> bool:
        whole = self.hour < 24 or (self.hour, self.minute, self.second) == (24, 0, 0)
        return whole and self.minute < 60 and self.second < 60


@dataclass(frozen=True)
class Part:
    """A part of the day: its usual hour, and the hours it covers, which may run past midnight."""

    name: str
    hour: int
    first: int
    last: int

    def placed(self, clock: Clock) -> Clock:
        """The time that is meant by `7 in the evening`."""
        if not clock.twelve and not clock.idiom:
            return clock
        return replace(clock, hour=self._hour(clock.hour % 12), twelve=False, idiom=False)

    def _hour(self, face: int) -> int:
        """Of the two hours with this face, the one nearer to the part's middle."""
        middle = (self.first + self.last) / 2
        return min((face, face + 12), key=lambda hour: _distance(hour, middle))


def _distance(hour: float, other: float) -> float:
    apart = abs(hour - other) % 24
    return min(apart, 24 - apart)


@dataclass(frozen=True)
class Shift:
    """A distance from now; days and more keep no time of day, seconds are exact."""

    months: int = 0
    days: int = 0
    seconds: float = 0

    def __neg__(self) -> "Shift":
        return Shift(-self.months, -self.days, -self.seconds)

    def __add__(self, other: "Shift") -> "Shift":
        return Shift(
            self.months + other.months, self.days + other.days, self.seconds + other.seconds
        )


@dataclass(frozen=True)
class Piece:
    """
    What one phrase says, or several together.

    `also`: further times of the same day (`at 9 and at 18`). `lasts`: how long it takes (`for 2
    hours`). `during`: how long a recurrence goes on (`for 2 weeks`).
    `zone` is the IANA name of the zone that was said with a time (`10:00 по москве`).
    `start` and `until` are days named as the ends of a recurrence (`from 1 May`, `until Friday`),
    else they are the day. `others` are further readings, or what was offered beside it (`or`).
    """

    day: Day | None = None
    clock: Clock | None = None
    part: Part | None = None
    shift: Shift | None = None
    instant: datetime | None = None
    ends: Clock | None = None
    lasts: Shift | None = None
    also: tuple[Clock, ...] | None = None
    during: Shift | None = None
    repeat: Repeat | None = None
    start: Day | None = None
    until: Day | None = None
    count: int | None = None
    zone: str | None = None
    past: bool = False
    standing: Standing = Standing.FIRM
    others: tuple["Piece", ...] = ()

    def joined(self, other: "Piece") -> "Piece | None":
        """Both together; None where they speak of the same thing."""
        mine, theirs = _fields(self), _fields(other)
        if self.repeat and other.repeat:
            one = self.repeat.on_days_of(other.repeat) or other.repeat.on_days_of(self.repeat)
            rest = replace(other, repeat=None)
            return replace(self, repeat=one).joined(rest) if one else None
        if mine.keys() & theirs.keys() or _two_days(mine.keys() | theirs.keys()):
            return None
        past, standing = self.past or other.past, max(self.standing, other.standing)
        others = self.others + other.others
        return replace(self, **theirs, past=past, standing=standing, others=others)  # type: ignore[arg-type]  # by field

    def says_as(self, other: "Piece") -> bool:
        """Whether they name the same thing in the same way: two days, two times."""
        return bool(_fields(self).keys() & _fields(other).keys())

    def without(self, names: Iterable[str]) -> "Piece":
        """The rest of it."""
        return replace(self, **dict.fromkeys(names))  # type: ignore[arg-type]  # all may be None


_FIELDS = (
    "day",
    "clock",
    "part",
    "shift",
    "instant",
    "ends",
    "lasts",
    "also",
    "during",
    "repeat",
    "start",
    "until",
    "count",
    "zone",
)


def _two_days(said: Iterable[str]) -> bool:
    """`с понедельника на вторник` names two days, `с 1 по 10 мая` the two ends of one time."""
    days = {"day", "start", "until", "shift"} & set(said)
    return len(days) > 1 and days != {"start", "until"} and "repeat" not in said


def said(piece: Piece) -> dict[str, object]:
    """What a rule makes of its tokens."""
    return {"PIECE": piece}


def _fields(piece: Piece) -> dict[str, object]:
    given = {name: getattr(piece, name) for name in _FIELDS}
    return {name: value for name, value in given.items() if value is not None}
