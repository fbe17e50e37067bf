"""
Limits by GCRA, the generic cell rate algorithm.

A key has one number, its theoretical arrival time: when everything that was let through would have
been used up at the steady rate. Another one may pass while that time is less than a burst ahead.

`DynamoLimiter` is shared and exact; `MemoryLimiter` counts for one container only.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from botocore.exceptions import BotoCoreError, ClientError

from vestnik.errors import TransientError

_US = 1_000_000  # arrival times are whole microseconds, so that no two roundings differ
_TRIES = 5  # of one decision that races others
_MOST_KEYS = 20_000  # that one container remembers


@dataclass(frozen=True)
class Limit:
    """
    `count` in `period_s` seconds for each key; a burst of `burst` (default: count) at once.

    `by`: what the key is made of.
    """

    name: str
    count: int
    period_s: int
    by: Literal["ip", "user", "session", "account"]
    burst: int | None = None

    def times(self, factor: float) -> "Limit":
        """The same limit for `factor` times as many, one at least."""
        burst = None if self.burst is None else max(1, int(self.burst * factor))
        return replace(self, count=max(1, int(self.count * factor)), burst=burst)

    @property
    def at_once(self) -> int:
        return self.burst or self.count

    @property
    def interval_us(self) -> int:
        """Between two at the steady rate."""
        return math.ceil(self.period_s * _US / self.count)


@dataclass(frozen=True)
class Decision:
    """Whether one more may pass, how many could follow at once, and seconds until all could."""

    limit: Limit
    allowed: bool
    remaining: int
    reset_s: float
    retry_after_s: float = 0.0


class Limiter(Protocol):
    """Counts what passes."""

    def take(self, limit: Limit, key: str, *, now_ms: int) -> Decision: ...


def passed(limit: Limit, arrival_us: int, now_us: int) -> int | None:
    """
    The arrival time after one more, None when it has to wait.

    An arrival time that this clock could not have made (it was set back) counts as none.
    """
    if _is_idle(limit, arrival_us, now_us):
        return now_us + limit.interval_us
    after = arrival_us + limit.interval_us
    return after if after <= now_us + limit.interval_us * limit.at_once else None


def _is_idle(limit: Limit, arrival_us: int, now_us: int) -> bool:
    return not now_us < arrival_us <= now_us + limit.interval_us * limit.at_once


def _allowed(limit: Limit, arrival_us: int, now_us: int) -> Decision:
    ahead_us = arrival_us - now_us
    remaining = limit.at_once - math.ceil(ahead_us / limit.interval_us)
    return Decision(limit, allowed=True, remaining=remaining, reset_s=ahead_us / _US)


def _refused(limit: Limit, arrival_us: int, now_us: int) -> Decision:
    ahead_us = arrival_us - now_us
    wait_us = ahead_us - limit.interval_us * (limit.at_once - 1)
    return Decision(
        limit,
        allowed=False,
        remaining=0,
        reset_s=ahead_us / _US,
        retry_after_s=wait_us / _US,
    )


class MemoryLimiter:
    """Counts in this process; approximate where several serve one key."""

    def __init__(self) -> None:
        self._arrivals_us: dict[tuple[str, str], int] = {}

    def take(self, limit: Limit, key: str, *, now_ms: int) -> Decision:
        now_us, place = now_ms * 1000, (limit.name, key)
        before = self._arrivals_us.get(place, 0)
        after = passed(limit, before, now_us)
        if after is None:
            return _refused(limit, before, now_us)
        self._arrivals_us[place] = after
        if len(self._arrivals_us) > _MOST_KEYS:
            self._forget(now_us)
        return _allowed(limit, after, now_us)

    def _forget(self, now_us: int) -> None:
        """Drop the keys that are at rest; if all are busy, all of them: overload must not grow."""
        busy = {place: at for place, at in self._arrivals_us.items() if at > now_us}
        self._arrivals_us = busy if len(busy) <= _MOST_KEYS else {}


_IDLE = "attribute_not_exists(arrival_us) OR arrival_us <= :now OR arrival_us > :horizon"
_BUSY = "arrival_us > :now AND arrival_us <= :room"
_FROM_NOW = "SET arrival_us = :now + :step, #ttl = :ttl"
_FROM_LAST = "SET arrival_us = arrival_us + :step, #ttl = :ttl"
_KEPT_S = 3600  # after a row came to rest


class DynamoLimiter:
    """
    Counts in one row for each key: pk `limit#<name>#<key>`, sk `gcra`.

    DynamoDB has no max() in expressions, so a decision is one of two guarded updates: of a key at
    rest, and of a busy one. A refused update answers the row as it was at that instant, which
    shows that the other one fits, or proves that neither does.
    """

    def __init__(self, table: str, client: Any) -> None:
        self._table, self._client = table, client

    def take(self, limit: Limit, key: str, *, now_ms: int) -> Decision:
        """
        Count one more, or say when it may come.

        Raises:
            TransientError: DynamoDB throttled or couldn't be reached.
        """
        now_us, is_idle = now_ms * 1000, True
        for _ in range(_TRIES):
            written, arrival_us = self._write(limit, key, now_us=now_us, is_idle=is_idle)
            if written:
                return _allowed(limit, arrival_us, now_us)
            if passed(limit, arrival_us, now_us) is None:
                return _refused(limit, arrival_us, now_us)
            is_idle = _is_idle(limit, arrival_us, now_us)
        raise TransientError("storage_unavailable")

    def _write(self, limit: Limit, key: str, *, now_us: int, is_idle: bool) -> tuple[bool, int]:
        """Whether the update passed, and the arrival time that the row has now."""
        horizon_us = now_us + limit.interval_us * limit.at_once
        values = {":step": limit.interval_us, ":now": now_us, ":ttl": horizon_us // _US + _KEPT_S}
        values |= {":horizon": horizon_us} if is_idle else {":room": horizon_us - limit.interval_us}
        try:
            answer = self._client.update_item(
                TableName=self._table,
                Key={"pk": {"S": f"limit#{limit.name}#{key}"}, "sk": {"S": "gcra"}},
                UpdateExpression=_FROM_NOW if is_idle else _FROM_LAST,
                ConditionExpression=_IDLE if is_idle else _BUSY,
                ExpressionAttributeNames={"#ttl": "ttl"},
                ExpressionAttributeValues={name: {"N": str(n)} for name, n in values.items()},
                ReturnValues="UPDATED_NEW",
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise TransientError("storage_unavailable") from error
            response: Mapping[str, Any] = error.response
            return False, _arrival_us(response.get("Item", {}))
        except BotoCoreError as error:
            raise TransientError("storage_unavailable") from error
        return True, _arrival_us(answer["Attributes"])


def _arrival_us(item: Mapping[str, Any]) -> int:
    return int(item["arrival_us"]["N"]) if "arrival_us" in item else 0
