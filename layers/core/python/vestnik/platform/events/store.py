"""
Table `events`.

Access patterns:
1. record events               put pk = E#<kind>:<id>, sk = <at in ms, 13 digits>#<mark>
2. record one with its cause   the same in the cause's transaction
3. what happened to something  pk, ascending, consistent

A row costs one write (up to 1 KB), and one for each further subject. They stay for 90 days.
"""

import json
import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta

from pynamodb.attributes import UnicodeAttribute
from pynamodb.transactions import TransactWrite

from vestnik import clock
from vestnik.errors import TransientError
from vestnik.platform.dynamodb import Row, refusals, table_name
from vestnik.platform.events.model import Event, Subject

_KEPT = timedelta(days=90)

_log = logging.getLogger(__name__)


class _EventRow(Row):
    """`detail`: as JSON."""

    class Meta:
        table_name = table_name("events")

    what = UnicodeAttribute()
    actor = UnicodeAttribute()
    detail = UnicodeAttribute()


def add_event(write: TransactWrite, event: Event | None) -> None:
    """Let a transaction keep an event, if there is one, with what causes it."""
    for row in _rows(event) if event else ():
        write.save(row)


class EventStore:
    """The port `Events` over DynamoDB."""

    def record(self, events: Iterable[Event]) -> None:
        rows = {(row.pk, row.sk): row for event in events for row in _rows(event)}
        try:
            with refusals(), _EventRow.batch_write() as batch:
                for row in rows.values():
                    batch.save(row)
        except TransientError:
            whats = sorted({row.what for row in rows.values()})
            _log.exception("events not kept", extra={"count": len(rows), "whats": whats})

    def of(self, subject: Subject) -> Iterator[Event]:
        with refusals():
            for row in _EventRow.query(_key(subject), consistent_read=True):
                yield _event_of(row, subject)


def _key(subject: Subject) -> str:
    return f"E#{subject.kind}:{subject.id}"


def _rows(event: Event) -> Iterator[_EventRow]:
    for subject in event.subjects:
        yield _EventRow(
            _key(subject),
            f"{clock.to_ms(event.at):013d}#{event.mark}",
            what=event.what,
            actor=event.actor,
            detail=json.dumps(event.detail, ensure_ascii=False, separators=(",", ":")),
            ttl=int((event.at + _KEPT).timestamp()),
        )


def _event_of(row: _EventRow, subject: Subject) -> Event:
    return Event(
        subjects=(subject,),
        what=row.what,
        actor=row.actor,
        at=clock.from_ms(int(row.sk.partition("#")[0])),
        detail=json.loads(row.detail),
    )
