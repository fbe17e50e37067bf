"""
Telegram updates in DynamoDB, table `updates`.

Access patterns:
1. put an update once          pk = C#<chat>, sk = U#<update id, 20 digits>
2. what is open in a chat      pk = C#<chat>, sk begins with U#, filter state (rows live 48 h)
3. the chat's lease            pk = C#<chat>, sk = lease
4. update on condition         pk, sk, in one transaction with a check of the lease
5. what came by an instant     as 2, whatever its state; deleted like 4, at last with 3
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from vestnik import clock
from vestnik.errors import ConditionRefusedError
from vestnik.platform.dynamodb import Row, refusals, table_name, transaction
from vestnik.telegram.updates import Call, StoredUpdate

_KEPT_S = 48 * 3600  # Telegram repeats an update for at most 24 h
_OPEN, _ANSWERED, _CLOSED = "open", "answered", "closed"


class _UpdateRow(Row):
    class Meta:
        table_name = table_name("updates")

    state = UnicodeAttribute()
    received_at = NumberAttribute()
    due_ms = NumberAttribute()
    payload = UnicodeAttribute(null=True)
    replies = UnicodeAttribute(null=True)
    sent = NumberAttribute(default=0)
    tries = NumberAttribute(default=0)


class _LeaseRow(Row):
    class Meta:
        table_name = table_name("updates")

    holder = UnicodeAttribute(null=True)
    until = NumberAttribute(null=True)


def check_holder(write: TransactWrite, chat_id: int, *, holder: str) -> None:
    """
    Let a transaction through only while the chat is the holder's.

    What an update asks for is written under this condition: a worker that was stalled for longer
    than its lease must not do it again after another one has gone on.
    """
    held = _LeaseRow.holder == holder
    write.condition_check(_LeaseRow, _chat_key(chat_id), "lease", condition=held)


class UpdateStore:
    """The port `Updates` over DynamoDB."""

    def add(self, update: StoredUpdate) -> None:
        row = _UpdateRow(
            pk=_chat_key(update.chat_id),
            sk=_update_key(update.update_id),
            state=_OPEN if update.replies is None else _ANSWERED,
            received_at=clock.to_ms(update.received_at),
            due_ms=update.entry_due_ms,
            payload=json.dumps(update.payload),
            replies=None if update.replies is None else _kept(update.replies),
            ttl=clock.to_ms(update.received_at) // 1000 + _KEPT_S,
        )
        with refusals():
            row.save(condition=_UpdateRow.pk.does_not_exist())

    def take_chat(self, chat_id: int, *, holder: str, now: datetime, until: datetime) -> bool:
        free = _LeaseRow.until.does_not_exist() | (_LeaseRow.until <= clock.to_ms(now))
        until_ms = clock.to_ms(until)
        actions: list[Action] = [
            _LeaseRow.holder.set(holder),
            _LeaseRow.until.set(until_ms),
            _LeaseRow.ttl.set(until_ms // 1000 + _KEPT_S),
        ]
        free_or_his = free | (_LeaseRow.holder == holder)
        try:
            with refusals():
                _lease(chat_id).update(actions=actions, condition=free_or_his)
        except ConditionRefusedError:
            return False
        return True

    def release_chat(self, chat_id: int, *, holder: str) -> None:
        actions: list[Action] = [_LeaseRow.until.set(0), _LeaseRow.holder.remove()]
        try:
            with refusals():
                _lease(chat_id).update(actions=actions, condition=_LeaseRow.holder == holder)
        except ConditionRefusedError:
            return

    def open_ones(self, chat_id: int) -> Sequence[StoredUpdate]:
        with refusals():
            rows = _UpdateRow.query(
                _chat_key(chat_id),
                _UpdateRow.sk.startswith("U#"),
                filter_condition=_UpdateRow.state != _CLOSED,
                consistent_read=True,
            )
            return [_stored(row) for row in rows]

    def received_by(self, chat_id: int, instant: datetime) -> Sequence[StoredUpdate]:
        with refusals():
            rows = _UpdateRow.query(
                _chat_key(chat_id),
                _UpdateRow.sk.startswith("U#"),
                filter_condition=_UpdateRow.received_at <= clock.to_ms(instant),
                consistent_read=True,
            )
            return [_stored(row) for row in rows]

    def erase(self, update: StoredUpdate, *, holder: str) -> None:
        row = _UpdateRow(pk=_chat_key(update.chat_id), sk=_update_key(update.update_id))
        with refusals(), transaction() as write:
            check_holder(write, update.chat_id, holder=holder)
            write.delete(row)

    def erase_lease(self, chat_id: int, *, holder: str) -> None:
        try:
            with refusals():
                _lease(chat_id).delete(_LeaseRow.holder == holder)
        except ConditionRefusedError:
            return

    def note_try(self, update: StoredUpdate, *, holder: str) -> None:
        self._change(update, [_UpdateRow.tries.set(_UpdateRow.tries + 1)], holder)

    def keep_replies(self, update: StoredUpdate, replies: Sequence[Call], *, holder: str) -> None:
        actions: list[Action] = [
            _UpdateRow.state.set(_ANSWERED),
            _UpdateRow.replies.set(_kept(replies)),
        ]
        self._change(update, actions, holder)

    def note_sent(self, update: StoredUpdate, count: int, *, holder: str) -> None:
        self._change(update, [_UpdateRow.sent.set(count)], holder)

    def move(self, update: StoredUpdate, due_ms: int, *, holder: str) -> None:
        self._change(update, [_UpdateRow.due_ms.set(due_ms)], holder)

    def close(self, update: StoredUpdate, *, holder: str) -> None:
        actions: list[Action] = [
            _UpdateRow.state.set(_CLOSED),
            _UpdateRow.payload.remove(),
            _UpdateRow.replies.remove(),
        ]
        self._change(update, actions, holder)

    def _change(self, update: StoredUpdate, actions: list[Action], holder: str) -> None:
        row = _UpdateRow(pk=_chat_key(update.chat_id), sk=_update_key(update.update_id))
        with refusals(), transaction() as write:
            check_holder(write, update.chat_id, holder=holder)
            write.update(row, actions=actions, condition=_UpdateRow.state != _CLOSED)


def _chat_key(chat_id: int) -> str:
    return f"C#{chat_id}"


def _update_key(update_id: int) -> str:
    return f"U#{update_id:020d}"


def _lease(chat_id: int) -> _LeaseRow:
    return _LeaseRow(pk=_chat_key(chat_id), sk="lease")


def _kept(replies: Sequence[Call]) -> str:
    return json.dumps([{"method": one.method, "params": one.params} for one in replies])


def _stored(row: _UpdateRow) -> StoredUpdate:
    replies: list[dict[str, Any]] | None = json.loads(row.replies) if row.replies else None
    return StoredUpdate(
        chat_id=int(row.pk.removeprefix("C#")),
        update_id=int(row.sk.removeprefix("U#")),
        received_at=clock.from_ms(int(row.received_at)),
        payload=json.loads(row.payload or "{}"),
        entry_due_ms=int(row.due_ms),
        tries=int(row.tries),
        replies=None if replies is None else tuple(Call(r["method"], r["params"]) for r in replies),
        sent=int(row.sent),
    )
