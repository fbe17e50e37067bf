"""
The due table.

Access patterns:
1. put, delete one entry, delete several      pk, sk
2. entries of a shard from A to before B      pk = kind#shard, sk BETWEEN, limit
3. the settings row (number of shards)        ephemeral: settings#due
"""

import time
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor

from pynamodb.attributes import BooleanAttribute, NumberAttribute

from vestnik.platform.due.entry import Entry, Plan, after, entry_for
from vestnik.platform.due.ports import Part
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

    def count_shards(self) -> int:
        """How many shards each kind has at this moment."""
        with refusals():
            rows = list(_SettingsRow.query("settings#due", consistent_read=True))
        count = int(rows[0].shards) if rows else SHARDS
        self._shards = (time.monotonic(), count)
        return count

    def _recent_shards(self) -> int:
        """The same, at most a minute old: a writer may lag, the sweep of new shards doesn't."""
        read_at, count = self._shards
        fresh = time.monotonic() - read_at <= _SETTINGS_FRESH_S
        return count if fresh else self.count_shards()

    def put(self, plan: Plan, *, made_ms: int) -> Entry:
        """Write the plan's entry."""
        entry = entry_for(plan, made_ms=made_ms, shards=self._recent_shards())
        row = _EntryRow(pk=entry.pk, sk=entry.sk, made=entry.made_ms, near=entry.near or None)
        with refusals():
            row.save()
        return entry

    def entry(self, plan: Plan) -> Entry:
        """The key under which a plan stands; what is not part of the key is made up."""
        return entry_for(plan, made_ms=plan.due_ms, shards=self._recent_shards())

    def delete(self, entry: Entry) -> None:
        """Remove an entry; one that is gone already is fine."""
        with refusals():
            _EntryRow(pk=entry.pk, sk=entry.sk).delete()

    def delete_all(self, entries: Collection[Entry]) -> None:
        """Remove entries, 25 a request; a request names none of them twice."""
        keys = {(entry.pk, entry.sk) for entry in entries}
        with refusals(), _EntryRow.batch_write() as write:
            for pk, sk in sorted(keys):
                write.delete(_EntryRow(pk=pk, sk=sk))

    def read(
        self,
        kind: str,
        *,
        from_key: str,
        before_key: str,
        limit: int,
        shards: range | None = None,
    ) -> Part:
        """The first entries of a kind from one key to before another, `limit` of each shard."""

        def of_shard(shard: int) -> list[Entry]:
            window = _EntryRow.sk.between(from_key or "0", before_key)
            pk = f"{kind}#{shard}"
            rows = _EntryRow.query(pk, window, consistent_read=True, limit=limit)
            return [row.entry() for row in rows if row.sk < before_key]

        where = range(self._recent_shards()) if shards is None else shards
        if not where or (from_key or "0") > before_key:
            return Part([])
        with refusals(), ThreadPoolExecutor(max_workers=len(where)) as pool:
            return without_gaps(list(pool.map(of_shard, where)), limit)


def without_gaps(found: Sequence[list[Entry]], limit: int) -> Part:
    """What was read of several shards, up to where the first of them was cut off by the limit."""
    cut = [entries[-1].sk for entries in found if len(entries) >= limit]
    merged = sorted((entry for part in found for entry in part), key=lambda entry: entry.sk)
    if not cut:
        return Part(merged)
    return Part([entry for entry in merged if entry.sk <= min(cut)], after(min(cut)))
