"""
Merges in table `accounts`: pk = U#<id of the former account>, sk = merge.

They are put in the transaction that moves the link (`store.py`); here they are claimed, put off and
closed on condition, by their key. Reads are consistent.
"""

from datetime import datetime

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from vestnik.accounts.model import Merge
from vestnik.accounts.rows import TABLE, UserRow, listed_row, user_pk
from vestnik.clock import from_ms, to_ms
from vestnik.errors import ConditionRefusedError
from vestnik.platform.due import LEASE, Entry
from vestnik.platform.dynamodb import Row, refusals, transaction


class MergeRow(Row):
    """A merge; `until`: who claimed it has it as long."""

    class Meta:
        table_name = TABLE

    SK = "merge"

    heir_id = UnicodeAttribute()
    rev = UnicodeAttribute()
    began_at = NumberAttribute()
    next_at = NumberAttribute()
    attempt = NumberAttribute()
    until = NumberAttribute()


def merge_row(merge: Merge) -> MergeRow:
    """The row of a merge that its maker holds."""
    return MergeRow(
        user_pk(merge.former_id),
        MergeRow.SK,
        heir_id=merge.heir_id,
        rev=merge.rev,
        began_at=to_ms(merge.began_at),
        next_at=to_ms(merge.next_at),
        attempt=merge.attempt,
        until=to_ms(merge.next_at),
    )


class MergeStore:
    """The port `Merges` over DynamoDB."""

    def claim(self, entry: Entry, *, now: datetime) -> Merge | None:
        row, now_ms = _at(entry.ref), to_ms(now)
        if entry.due_ms > now_ms:
            return None
        free = MergeRow.rev == entry.rev
        free &= (MergeRow.next_at <= now_ms) & (MergeRow.until <= now_ms)
        actions: list[Action] = [
            MergeRow.attempt.set(MergeRow.attempt + 1),
            MergeRow.until.set(to_ms(now + LEASE)),
        ]
        try:
            with refusals():
                row.update(actions, free)
        except ConditionRefusedError:
            return None
        return _to_merge(row)

    def put_off(self, merge: Merge, next_at: datetime) -> bool:
        actions: list[Action] = [MergeRow.next_at.set(to_ms(next_at)), MergeRow.until.set(0)]
        try:
            with refusals():
                _at(merge.former_id).update(actions, _is_ours(merge))
        except ConditionRefusedError:
            return False
        return True

    def close(self, merge: Merge) -> bool:
        try:
            with refusals(), transaction() as write:
                write.delete(_at(merge.former_id), condition=_is_ours(merge))
                write.delete(UserRow(user_pk(merge.former_id), UserRow.SK))
                write.delete(listed_row(merge.former_id))
        except ConditionRefusedError:
            return False
        return True

    def awaits(self, entry: Entry) -> bool:
        with refusals():
            try:
                row = MergeRow.get(user_pk(entry.ref), MergeRow.SK, consistent_read=True)
            except MergeRow.DoesNotExist:
                return False
        return (row.rev, int(row.next_at)) == (entry.rev, entry.due_ms)


def _at(former_id: str) -> MergeRow:
    return MergeRow(user_pk(former_id), MergeRow.SK)


def _is_ours(merge: Merge) -> Condition:
    ours: Condition = MergeRow.rev == merge.rev
    ours &= MergeRow.attempt == merge.attempt
    return ours


def _to_merge(row: MergeRow) -> Merge:
    return Merge(
        former_id=row.pk.removeprefix("U#"),
        heir_id=row.heir_id,
        rev=row.rev,
        began_at=from_ms(int(row.began_at)),
        next_at=from_ms(int(row.next_at)),
        attempt=int(row.attempt),
    )
