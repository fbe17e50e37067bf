"""The port `Directory` over table `clients`; its access patterns stand in `store.py`."""

from collections.abc import Iterable
from datetime import datetime

from vestnik.clients.model import Client, DirectoryKey
from vestnik.clients.ports import Walked
from vestnik.clients.reading import clients_of
from vestnik.clients.rows import SHARDS, FrozenRow, StayRow, frozen_pk, key_pk
from vestnik.clock import to_ms
from vestnik.platform.dynamodb import refusals, updated


class DirectoryStore:
    """Who was where at an instant."""

    def freeze(self, at: datetime) -> None:
        until = to_ms(at)
        earlier = FrozenRow.until.does_not_exist() | (FrozenRow.until < until)
        for shard in range(SHARDS):
            row = FrozenRow(frozen_pk(shard), FrozenRow.SK)
            updated(row, [FrozenRow.until.set(until)], earlier)

    def walk(self, key: DirectoryKey, *, at: datetime, after: str | None, limit: int) -> Walked:
        """`after` is `<shard>#<sort key>`: shard by shard, in each by id."""
        shard, sk = _place(after)
        at_ms, ids, left = to_ms(at), list[str](), limit
        while shard < SHARDS:
            rows = _rows(key_pk(key, shard), sk, left)
            ids += [_id(row) for row in rows if _covers(row, at_ms)]
            left -= len(rows)
            if left <= 0:
                return Walked(ids, f"{shard}#{rows[-1].sk}")
            shard, sk = shard + 1, ""
        return Walked(ids, None)

    def clients(self, ids: Iterable[str]) -> dict[str, Client]:
        return clients_of(ids)


def _place(after: str | None) -> tuple[int, str]:
    shard, _, sk = (after or "0#").partition("#")
    return int(shard), sk


def _rows(pk: str, after_sk: str, limit: int) -> list[StayRow]:
    keys = StayRow.sk > after_sk if after_sk else None
    with refusals():
        return list(StayRow.query(pk, keys, consistent_read=True, limit=limit))


def _covers(row: StayRow, at_ms: int) -> bool:
    return int(row.sk.partition("#")[2]) <= at_ms and (row.until is None or at_ms < row.until)


def _id(row: StayRow) -> str:
    client_id: str = row.sk.partition("#")[0]
    return client_id
