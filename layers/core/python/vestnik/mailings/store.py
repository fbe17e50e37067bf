"""
Mailings and their channel in table `mailings`.

Access patterns:
1. the next number                             pk = NUMBERS, sk = N
2. add a mailing and list it; delete it        pk = M#<id>, sk = M; pk = MAILINGS, sk = <number>
3. a mailing; the same with the channel        pk, sk, consistent; CHANNEL#sender / C
4. the newest                                  pk = MAILINGS, sk < <number>, descending; 3 for each
5. change, claim, progress, settle, end        pk, sk, on condition
6. what has ended last                         pk = M#<id>, sk = R
7. open and close the channel                  CHANNEL#sender / C
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pynamodb.attributes import Attribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from vestnik import clock
from vestnik.errors import ConditionRefusedError
from vestnik.mailings.model import Mailing, Planning
from vestnik.mailings.ports import Seen
from vestnik.mailings.rows import (
    LIST,
    ChannelRow,
    EndedRow,
    ListedRow,
    MailingRow,
    NumberRow,
    filter_json,
    mailing_pk,
    mailing_row,
    ms,
    to_mailing,
    window_json,
)
from vestnik.platform.due import LEASE, Entry
from vestnik.platform.dynamodb import committed, refusals, updated
from vestnik.platform.events import Event
from vestnik.platform.events.store import add_event

_NOTES_MAX = 60  # of what has ended; each is of one page's run
_MESSAGES = 200  # that the share of errors looks at; spec/mailings.md


class MailingStore:
    """The port `Mailings` over DynamoDB."""

    def next_number(self) -> int:
        row = NumberRow("NUMBERS", "N")
        with refusals():
            row.update([NumberRow.last.add(1)])
        return int(row.last)

    def add(self, mailing: Mailing, told: Event | None = None) -> None:
        listed = ListedRow(LIST, _listed_sk(mailing.number))

        def fill(write: TransactWrite) -> None:
            write.save(mailing_row(mailing), condition=MailingRow.pk.does_not_exist())
            write.save(listed)
            add_event(write, told)

        if not committed(fill):
            raise ConditionRefusedError

    def get(self, mailing_id: str) -> Mailing | None:
        with refusals():
            try:
                row = MailingRow.get(mailing_pk(mailing_id), MailingRow.SK, consistent_read=True)
            except DoesNotExist:
                return None
        return to_mailing(row)

    def see(self, mailing_id: str, *, now: datetime) -> Seen:
        return Seen(self.get(mailing_id), self.closed(), now)

    def closed(self) -> str | None:
        with refusals():
            rows = ChannelRow.query(ChannelRow.PK, consistent_read=True, limit=1)
            return next((row.closed for row in rows), None)

    def page(self, *, after_number: int | None, limit: int) -> tuple[Sequence[Mailing], int | None]:
        before = None if after_number is None else ListedRow.sk < _listed_sk(after_number)
        with refusals():
            found = ListedRow.query(
                LIST, before, scan_index_forward=False, limit=limit, consistent_read=True
            )
            numbers = [int(row.sk) for row in found]
            keys = [(mailing_pk(str(number)), MailingRow.SK) for number in numbers]
            rows = list(MailingRow.batch_get(keys, consistent_read=True)) if keys else []
        mailings = sorted(map(to_mailing, rows), key=lambda one: -one.number)
        return mailings, numbers[-1] if len(numbers) == limit else None

    def change(self, before: Mailing, after: Mailing, told: Event | None = None) -> None:
        row = _row(after)
        same = (MailingRow.version == before.version) & (MailingRow.state == before.state.value)

        def fill(write: TransactWrite) -> None:
            write.update(row, actions=_by_a_person(after), condition=same)
            if after.deleted_at:
                write.delete(ListedRow(LIST, _listed_sk(after.number)))
            add_event(write, told)

        if not committed(fill):
            raise ConditionRefusedError

    def claim(self, entry: Entry, *, now: datetime) -> Mailing | None:
        row, now_ms = MailingRow(mailing_pk(entry.ref), MailingRow.SK), clock.to_ms(now)
        if entry.due_ms > now_ms:
            return None
        waits = (MailingRow.rev == entry.rev) & (MailingRow.next_at <= now_ms)
        actions: list[Action] = [
            MailingRow.until.set(clock.to_ms(now + LEASE)),
            MailingRow.attempt.add(1),
        ]
        return (
            to_mailing(row) if updated(row, actions, waits & (MailingRow.until <= now_ms)) else None
        )

    def begin(self, mailing: Mailing) -> bool:
        unchanged = _ours(mailing) & (MailingRow.rev == mailing.rev)
        return updated(_row(mailing), _state(mailing), unchanged)

    def progress(self, mailing: Mailing, planning: Planning) -> bool:
        return updated(_row(mailing), _planning(planning), _ours(mailing))

    def settle(self, before: Mailing, after: Mailing) -> bool:
        unchanged = _ours(before) & (MailingRow.rev == before.rev)
        actions = [
            *_state(after),
            _set_or_remove(MailingRow.next_at, ms(after.next_at)),
            _set_or_remove(MailingRow.rouse_from, after.rouse_from),
            MailingRow.close_from.set(after.close_from),
            *_planning(after.planning),
            MailingRow.until.set(0),
        ]
        if updated(_row(before), actions, unchanged):
            return True
        updated(_row(before), [MailingRow.until.set(0)], _ours(before))
        return False

    def finish(self, before: Mailing, after: Mailing) -> bool:
        return self._end(before, after, MailingRow.is_planned == True)  # noqa: E712 - an expression

    def pause(self, before: Mailing, after: Mailing, told: Event | None = None) -> bool:
        return self._end(before, after, MailingRow.pk.exists(), told)

    def _end(
        self, before: Mailing, after: Mailing, more: Condition, told: Event | None = None
    ) -> bool:
        same = (MailingRow.rev == before.rev) & (MailingRow.state == before.state.value)
        actions = [
            *_state(after),
            MailingRow.rev.set(after.rev),
            MailingRow.version.set(after.version),
            _set_or_remove(MailingRow.next_at, ms(after.next_at)),
        ]

        def fill(write: TransactWrite) -> None:
            write.update(_row(before), actions=actions, condition=same & more)
            add_event(write, told)

        return committed(fill)

    def awaits(self, entry: Entry) -> bool:
        mailing = self.get(entry.ref)
        if mailing is None or mailing.next_at is None:
            return False
        return (mailing.rev, clock.to_ms(mailing.next_at)) == (entry.rev, entry.due_ms)

    def close_channel(self, reason: str) -> None:
        with refusals():
            ChannelRow(ChannelRow.PK, ChannelRow.SK).update([ChannelRow.closed.set(reason)])

    def open_channel(self) -> None:
        with refusals():
            ChannelRow(ChannelRow.PK, ChannelRow.SK).update([ChannelRow.closed.remove()])

    def note_ended(self, mailing_id: str, *, ended: int, failed: int) -> tuple[int, int]:
        row = EndedRow(mailing_pk(mailing_id), EndedRow.SK)
        with refusals():
            row.update([EndedRow.last.set((EndedRow.last | []).prepend([f"{ended}:{failed}"]))])
            notes = list(row.last)
            if len(notes) > _NOTES_MAX:
                row.update([EndedRow.last[place].remove() for place in range(20, len(notes))])
        return _last_of(notes)

    def forget_ended(self, mailing_id: str) -> None:
        with refusals():
            EndedRow(mailing_pk(mailing_id), EndedRow.SK).update([EndedRow.last.remove()])


def _row(mailing: Mailing) -> MailingRow:
    return MailingRow(mailing_pk(mailing.id), MailingRow.SK)


def _listed_sk(number: int) -> str:
    return f"{number:012d}"


def _ours(mailing: Mailing) -> Condition:
    return MailingRow.attempt == mailing.attempt


def _set_or_remove(attribute: Attribute[Any], value: object) -> Action:
    return attribute.remove() if value is None else attribute.set(value)


def _by_a_person(after: Mailing) -> list[Action]:
    """Everything but how far the work is."""
    return [
        *_state(after),
        MailingRow.text.set(after.text),
        MailingRow.filter.set(filter_json(after.filter)),
        MailingRow.start_at.set(clock.to_ms(after.start_at)),
        MailingRow.end_at.set(clock.to_ms(after.end_at)),
        _set_or_remove(MailingRow.window, window_json(after.window)),
        _set_or_remove(MailingRow.released_at, ms(after.released_at)),
        MailingRow.version.set(after.version),
        MailingRow.rev.set(after.rev),
        _set_or_remove(MailingRow.next_at, ms(after.next_at)),
        _set_or_remove(MailingRow.rouse_from, after.rouse_from),
    ]


def _state(after: Mailing) -> list[Action]:
    reason = after.pause_reason.value if after.pause_reason else None
    return [
        MailingRow.state.set(after.state.value),
        _set_or_remove(MailingRow.pause_reason, reason),
        _set_or_remove(MailingRow.finished_at, ms(after.finished_at)),
        _set_or_remove(MailingRow.deleted_at, ms(after.deleted_at)),
    ]


def _planning(planning: Planning) -> list[Action]:
    return [
        _set_or_remove(MailingRow.cursor, planning.cursor),
        MailingRow.pages.set(planning.pages),
        MailingRow.opened.set(planning.opened),
        MailingRow.is_planned.set(planning.is_done),
    ]


def _last_of(notes: Sequence[str]) -> tuple[int, int]:
    """How many messages the newest notes tell of, up to 200 or just above, and how many failed."""
    ended = failed = 0
    for note in notes:
        of_page, failed_of_page = map(int, note.split(":"))
        ended, failed = ended + of_page, failed + failed_of_page
        if ended >= _MESSAGES:
            break
    return ended, failed
