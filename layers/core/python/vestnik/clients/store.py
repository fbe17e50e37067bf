"""
Clients in table `clients`.

Access patterns (all reads consistent):
    1. a client by id                          pk = C#<id>, sk = C
    2. whose a phone is                        pk = P#<phone>, sk = P
    3. many of 1 or 2                          BatchGet
    4. who is or was under a key, by shard     pk = <key>#<shard>, sk > <id>#<since>   (walk)
    5. the newest under a key, by shard        the same descending, sk < <id>          (lists)
    6. up to when nobody moves, by shard       pk = F#<shard>, sk = F
    7. what a request with a key has made      pk = K#<mark>, sk = K
    8. an import with its rows and errors      pk = I#<id>
4 and 6 are in `directory_store.py`, 5 is in `listing.py`, 8 in `import_store.py`. A key is `A`, `O#<operator code>` or
`T#<tag>`; what a client left stays for a day. A client's rows are written in one transaction.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from pynamodb.transactions import TransactWrite

from vestnik import clock
from vestnik.clients import listing
from vestnik.clients.model import Client, Stay
from vestnik.clients.ports import RequestMark
from vestnik.clients.reading import clients_of, ids_of_phones
from vestnik.clients.rows import (
    ClientRow,
    FrozenRow,
    PhoneRow,
    RequestRow,
    client_pk,
    client_row,
    phone_row,
    shard_of,
    stay_row,
)
from vestnik.clients.search import Wanted
from vestnik.clock import to_ms
from vestnik.errors import InvalidInputError
from vestnik.platform.dynamodb import Row, refusals, transaction

_MARK_KEPT = timedelta(hours=24)  # spec/api.md


class ClientStore:
    """The port `Clients` over DynamoDB."""

    def get(self, client_id: str) -> Client | None:
        return clients_of([client_id]).get(client_id)

    def of_phones(self, phones: Iterable[str]) -> dict[str, Client]:
        found = clients_of(ids_of_phones(phones).values())
        return {client.phone: client for client in found.values()}

    def add(self, client: Client, mark: RequestMark | None = None) -> None:
        with refusals(), transaction() as write:
            fill_new(write, client)
            if mark:
                write.save(_request_row(mark, client), condition=Row.pk.does_not_exist())

    def made_by(self, mark: RequestMark) -> str | None:
        with refusals():
            try:
                row = RequestRow.get(f"K#{mark.key}", RequestRow.SK, consistent_read=True)
            except RequestRow.DoesNotExist:
                return None
        if row.body_hash != mark.body_hash:
            raise InvalidInputError({"Idempotency-Key": "key_reused"})
        return str(row.client_id)

    def replace(self, before: Client, after: Client) -> None:
        with refusals(), transaction() as write:
            fill_edit(write, before, after)
            if moved := changed_stays(before, after):
                fill_still_free_to_move(write, after, moved)

    def frozen_at(self, client: Client) -> datetime | None:
        with refusals():
            try:
                row = FrozenRow.get(_frozen_pk(client), FrozenRow.SK, consistent_read=True)
            except FrozenRow.DoesNotExist:
                return None
        return clock.from_ms(int(row.until))

    def remove(self, before: Client, after: Client) -> None:
        with refusals(), transaction() as write:
            row = ClientRow(client_pk(before.id), ClientRow.SK)
            write.delete(row, condition=ClientRow.version == before.version)
            write.delete(phone_row(before))
            for stay in changed_stays(before, after):
                write.save(stay_row(before.id, stay))

    def page(
        self, wanted: Wanted, *, after: str | None, limit: int
    ) -> tuple[Sequence[Client], str | None]:
        return listing.page_of(wanted, after=after, limit=limit)


def fill_new(write: TransactWrite, client: Client) -> None:
    """Add what stores a new client, on condition that the phone is nobody's."""
    write.save(phone_row(client), condition=PhoneRow.pk.does_not_exist())
    write.save(client_row(client))
    for stay in client.stays:
        write.save(stay_row(client.id, stay))


def fill_edit(write: TransactWrite, before: Client, after: Client) -> None:
    """Add what stores an edit, on condition that nobody else was first."""
    write.save(client_row(after), condition=ClientRow.version == before.version)
    if after.phone != before.phone:
        write.delete(phone_row(before))
        write.save(phone_row(after), condition=PhoneRow.pk.does_not_exist())
    for stay in changed_stays(before, after):
        write.save(stay_row(after.id, stay))


def fill_still_free_to_move(write: TransactWrite, client: Client, moved: Sequence[Stay]) -> None:
    """Add the condition that no walk looks at the instant of a move or a later one."""
    earliest = min(to_ms(stay.until or stay.since) for stay in moved)
    free = FrozenRow.until.does_not_exist() | (FrozenRow.until < earliest)
    write.condition_check(FrozenRow, _frozen_pk(client), FrozenRow.SK, condition=free)


def changed_stays(before: Client, after: Client) -> list[Stay]:
    """Those that began or ended."""
    return [stay for stay in after.stays if stay not in before.stays]


def _frozen_pk(client: Client) -> str:
    return f"F#{shard_of(client.id)}"


def _request_row(mark: RequestMark, client: Client) -> RequestRow:
    return RequestRow(
        f"K#{mark.key}",
        RequestRow.SK,
        client_id=client.id,
        body_hash=mark.body_hash,
        ttl=int((client.created_at + _MARK_KEPT).timestamp()),
    )
