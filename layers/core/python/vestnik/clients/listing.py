"""Lists of clients, newest first: the shards of a key side by side, a bounded way at a time."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from vestnik.clients.model import Client, DirectoryKey
from vestnik.clients.reading import clients_of, ids_of_phones
from vestnik.clients.rows import SHARDS, StayRow, key_pk
from vestnik.clients.search import Wanted
from vestnik.platform.dynamodb import refusals

LOOKED_AT_MAX = 1_000  # clients, for one page


def page_of(
    wanted: Wanted, *, after: str | None, limit: int
) -> tuple[Sequence[Client], str | None]:
    """As `Clients.page` says; the key to go on after is a client's id."""
    if wanted.phone is not None:
        return _with_phone(wanted, wanted.phone), None
    found: list[Client] = []
    looked_at = 0
    while True:
        ids, floor = _newest(wanted.key, before=after, limit=limit + 1)
        for client in _in_order(ids):
            if wanted.matches(client):
                found.append(client)
            if len(found) > limit:
                return found[:limit], found[limit - 1].id
        looked_at += len(ids)
        if floor is None or looked_at >= LOOKED_AT_MAX:
            return found, floor
        after = floor


def _with_phone(wanted: Wanted, phone: str) -> list[Client]:
    found = clients_of(ids_of_phones([phone]).values()).values()
    return [client for client in found if wanted.matches(client)]


def _in_order(ids: Sequence[str]) -> Iterator[Client]:
    known = clients_of(ids)
    return (known[one] for one in ids if one in known)


def _newest(key: DirectoryKey, *, before: str | None, limit: int) -> tuple[list[str], str | None]:
    """Ids under a key, newest first without a gap, and where they end; None: nothing follows."""
    with refusals(), ThreadPoolExecutor(max_workers=SHARDS) as pool:
        parts = list(pool.map(lambda shard: _rows(key, shard, before, limit), range(SHARDS)))
    cut = [_id(rows[-1]) for rows in parts if len(rows) == limit]
    floor = max(cut, default=None)
    present = {_id(row) for rows in parts for row in rows if row.until is None}
    ids = sorted((one for one in present if floor is None or one >= floor), reverse=True)
    return ids, floor


def _rows(key: DirectoryKey, shard: int, before: str | None, limit: int) -> list[StayRow]:
    earlier = StayRow.sk < before if before else None
    return list(
        StayRow.query(
            key_pk(key, shard),
            earlier,
            consistent_read=True,
            scan_index_forward=False,
            limit=limit,
        )
    )


def _id(row: StayRow) -> str:
    client_id: str = row.sk.partition("#")[0]
    return client_id
