"""The rows of table `mailings`, and what they mean. Instants are milliseconds since 1970."""

from datetime import datetime, time
from typing import Any

from pynamodb.attributes import (
    BinaryAttribute,
    BooleanAttribute,
    JSONAttribute,
    ListAttribute,
    NumberAttribute,
    UnicodeAttribute,
)

from vestnik import clock
from vestnik.mailings.model import Filter, Mailing, MailingState, PauseReason, Planning
from vestnik.mailings.packing import (
    pack_addressees,
    pack_records,
    unpack_addressees,
    unpack_records,
)
from vestnik.mailings.page import Body, Counts, Ledger, Record
from vestnik.mailings.windows import Window
from vestnik.platform.dynamodb import Row, table_name

TABLE = table_name("mailings")
LIST = "MAILINGS"
SHARDS = 32  # of a mailing's counters; delivery.md


def mailing_pk(mailing_id: str) -> str:
    return f"M#{mailing_id}"


class MailingRow(Row):
    """pk `M#<id>`, sk `M`. `until`: the lease of whoever works on it, 0 for nobody."""

    class Meta:
        table_name = TABLE

    SK = "M"

    number = NumberAttribute()
    text = UnicodeAttribute()
    filter = JSONAttribute()
    start_at = NumberAttribute()
    end_at = NumberAttribute()
    window = JSONAttribute(null=True)
    state = UnicodeAttribute()
    pause_reason = UnicodeAttribute(null=True)
    created_at = NumberAttribute()
    created_by = UnicodeAttribute()
    released_at = NumberAttribute(null=True)
    finished_at = NumberAttribute(null=True)
    deleted_at = NumberAttribute(null=True)
    version = NumberAttribute()
    rev = UnicodeAttribute()
    next_at = NumberAttribute(null=True)
    attempt = NumberAttribute()
    until = NumberAttribute()
    cursor = UnicodeAttribute(null=True)
    pages = NumberAttribute()
    opened = NumberAttribute()
    is_planned = BooleanAttribute()
    rouse_from = NumberAttribute(null=True)
    close_from = NumberAttribute()


class ListedRow(Row):
    """pk `MAILINGS`, sk `<number, 12 digits>`: one that has not been deleted."""

    class Meta:
        table_name = TABLE


class NumberRow(Row):
    """pk `NUMBERS`, sk `N`: the last number given."""

    class Meta:
        table_name = TABLE

    last = NumberAttribute(null=True)


class ChannelRow(Row):
    """pk `CHANNEL#sender`, sk `C`: why nothing is sent at present."""

    class Meta:
        table_name = TABLE

    PK = "CHANNEL#sender"
    SK = "C"

    closed = UnicodeAttribute(null=True)


class EndedRow(Row):
    """pk `M#<id>`, sk `R`: what has ended last, the newest first, as `<messages>:<failed>`."""

    class Meta:
        table_name = TABLE

    SK = "R"

    last: ListAttribute[str] = ListAttribute(null=True)


class BodyRow(Row):
    """pk `M#<id>`, sk `B#<page, 6 digits>`. `attempt`: at planning."""

    class Meta:
        table_name = TABLE

    attempt = NumberAttribute()
    made_at = NumberAttribute()
    addressees = BinaryAttribute(legacy_encoding=False)


class LedgerRow(Row):
    """
    pk `M#<id>`, sk `P#<page, 6 digits>`; no `records` while nothing was recorded.

    `died_at`: what `calling_at` was when somebody claimed it, 0 for nothing.
    """

    class Meta:
        table_name = TABLE

    size = NumberAttribute()
    rev = UnicodeAttribute()
    next_at = NumberAttribute(null=True)
    timezone = UnicodeAttribute(null=True)
    attempt = NumberAttribute()
    until = NumberAttribute()
    calling_at = NumberAttribute(null=True)
    died_at = NumberAttribute(null=True)
    records = BinaryAttribute(legacy_encoding=False, null=True)


class CounterRow(Row):
    """pk `M#<id>`, sk `S#<shard, 2 digits>`."""

    class Meta:
        table_name = TABLE

    total = NumberAttribute(null=True)
    sent = NumberAttribute(null=True)
    retrying = NumberAttribute(null=True)
    failed = NumberAttribute(null=True)
    expired = NumberAttribute(null=True)
    cancelled = NumberAttribute(null=True)
    unknown = NumberAttribute(null=True)


def ms(instant: datetime | None) -> int | None:
    return None if instant is None else clock.to_ms(instant)


def instant(stored: float | None) -> datetime | None:
    return None if stored is None else clock.from_ms(int(stored))


