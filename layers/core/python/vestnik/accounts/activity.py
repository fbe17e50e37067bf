"""Whose midnight there may be something to tell at: marks on people's rows."""

import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from vestnik.accounts.model import User

SHARDS = 4  # of a zone's people, so that their midnight is walked side by side
NOTED_FOR = timedelta(hours=20)  # less than a day: who is active each day is noted each day
IDLE_AFTER = timedelta(hours=24)  # longer: who counts as noted anywhere is not idle yet


@dataclass(frozen=True)
class Presence:
    """Where a person lives, and when it was last noted that his tasks change."""

    user_id: str
    timezone: str
    active_at: datetime | None

    @classmethod
    def of(cls, user: User) -> "Presence":
        return cls(user.id, user.timezone, user.active_at)

    def is_noted(self, now: datetime) -> bool:
        """Whether that was not too long ago; in the future it was by a clock that was wrong."""
        return self.active_at is not None and now - NOTED_FOR < self.active_at <= now


def digest_bucket(timezone: str, user_id: str) -> str:
    """Where the index has a person while there may be something to tell."""
    return bucket_of(timezone, zlib.crc32(user_id.encode()) % SHARDS)


def bucket_of(timezone: str, shard: int) -> str:
    return f"D#{timezone}#{shard}"
