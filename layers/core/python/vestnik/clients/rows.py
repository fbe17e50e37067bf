"""The rows of table `clients`, and what they mean. Instants are milliseconds since 1970."""

import json
import zlib
from collections.abc import Iterator

from pynamodb.attributes import (
    BooleanAttribute,
    JSONAttribute,
    NumberAttribute,
    UnicodeAttribute,
)

from vestnik.clients.model import STAY_KEPT, Client, DirectoryKey, Stay
from vestnik.clock import from_ms, to_ms
from vestnik.platform.dynamodb import Row, table_name

TABLE = table_name("clients")
SHARDS = 4  # of each key of the directory


def shard_of(client_id: str) -> int:
    return zlib.crc32(client_id.encode()) % SHARDS


def client_pk(client_id: str) -> str:
    return f"C#{client_id}"


class ClientRow(Row):
    """pk `C#<id>`, sk `C`. `stays`: JSON of [key, since, until]."""

    class Meta:
        table_name = TABLE

    SK = "C"

    phone = UnicodeAttribute()
    operator_code = UnicodeAttribute()
    timezone = UnicodeAttribute()
    tag = UnicodeAttribute(null=True)
    fields = JSONAttribute(null=True)
    opted_out = BooleanAttribute(null=True)
    consent_at = NumberAttribute(null=True)
    consent_source = UnicodeAttribute(null=True)
    created_at = NumberAttribute()
    version = NumberAttribute()
    stays = UnicodeAttribute()


class PhoneRow(Row):
    """pk `P#<phone>`, sk `P`: whose phone it is."""

    class Meta:
        table_name = TABLE

    SK = "P"

    client_id = UnicodeAttribute()


class StayRow(Row):
    """pk `<key>#<shard>`, sk `<client id>#<since, 13 digits>`; no `until` while he is there."""

    class Meta:
        table_name = TABLE

    until = NumberAttribute(null=True)


def frozen_pk(shard: int) -> str:
    return f"F#{shard}"


class FrozenRow(Row):
    """pk `F#<shard>`, sk `F`: up to when clients of a shard may no longer move."""

    class Meta:
        table_name = TABLE

    SK = "F"

    until = NumberAttribute()


class RequestRow(Row):
    """pk `K#<mark>`, sk `K`: which client a request has made."""

    class Meta:
        table_name = TABLE

    SK = "K"

    client_id = UnicodeAttribute()
    body_hash = UnicodeAttribute()


def client_row(client: Client) -> ClientRow:
    return ClientRow(
        client_pk(client.id),
        ClientRow.SK,
        phone=client.phone,
        operator_code=client.operator_code,
        timezone=client.timezone,
        tag=client.tag,
        fields=dict(client.fields) or None,
        opted_out=client.opted_out or None,
        consent_at=to_ms(client.consent_at) if client.consent_at else None,
        consent_source=client.consent_source,
        created_at=to_ms(client.created_at),
        version=client.version,
        stays=_stays_text(client.stays),
    )


def to_client(row: ClientRow) -> Client:
    return Client(
        id=row.pk.removeprefix("C#"),
        phone=row.phone,
        operator_code=row.operator_code,
        timezone=row.timezone,
        tag=row.tag,
        fields=row.fields or {},
        opted_out=bool(row.opted_out),
        consent_at=from_ms(int(row.consent_at)) if row.consent_at is not None else None,
        consent_source=row.consent_source,
        created_at=from_ms(int(row.created_at)),
        version=int(row.version),
        stays=tuple(_to_stays(row.stays)),
    )


def phone_row(client: Client) -> PhoneRow:
    return PhoneRow(f"P#{client.phone}", PhoneRow.SK, client_id=client.id)


def stay_row(client_id: str, stay: Stay) -> StayRow:
    return StayRow(
        key_pk(stay.key, shard_of(client_id)),
        f"{client_id}#{to_ms(stay.since):013d}",
        until=to_ms(stay.until) if stay.until else None,
        ttl=int((stay.until + STAY_KEPT).timestamp()) if stay.until else None,
    )


def key_pk(key: DirectoryKey, shard: int) -> str:
    return f"{key}#{shard}"


def _stays_text(stays: tuple[Stay, ...]) -> str:
    kept = [
        [stay.key, to_ms(stay.since), to_ms(stay.until) if stay.until else None] for stay in stays
    ]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _to_stays(text: str) -> Iterator[Stay]:
    for key, since_ms, until_ms in json.loads(text):
        yield Stay(key, from_ms(since_ms), None if until_ms is None else from_ms(until_ms))