def mailing_row(mailing: Mailing) -> MailingRow:
    planning = mailing.planning
    return MailingRow(
        mailing_pk(mailing.id),
        MailingRow.SK,
        number=mailing.number,
        text=mailing.text,
        filter=filter_json(mailing.filter),
        start_at=ms(mailing.start_at),
        end_at=ms(mailing.end_at),
        window=window_json(mailing.window),
        state=mailing.state.value,
        pause_reason=mailing.pause_reason.value if mailing.pause_reason else None,
        created_at=ms(mailing.created_at),
        created_by=mailing.created_by,
        released_at=ms(mailing.released_at),
        finished_at=ms(mailing.finished_at),
        deleted_at=ms(mailing.deleted_at),
        version=mailing.version,
        rev=mailing.rev,
        next_at=ms(mailing.next_at),
        attempt=mailing.attempt,
        until=0,
        cursor=planning.cursor,
        pages=planning.pages,
        opened=planning.opened,
        is_planned=planning.is_done,
        rouse_from=mailing.rouse_from,
        close_from=mailing.close_from,
    )


def to_mailing(row: MailingRow) -> Mailing:
    return Mailing(
        id=row.pk.removeprefix("M#"),
        number=int(row.number),
        text=row.text,
        filter=_to_filter(row.filter),
        start_at=clock.from_ms(int(row.start_at)),
        end_at=clock.from_ms(int(row.end_at)),
        window=_to_window(row.window),
        state=MailingState(row.state),
        pause_reason=PauseReason(row.pause_reason) if row.pause_reason else None,
        created_at=clock.from_ms(int(row.created_at)),
        created_by=row.created_by,
        released_at=instant(row.released_at),
        finished_at=instant(row.finished_at),
        deleted_at=instant(row.deleted_at),
        version=int(row.version),
        rev=row.rev,
        next_at=instant(row.next_at),
        attempt=int(row.attempt),
        planning=Planning(row.cursor, int(row.pages), int(row.opened), bool(row.is_planned)),
        rouse_from=None if row.rouse_from is None else int(row.rouse_from),
        close_from=int(row.close_from),
    )


def filter_json(one: Filter) -> dict[str, Any]:
    codes, tags = list(one.operator_codes), list(one.tags)
    return {"codes": codes, "tags": tags, "match": one.match, "everyone": one.everyone}


def _to_filter(stored: dict[str, Any]) -> Filter:
    codes, tags = tuple(stored["codes"]), tuple(stored["tags"])
    return Filter(codes, tags, stored["match"], stored["everyone"])


def window_json(window: Window | None) -> dict[str, Any] | None:
    if window is None:
        return None
    opens, closes = window.opens.isoformat("minutes"), window.closes.isoformat("minutes")
    return {"opens": opens, "closes": closes, "days": sorted(window.days)}


def _to_window(stored: dict[str, Any] | None) -> Window | None:
    if stored is None:
        return None
    opens, closes = time.fromisoformat(stored["opens"]), time.fromisoformat(stored["closes"])
    return Window(opens, closes, frozenset(stored["days"]))


def body_row(body: Body, *, attempt: int) -> BodyRow:
    return BodyRow(
        mailing_pk(body.mailing_id),
        f"B#{body.page:06d}",
        attempt=attempt,
        made_at=ms(body.made_at),
        addressees=pack_addressees(body.addressees),
    )


def to_body(row: BodyRow) -> Body:
    return Body(
        mailing_id=row.pk.removeprefix("M#"),
        page=int(row.sk.removeprefix("B#")),
        made_at=clock.from_ms(int(row.made_at)),
        addressees=unpack_addressees(row.addressees),
    )


def ledger_row(ledger: Ledger) -> LedgerRow:
    return LedgerRow(
        mailing_pk(ledger.mailing_id),
        ledger_sk(ledger.page),
        size=len(ledger.records),
        rev=ledger.rev,
        next_at=ms(ledger.next_at),
        timezone=ledger.timezone,
        attempt=ledger.attempt,
        until=ms(ledger.lease_until) or 0,
        calling_at=ms(ledger.calling_at),
        records=packed_or_none(ledger.records),
    )


def to_ledger(row: LedgerRow) -> Ledger:
    return Ledger(
        mailing_id=row.pk.removeprefix("M#"),
        page=int(row.sk.removeprefix("P#")),
        records=unpack_records(row.records) if row.records else (Record(),) * int(row.size),
        rev=row.rev,
        next_at=instant(row.next_at),
        timezone=row.timezone,
        attempt=int(row.attempt),
        lease_until=instant(row.until) if row.until else None,
        calling_at=instant(row.calling_at),
    )


def packed_or_none(records: tuple[Record, ...]) -> bytes | None:
    """None where nothing is recorded yet."""
    return pack_records(records) if any(record != Record() for record in records) else None


def ledger_sk(page: int) -> str:
    return f"P#{page:06d}"


def to_counts(row: CounterRow) -> Counts:
    return Counts(
        total=int(row.total or 0),
        sent=int(row.sent or 0),
        retrying=int(row.retrying or 0),
        failed=int(row.failed or 0),
        expired=int(row.expired or 0),
        cancelled=int(row.cancelled or 0),
        unknown=int(row.unknown or 0),
    )
