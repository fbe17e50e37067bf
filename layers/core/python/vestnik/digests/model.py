"""A night: the people of a zone whose local day has ended, a share of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from vestnik import clock
from vestnik.accounts.activity import bucket_of
from vestnik.platform.due import Plan

DIGEST = "digest"  # the kind of entries in the due table
BEGINS_AFTER = timedelta(seconds=5)  # midnight: as long an index may lag behind
MISSED_DAYS = 3  # that one digest may cover besides the last, spec/email.md
LOOK_BACK = timedelta(days=MISSED_DAYS + 1)
DIGESTS_PER_S = 4  # to chats; with 17 reminders and 8 replies below the 30 that Telegram takes
FAILED_MAX = 50  # people of a page; more are an outage, and nobody's fault
FAILED_IN_ALL = 500  # and so are more than these of a night
PATIENCE = timedelta(hours=6)  # after midnight; until then nobody is given up
_REV = "0"  # a night is what it is


@dataclass(frozen=True)
class Night:
    """
    The midnight at which a date ended in a zone, for one shard of its people.

    It is looked at again at `next_at`. `attempt` only rises and fences what its holder records.
    `cursor`: the last person who was read; `is_read`: all were. `failed`: whose digest could not
    be written yet, `tries`: how often that was tried again. `slot_at`: when the next mail may go.
    """

    timezone: str
    shard: int
    date: date
    midnight: datetime
    next_at: datetime
    slot_at: datetime
    attempt: int = 0
    cursor: str | None = None
    is_read: bool = False
    failed: tuple[str, ...] = ()
    tries: int = 0

    @property
    def bucket(self) -> str:
        return bucket_of(self.timezone, self.shard)

    @property
    def ref(self) -> str:
        """How entries name it."""
        return f"{self.timezone}:{self.shard}:{self.date.isoformat()}"

    def is_over(self, now: datetime) -> bool:
        """Whether it is too long ago to be told of."""
        return now - self.midnight > LOOK_BACK

    def past(self, page: "Page", failed: Sequence[str], *, slot_at: datetime) -> "Night":
        """The page has been served, but for some."""
        return replace(
            self,
            cursor=page.user_ids[-1] if page.user_ids else self.cursor,
            is_read=page.is_last,
            failed=(*self.failed, *failed),
            slot_at=slot_at,
        )


@dataclass(frozen=True)
class Page:
    """Some people of a bucket, in order."""

    user_ids: Sequence[str]
    is_last: bool

    def without(self, left: Sequence[str]) -> "Page":
        """The page as if it had ended before those at its end who are left for later."""
        if not left:
            return self
        return replace(self, user_ids=self.user_ids[: -len(left)], is_last=False)


def plan_of(night: Night) -> Plan:
    """The plan by which a night waits."""
    return Plan(DIGEST, night.ref, clock.to_ms(night.next_at), _REV)
