"""What an API token is, and what it opens."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LIFE = timedelta(days=90)  # unless its owner says otherwise
SEEN_EVERY = timedelta(minutes=1)  # how exactly the last use is kept
TOKENS_MAX = 20  # good ones of a person


class Scope(StrEnum):
    """What a token may be for, spec/api.md."""

    TASKS_READ = "tasks:read"
    TASKS_WRITE = "tasks:write"
    CLIENTS = "clients"
    MAILINGS = "mailings"
    DEALS = "deals"
    JOBS = "jobs"
    OPS = "ops"


@dataclass(frozen=True)
class ApiToken:
    """
    A token of a person; of its secret only the SHA-256 is kept.

    `last_used_at` is exact to a minute, None before the first use.
    """

    id: str
    user_id: str
    secret_hash: str
    name: str
    scopes: frozenset[Scope]
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None = None

    def is_alive(self, now: datetime) -> bool:
        return now < self.expires_at

    def is_worth_noting(self, now: datetime) -> bool:
        """Whether a use at this instant changes what is kept of the last one."""
        return self.last_used_at is None or now - self.last_used_at >= SEEN_EVERY


@dataclass(frozen=True)
class MakeToken:
    """Make a token of a person."""

    user_id: str
    name: str
    scopes: frozenset[Scope]
    life: timedelta = LIFE
