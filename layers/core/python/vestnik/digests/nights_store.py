"""
Nights in table `accounts`.

Access patterns:
    1. the zones in use, how far was looked   pk = zones, consistent
    2. note how far was looked                pk = zones, sk = seen
    3. a night: begin, claim, note, close     pk = N#<zone>#<shard>, sk = <date>, on condition
    4. whether it waits for an entry          pk, sk, consistent
    5. nights of later dates                  pk, sk > <date>, consistent; then deleted

Those that are over stay for 30 days, as their mails do.
"""

from datetime import date, datetime, timedelta

from pynamodb.attributes import (
    BooleanAttribute,
    ListAttribute,
    NumberAttribute,
    UnicodeAttribute,
)
from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from vestnik.accounts.activity_store import ZONE_PREFIX, ZONES
from vestnik.accounts.rows import TABLE
from vestnik.clock import from_ms, to_ms
from vestnik.digests.model import Night
from vestnik.digests.ports import Calendar
from vestnik.errors import ConditionRefusedError
from vestnik.platform.due import LEASE, Entry
from vestnik.platform.dynamodb import Row, refusals, updated

_KEPT = timedelta(days=30)


class SeenRow(Row):
    """pk `zones`, sk `seen`: every midnight up to here has been seen. Stands after the zones."""

    class Meta:
        table_name = TABLE

    SK = "seen"

    at = NumberAttribute(null=True)


class NightRow(Row):
    """A night; `until`: who claimed it has it as long. `is_over`: nobody is left to be served."""

    class Meta:
        table_name = TABLE

    midnight = NumberAttribute()
    next_at = NumberAttribute()
    slot_at = NumberAttribute()
    attempt = NumberAttribute()
    until = NumberAttribute()
    cursor = UnicodeAttribute(null=True)
    is_read = BooleanAttribute(null=True)
    failed: ListAttribute[str] = ListAttribute(null=True)
    tries = NumberAttribute()
    is_over = BooleanAttribute(null=True)


class NightStore:
    """The port `Nights` over DynamoDB."""

    def calendar(self) -> Calendar:
        with refusals():
            rows = list(SeenRow.query(ZONES, consistent_read=True))
        seen = [int(row.at) for row in rows if row.sk == SeenRow.SK]
        zones = {row.sk.removeprefix(ZONE_PREFIX) for row in rows if row.sk != SeenRow.SK}
        return Calendar(frozenset(zones), from_ms(seen[0]) if seen else None)

    def saw_to(self, instant: datetime) -> None:
        with refusals():
            SeenRow(ZONES, SeenRow.SK, at=to_ms(instant)).save()

    def add(self, night: Night) -> bool:
        row = NightRow(
            *_key(night),
            midnight=to_ms(night.midnight),
            next_at=to_ms(night.next_at),
            slot_at=to_ms(night.slot_at),
            attempt=night.attempt,
            until=0,
            tries=night.tries,
        )
        try:
            with refusals():
                row.save(condition=NightRow.pk.does_not_exist())
        except ConditionRefusedError:
            return False
        return True

    def begin_anew(self, night: Night) -> bool:
        actions = [
            *_progress(night),
            NightRow.next_at.set(to_ms(night.next_at)),
            NightRow.is_over.remove(),
            NightRow.ttl.remove(),
        ]
        return updated(NightRow(*_key(night)), actions, NightRow.is_over.exists())

    def forget_after(self, night: Night) -> None:
        pk, day = _key(night)
        with refusals():
            for row in NightRow.query(pk, NightRow.sk > day, consistent_read=True):
                row.delete()

    def claim(self, entry: Entry, *, now: datetime) -> Night | None:
        row, now_ms = _row_of(entry), to_ms(now)
        free = (NightRow.next_at <= now_ms) & (NightRow.until <= now_ms) & _open()
        actions: list[Action] = [
            NightRow.attempt.add(1),
            NightRow.until.set(to_ms(now + LEASE)),
        ]
        if entry.due_ms > now_ms or not updated(row, actions, free):
            return None
        return _to_night(row)

    def note(self, night: Night) -> bool:
        return updated(NightRow(*_key(night)), _progress(night), _is_ours(night))

    def put_off(self, night: Night) -> bool:
        actions = [
            *_progress(night),
            NightRow.next_at.set(to_ms(night.next_at)),
            NightRow.until.set(0),
        ]
        return updated(NightRow(*_key(night)), actions, _is_ours(night))

    def close(self, night: Night) -> bool:
        actions = [
            *_progress(night),
            NightRow.is_over.set(True),
            NightRow.until.set(0),
            NightRow.ttl.set(int((night.midnight + _KEPT).timestamp())),
        ]
        return updated(NightRow(*_key(night)), actions, _is_ours(night))

    def awaits(self, entry: Entry) -> bool:
        asked = _row_of(entry)
        with refusals():
            try:
                row = NightRow.get(asked.pk, asked.sk, consistent_read=True)
            except DoesNotExist:
                return False
        return not row.is_over and int(row.next_at) == entry.due_ms


def _key(night: Night) -> tuple[str, str]:
    return f"N#{night.timezone}#{night.shard}", night.date.isoformat()


def _row_of(entry: Entry) -> NightRow:
    timezone, shard, day = entry.ref.split(":")
    return NightRow(f"N#{timezone}#{shard}", day)


def _open() -> Condition:
    condition: Condition = NightRow.pk.exists() & NightRow.is_over.does_not_exist()
    return condition


def _is_ours(night: Night) -> Condition:
    ours: Condition = NightRow.attempt == night.attempt
    ours &= _open()
    return ours


def _progress(night: Night) -> list[Action]:
    return [
        NightRow.cursor.set(night.cursor) if night.cursor else NightRow.cursor.remove(),
        NightRow.is_read.set(night.is_read),
        NightRow.failed.set(list(night.failed)),
        NightRow.tries.set(night.tries),
        NightRow.slot_at.set(to_ms(night.slot_at)),
    ]


def _to_night(row: NightRow) -> Night:
    _, timezone, shard = row.pk.split("#")
    return Night(
        timezone=timezone,
        shard=int(shard),
        date=date.fromisoformat(row.sk),
        midnight=from_ms(int(row.midnight)),
        next_at=from_ms(int(row.next_at)),
        slot_at=from_ms(int(row.slot_at)),
        attempt=int(row.attempt),
        cursor=row.cursor,
        is_read=bool(row.is_read),
        failed=tuple(row.failed or ()),
        tries=int(row.tries),
    )
