"""What a web link is, and how long it is good."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LIFE = timedelta(days=30)  # unless its owner says otherwise, spec/api.md
SEEN_EVERY = timedelta(minutes=1)  # how exactly the last use is kept


class LinkMode(StrEnum):
    """What a link lets its visitors do with the tasks."""

    READ = "read"
    EDIT = "edit"


@dataclass(frozen=True)
class WebLink:
    """
    A person's link; each has one at most. Of its token only the SHA-256 is kept.

    `last_used_at` is exact to a minute, None before the first use.
    """

    user_id: str
    token_hash: str
    mode: LinkMode
    expires_at: datetime
    last_used_at: datetime | None = None

    def is_alive(self, now: datetime) -> bool:
        return now < self.expires_at

    def is_worth_noting(self, now: datetime) -> bool:
        """Whether a use at this instant changes what is kept of the last one."""
        return self.last_used_at is None or now - self.last_used_at >= SEEN_EVERY


@dataclass(frozen=True)
class MakeLink:
    """Make a person's link; an older one dies."""

    user_id: str
    mode: LinkMode = LinkMode.EDIT
    life: timedelta = LIFE
