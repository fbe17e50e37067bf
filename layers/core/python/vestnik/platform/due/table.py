"""
The due table.

Access patterns:
1. put, delete one entry                      pk, sk
2. entries of a shard from A to before B      pk = kind#shard, sk BETWEEN
3. the oldest entries of a shard before B     pk = kind#shard, sk < B, limit
4. the settings row (number of shards)        ephemeral: settings#due
"""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from pynamodb.attributes import BooleanAttribute, NumberAttribute
from pynamodb.expressions.condition import Condition

from vestnik.platform.due.entry import Entry, Plan, entry_for
from vestnik.platform.dynamodb import Row, refusals, table_name

SHARDS = 4  # to begin with; the settings row may raise it
_SETTINGS_FRESH_S = 60


class _EntryRow(Row):
    class Meta:
        table_name = table_name("due")

    made = NumberAttribute()
    near = BooleanAttribute(null=True)

    def entry(self) -> Entry:
        return Entry(pk=self.pk, sk=self.sk, made_ms=int(self.made), near=bool(self.near))


class _SettingsRow(Row):
    class Meta:
        table_name = table_name("ephemeral")

    shards = NumberAttribute()


class DueTable:
    """Entries of every kind. Raises TransientError when DynamoDB doesn't answer."""

    def __init__(self) -> None:
        self._shards = (float("-inf"), SHARDS)

    def shards(self) -> int:
        """How many shards each kind has; at most a minute old."""
        read_at, count = self._shards
        if time.monotonic() - read_at > _SETTINGS_FRESH_S:
            with refusals():
                rows = list(_SettingsRow.query("settings#due"))
            count = int(rows[0].shards) if rows else SHARDS
            self._shards = (time.monotonic(), count)
        return count

    def put(self, plan: Plan, *, made_ms: int) -> Entry:
        """Write the plan's entry."""
        entry = entry_for(plan, made_ms=made_ms, shards=self.shards())
        row = _EntryRow(pk=entry.pk, sk=entry.sk, made=entry.made_ms, near=entry.near or None)
        with refusals():
            row.save()
        return entry

    def entry(self, plan: Plan) -> Entry:
        """The key under which a plan stands; what is not part of the key is made up."""
        return entry_for(plan, made_ms=plan.due_ms, shards=self.shards())

    def delete(self, entry: Entry) -> None:
        """Remove an entry; one that is gone already is fine."""
        with refusals():
            _EntryRow(pk=entry.pk, sk=entry.sk).delete()

    def between(self, kind: str, *, from_ms: int, before_ms: int) -> list[Entry]:
        """All entries of a kind that are due in [from, before), oldest first."""
        window = _EntryRow.sk.between(_key(from_ms), _key(before_ms))
        return self._of_all_shards(kind, window, limit=None)

    def oldest(self, kind: str, *, before_ms: int, limit: int) -> list[Entry]:
        """The oldest entries of a kind that are due before an instant, at most `limit` a shard."""
        return self._of_all_shards(kind, _EntryRow.sk < _key(before_ms), limit=limit)

    def _of_all_shards(self, kind: str, condition: Condition, *, limit: int | None) -> list[Entry]:
        def read(shard: int) -> Iterator[Entry]:
            rows = _EntryRow.query(f"{kind}#{shard}", condition, consistent_read=True, limit=limit)
            return iter([row.entry() for row in rows])

        with refusals(), ThreadPoolExecutor(max_workers=self.shards()) as pool:
            found = [entry for part in pool.map(read, range(self.shards())) for entry in part]
        return sorted(found, key=lambda entry: entry.sk)


def _key(instant_ms: int) -> str:
    return f"{max(0, instant_ms):013d}"
