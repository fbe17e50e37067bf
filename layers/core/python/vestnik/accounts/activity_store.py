"""
Who is active, and in which zones, in table `accounts`.

Access patterns:
    1. a zone is in use                     put pk = zones, sk = Z#<zone>
    2. a person's tasks are about to change update pk = U#<id>, sk = user, on condition
"""

from collections.abc import Callable
from datetime import datetime

from pynamodb.expressions.update import Action

from vestnik.accounts.activity import Presence, digest_bucket
from vestnik.accounts.model import User
from vestnik.accounts.rows import TABLE, UserRow, user_pk
from vestnik.clock import to_ms
from vestnik.errors import ConditionRefusedError
from vestnik.platform.dynamodb import Row, refusals, updated

ZONES = "zones"
ZONE_PREFIX = "Z#"
_TRIES = 5  # how often a person may move while it is noted where he is


class ZoneRow(Row):
    """pk `zones`, sk `Z#<zone>`: somebody has lived there."""

    class Meta:
        table_name = TABLE


class ZonesInUse:
    """The zones whose midnights matter; each is noted once a container."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def add(self, timezone: str) -> None:
        """Called before anybody is put into a bucket of the zone."""
        if timezone not in self._known:
            with refusals():
                ZoneRow(ZONES, ZONE_PREFIX + timezone).save()
            self._known.add(timezone)


class ActivityMarks:
    """
    The port `tasks.ports.Activity` over DynamoDB.

    `user`: reads a person's row; `known`: what it said when it was read for this request.
    """

    def __init__(
        self,
        zones: ZonesInUse,
        user: Callable[[str], User | None],
        now: Callable[[], datetime],
        known: Presence | None = None,
    ) -> None:
        self._zones = zones
        self._user = user
        self._now = now
        self._known = known

    def note(self, user_id: str) -> None:
        is_known = self._known is not None and self._known.user_id == user_id
        presence = self._known if is_known else self._read(user_id)
        for _ in range(_TRIES):
            now = self._now()
            if presence is None or presence.is_noted(now) or self._is_written(presence, now):
                return
            presence = self._read(user_id)
        raise ConditionRefusedError

    def _read(self, user_id: str) -> Presence | None:
        user = self._user(user_id)
        return Presence.of(user) if user else None

    def _is_written(self, presence: Presence, now: datetime) -> bool:
        """False: he has moved, or left, since his row was read."""
        self._zones.add(presence.timezone)
        actions: list[Action] = [
            UserRow.active_at.set(to_ms(now)),
            UserRow.digest_bucket.set(digest_bucket(presence.timezone, presence.user_id)),
        ]
        row = UserRow(user_pk(presence.user_id), UserRow.SK)
        return updated(row, actions, UserRow.timezone == presence.timezone)
