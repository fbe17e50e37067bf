"""
What requests have made, in table `mailings`.

Access patterns:
1. keep a mark       pk = K#<mark>, sk = K, on condition
2. a mark            pk, sk, consistent
"""

from datetime import datetime, timedelta

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from vestnik.clients.ports import RequestMark
from vestnik.errors import ConditionRefusedError, InvalidInputError
from vestnik.mailings.rows import TABLE
from vestnik.platform.dynamodb import Row, refusals

_KEPT = timedelta(hours=24)  # spec/api.md


class _MarkRow(Row):
    """pk `K#<mark>`, sk `K`: the number that a request was given. `ttl` is when it is forgotten."""

    class Meta:
        table_name = TABLE

    number = NumberAttribute()
    body_hash = UnicodeAttribute()


class MarkStore:
    """The port `Marks` over DynamoDB."""

    def number_of(self, mark: RequestMark, *, now: datetime) -> int | None:
        with refusals():
            try:
                row = _MarkRow.get(*_key(mark), consistent_read=True)
            except DoesNotExist:
                return None
        if (row.ttl or 0) <= now.timestamp():
            return None
        if row.body_hash != mark.body_hash:
            raise InvalidInputError({"Idempotency-Key": "key_reused"})
        return int(row.number)

    def keep(self, mark: RequestMark, number: int, *, now: datetime) -> int:
        ttl = int((now + _KEPT).timestamp())
        row = _MarkRow(*_key(mark), number=number, body_hash=mark.body_hash, ttl=ttl)
        is_free = _MarkRow.pk.does_not_exist() | (_MarkRow.ttl <= int(now.timestamp()))
        try:
            with refusals():
                row.save(condition=is_free)
        except ConditionRefusedError:
            kept = self.number_of(mark, now=now)
            if kept is None:
                raise
            return kept
        return number


def _key(mark: RequestMark) -> tuple[str, str]:
    return f"K#{mark.key}", "K"
