"""What digests need from outside. Everything raises TransientError when it doesn't answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from vestnik.accounts.model import User
from vestnik.digests.contents import Line
from vestnik.digests.model import Night, Page
from vestnik.emails.model import Mail
from vestnik.platform.due import Entry


@dataclass(frozen=True)
class Calendar:
    """The zones in use, and how far their midnights have been looked for."""

    timezones: frozenset[str]
    seen_to: datetime | None


class Nights(Protocol):
    """The nights, and which of them are to come."""

    def calendar(self) -> Calendar: ...

    def saw_to(self, instant: datetime) -> None:
        """Every night up to here has begun."""

    def add(self, night: Night) -> bool:
        """False: it has begun already."""

    def begin_anew(self, night: Night) -> bool:
        """Let it begin once more; False: it is not over."""

    def forget_after(self, night: Night) -> None:
        """Forget nights of this shard that are later: a clock that was ahead has begun them."""

    def claim(self, entry: Entry, *, now: datetime) -> Night | None:
        """Take the entry's night for 75 s; None if it isn't to be looked at now."""

    def note(self, night: Night) -> bool:
        """Record how far it has come; False if it is no longer ours."""

    def put_off(self, night: Night) -> bool:
        """The same, and let it go until its `next_at`."""

    def close(self, night: Night) -> bool:
        """Everybody has been served, but for those who are in `failed`."""

    def awaits(self, entry: Entry) -> bool:
        """Whether a night still waits for just this entry."""


class People(Protocol):
    """Those who may be told something. Reads may be as old as an index lags."""

    def page(self, bucket: str, *, after: str | None, limit: int) -> Page: ...

    def user(self, user_id: str) -> User | None: ...

    def last_digest(self, user_id: str, *, before: date) -> Mail | None:
        """
        Of an earlier date: one of a later date was made by a clock that was ahead.

        One that reached nobody doesn't count: what it would have told is told by the next.
        """

    def lines(self, user: User, *, since: datetime) -> Iterator[Line]:
        """Open tasks, and those that were done since; not what was deleted."""

    def add(self, mail: Mail) -> bool:
        """False: there is one of that date already."""

    def let_sleep(self, user_id: str, bucket: str, *, idle_since: datetime) -> None:
        """Take somebody out of a bucket, unless he was active since or has moved."""
