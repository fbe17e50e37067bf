"""
Pages of mailings in table `mailings`.

Access patterns:
1. put a body; a body; the next ones     pk = M#<id>, sk = B#<page>; sk between
2. open a ledger and count it            pk = M#<id>, sk = P#<page>; sk = S#<shard>; a transaction
3. a ledger; the next ones               pk, sk; sk between; consistent
4. claim, commit (with 5)                pk, sk, on condition
5. count                                 pk = M#<id>, sk = S#<page % 32>; ADD
6. the counts                            pk = M#<id>, sk begins with S#, consistent
"""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from vestnik import clock
from vestnik.errors import NotFoundError
from vestnik.mailings.page import Body, Counts, Ledger, added, difference, read_ref
from vestnik.mailings.rows import (
    SHARDS,
    BodyRow,
    CounterRow,
    LedgerRow,
    body_row,
    ledger_row,
    ledger_sk,
    mailing_pk,
    ms,
    packed_or_none,
    to_body,
    to_counts,
    to_ledger,
)
from vestnik.platform.due import LEASE, Entry
from vestnik.platform.dynamodb import committed, refusals, updated

_AT_ONCE = 8  # mailings that are counted side by side


class PageStore:
    """The port `Pages` over DynamoDB."""

    def put_body(self, body: Body, *, attempt: int) -> None:
        earlier = BodyRow.attempt.does_not_exist() | (BodyRow.attempt <= attempt)
        with refusals():
            body_row(body, attempt=attempt).save(condition=earlier)

    def body(self, mailing_id: str, page: int) -> Body:
        with refusals():
            try:
                row = BodyRow.get(mailing_pk(mailing_id), f"B#{page:06d}", consistent_read=True)
            except DoesNotExist as error:
                raise NotFoundError from error
        return to_body(row)

    def bodies(self, mailing_id: str, *, after: int, limit: int) -> Sequence[Body]:
        keys = BodyRow.sk.between(f"B#{after + 1:06d}", "B$")
        with refusals():
            rows = BodyRow.query(mailing_pk(mailing_id), keys, limit=limit, consistent_read=True)
            return [to_body(row) for row in rows]

    def open(self, ledger: Ledger) -> bool:
        new, counted = LedgerRow.pk.does_not_exist(), _counted(difference((), ledger.records))

        def fill(write: TransactWrite) -> None:
            write.save(ledger_row(ledger), condition=new)
            write.update(_counter(ledger), actions=counted)

        return committed(fill)

    def ledger(self, mailing_id: str, page: int) -> Ledger | None:
        with refusals():
            try:
                row = LedgerRow.get(mailing_pk(mailing_id), ledger_sk(page), consistent_read=True)
            except DoesNotExist:
                return None
        return to_ledger(row)

    def ledgers(self, mailing_id: str, *, after: int, limit: int) -> Sequence[Ledger]:
        keys = LedgerRow.sk.between(ledger_sk(after + 1), "P$")
        with refusals():
            rows = LedgerRow.query(mailing_pk(mailing_id), keys, limit=limit, consistent_read=True)
            return [to_ledger(row) for row in rows]

    def claim(self, entry: Entry, *, now: datetime) -> Ledger | None:
        mailing_id, page = read_ref(entry.ref)
        row, now_ms = LedgerRow(mailing_pk(mailing_id), ledger_sk(page)), clock.to_ms(now)
        if entry.due_ms > now_ms:
            return None
        waits = (LedgerRow.rev == entry.rev) & (LedgerRow.next_at <= now_ms)
        actions: list[Action] = [
            LedgerRow.died_at.set(LedgerRow.calling_at | 0),
            LedgerRow.calling_at.set(now_ms),
            LedgerRow.until.set(clock.to_ms(now + LEASE)),
            LedgerRow.attempt.add(1),
        ]
        if not updated(row, actions, waits & (LedgerRow.until <= now_ms)):
            return None
        row.calling_at = row.died_at or None
        return to_ledger(row)

    def commit(self, before: Ledger, after: Ledger) -> bool:
        row = LedgerRow(mailing_pk(before.mailing_id), ledger_sk(before.page))
        same, changes = (
            LedgerRow.attempt == before.attempt,
            difference(before.records, after.records),
        )
        if not changes:
            return updated(row, _recorded(after), same)

        def fill(write: TransactWrite) -> None:
            write.update(row, actions=_recorded(after), condition=same)
            write.update(_counter(before), actions=_counted(changes))

        return committed(fill)

    def awaits(self, entry: Entry) -> bool:
        ledger = self.ledger(*read_ref(entry.ref))
        if ledger is None or ledger.next_at is None:
            return False
        return (ledger.rev, clock.to_ms(ledger.next_at)) == (entry.rev, entry.due_ms)

    def counts(self, mailing_id: str) -> Counts:
        with refusals():
            rows = CounterRow.query(
                mailing_pk(mailing_id), CounterRow.sk.startswith("S#"), consistent_read=True
            )
            return added(map(to_counts, rows))

    def counts_of_all(self, mailing_ids: Iterable[str]) -> dict[str, Counts]:
        ids = list(mailing_ids)
        with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
            return dict(zip(ids, pool.map(self.counts, ids), strict=True))


def _recorded(after: Ledger) -> list[Action]:
    packed, next_ms, calling_ms = (
        packed_or_none(after.records),
        ms(after.next_at),
        ms(after.calling_at),
    )
    return [
        LedgerRow.records.remove() if packed is None else LedgerRow.records.set(packed),
        LedgerRow.next_at.remove() if next_ms is None else LedgerRow.next_at.set(next_ms),
        LedgerRow.calling_at.remove()
        if calling_ms is None
        else LedgerRow.calling_at.set(calling_ms),
        LedgerRow.died_at.remove(),
        LedgerRow.rev.set(after.rev),
        LedgerRow.attempt.set(after.attempt),
        LedgerRow.until.set(ms(after.lease_until) or 0),
    ]


def _counter(ledger: Ledger) -> CounterRow:
    return CounterRow(mailing_pk(ledger.mailing_id), f"S#{ledger.page % SHARDS:02d}")


def _counted(changes: Mapping[str, int]) -> list[Action]:
    return [getattr(CounterRow, name).add(change) for name, change in changes.items()]
