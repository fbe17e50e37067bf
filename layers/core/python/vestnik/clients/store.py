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
4 and 6 are in `directory_store.py`, 5 is in `listing.py`, 8 in `import_store.py`. A key is `A`,
`O#<operator code>` or `T#<tag>`; what a client left stays for a day. A client's rows are written
in one transaction.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from pynamodb.transactions import TransactWrite

from vestnik import clock
from vestnik.clients import listing
from vestnik.clients.import_model import Step
from vestnik.clients.import_store import fill_step
from vestnik.clients.model import Client, Stay
from vestnik.clients.ports import Change, RequestMark
from vestnik.clients.reading import clients_of, ids_of_phones
from vestnik.clients.rows import (
    SHARDS,
    ClientRow,
    FrozenRow,
    PhoneRow,
    RequestRow,
    client_pk,
    client_row,
    frozen_pk,
    phone_row,
    shard_of,
    stay_row,
)
from vestnik.clients.search import Wanted
from vestnik.clock import to_ms
from vestnik.errors import InvalidInputError
from vestnik.platform.dynamodb import Row, refusals, transaction
from vestnik.platform.events import Event
from vestnik.platform.events.store import add_event

_MARK_KEPT = timedelta(hours=24)  # spec/api.md


class ClientStore:
    """The port `Clients` over DynamoDB."""

    def get(self, client_id: str) -> Client | None:
        return clients_of([client_id]).get(client_id)

    def of_phones(self, phones: Iterable[str]) -> dict[str, Client]:
        found = clients_of(ids_of_phones(phones).values())
        return {client.phone: client for client in found.values()}

    def add(
        self, client: Client, mark: RequestMark | None = None, told: Event | None = None
    ) -> None:
        with refusals(), transaction() as write:
            _fill_new(write, client)
            add_event(write, told)
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

    def replace(self, before: Client, after: Client, told: Event | None = None) -> None:
        self.write([Change(before, after, told)])

    def write(self, changes: Sequence[Change], step: Step | None = None) -> None:
        with refusals(), transaction() as write:
            for change in changes:
                if change.before:
                    _fill_edit(write, change.before, change.after)
                else:
                    _fill_new(write, change.after)
                add_event(write, change.told)
            _fill_free_to_move(write, changes)
            if step:
                fill_step(write, step)

    def frozen_until(self) -> datetime | None:
        found = [_frozen_until_ms(shard) for shard in range(SHARDS)]
        latest = max((one for one in found if one is not None), default=None)
        return clock.from_ms(latest) if latest is not None else None

    def remove(self, before: Client, after: Client, told: Event | None = None) -> None:
        with refusals(), transaction() as write:
            add_event(write, told)
            row = ClientRow(client_pk(before.id), ClientRow.SK)
            write.delete(row, condition=ClientRow.version == before.version)
            write.delete(phone_row(before))
            for stay in _changed_stays(before, after):
                write.save(stay_row(before.id, stay))

    def page(
        self, wanted: Wanted, *, after: str | None, limit: int
    ) -> tuple[Sequence[Client], str | None]:
        return listing.page_of(wanted, after=after, limit=limit)


def _fill_new(write: TransactWrite, client: Client) -> None:
    """Add what stores a new client, on condition that the phone is nobody's."""
    write.save(phone_row(client), condition=PhoneRow.pk.does_not_exist())
    write.save(client_row(client))
    for stay in client.stays:
        write.save(stay_row(client.id, stay))


def _fill_edit(write: TransactWrite, before: Client, after: Client) -> None:
    """Add what stores an edit, on condition that nobody else was first."""
    write.save(client_row(after), condition=ClientRow.version == before.version)
    if after.phone != before.phone:
        write.delete(phone_row(before))
        write.save(phone_row(after), condition=PhoneRow.pk.does_not_exist())
    for stay in _changed_stays(before, after):
        write.save(stay_row(after.id, stay))


def _fill_free_to_move(write: TransactWrite, changes: Sequence[Change]) -> None:
    """Add the conditions that no walk looks at the instant of a move or a later one."""
    earliest: dict[int, int] = {}
    for change in changes:
        moved = _changed_stays(change.before, change.after) if change.before else ()
        shard = shard_of(change.after.id)
        for stay in moved:
            instant_ms = to_ms(stay.until or stay.since)
            earliest[shard] = min(instant_ms, earliest.get(shard, instant_ms))
    for shard, instant_ms in earliest.items():
        free = FrozenRow.until.does_not_exist() | (FrozenRow.until < instant_ms)
        write.condition_check(FrozenRow, frozen_pk(shard), FrozenRow.SK, condition=free)


def _changed_stays(before: Client, after: Client) -> list[Stay]:
    """Those that began or ended."""
    return [stay for stay in after.stays if stay not in before.stays]


def _frozen_until_ms(shard: int) -> int | None:
    with refusals():
        try:
            row = FrozenRow.get(frozen_pk(shard), FrozenRow.SK, consistent_read=True)
        except FrozenRow.DoesNotExist:
            return None
    return int(row.until)


def _request_row(mark: RequestMark, client: Client) -> RequestRow:
    return RequestRow(
        f"K#{mark.key}",
        RequestRow.SK,
        client_id=client.id,
        body_hash=mark.body_hash,
        ttl=int((client.created_at + _MARK_KEPT).timestamp()),
    )
