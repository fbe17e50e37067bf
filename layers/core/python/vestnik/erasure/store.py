"""
Erasures and confirmations in table `accounts`.

Access patterns (all reads consistent):
    1. the code of an account              pk = U#<id>, sk = leave
    2. an erasure                          pk = U#<id>, sk = erasure
    3. an account becomes an erasure       delete user, its place in the list, its address, its
                                           Telegram user and its accounts elsewhere, put 2
    4. what else lies under an account     pk = U#<id>, keys only

Codes are tried, erasures claimed, put off and closed on condition.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from pynamodb.attributes import Attribute, NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from vestnik.accounts.outside_store import drop_lock
from vestnik.accounts.rows import (
    TABLE,
    EmailLockRow,
    LinkCodeRow,
    TelegramLinkRow,
    UserRow,
    listed_row,
    user_pk,
)
from vestnik.clock import from_ms, to_ms
from vestnik.erasure.model import CODE_TRIES, Chat, Confirmation, Erasure, Leaving
from vestnik.errors import ConditionRefusedError
from vestnik.platform.due import LEASE, Entry
from vestnik.platform.dynamodb import Row, refusals, transaction, updated

_OTHERS = ("erasure", "weblink", "M#")  # what has a drawer of its own
_KEPT = timedelta(days=1)  # after it expired, against a clock that is moved


class ConfirmationRow(Row):
    """A code and how often it was tried."""

    class Meta:
        table_name = TABLE

    SK = "leave"

    code_hash = UnicodeAttribute()
    expires_at = NumberAttribute()
    tries = NumberAttribute()


class ErasureRow(Row):
    """An erasure; `until`: who claimed it has it as long."""

    class Meta:
        table_name = TABLE

    SK = "erasure"

    rev = UnicodeAttribute()
    began_at = NumberAttribute()
    next_at = NumberAttribute()
    attempt = NumberAttribute()
    until = NumberAttribute()
    telegram_id = NumberAttribute(null=True)
    chat_id = NumberAttribute(null=True)


class _KeyRow(Row):
    """Any row, whatever it holds."""

    class Meta:
        table_name = TABLE


class ConfirmationStore:
    """The port `Confirmations` over DynamoDB."""

    def put(self, confirmation: Confirmation) -> None:
        row = ConfirmationRow(
            user_pk(confirmation.user_id),
            ConfirmationRow.SK,
            code_hash=confirmation.code_hash,
            expires_at=to_ms(confirmation.expires_at),
            tries=0,
            ttl=int((confirmation.expires_at + _KEPT).timestamp()),
        )
        with refusals():
            row.save()

    def is_right(self, user_id: str, code_hash: str, *, now: datetime) -> bool:
        row = ConfirmationRow(user_pk(user_id), ConfirmationRow.SK)
        may_be_tried: Condition = ConfirmationRow.tries < CODE_TRIES
        may_be_tried &= ConfirmationRow.expires_at > to_ms(now)
        if not updated(row, [ConfirmationRow.tries.add(1)], may_be_tried):
            return False
        return bool(row.code_hash == code_hash)


class ErasureStore:
    """The port `Erasures` over DynamoDB."""

    def begin(self, leaving: Leaving) -> bool:
        try:
            with refusals(), transaction() as write:
                _fill(write, leaving)
        except ConditionRefusedError:
            return False
        return True

    def claim(self, entry: Entry, *, now: datetime) -> Erasure | None:
        row, now_ms = _at(entry.ref), to_ms(now)
        free = ErasureRow.rev == entry.rev
        free &= (ErasureRow.next_at <= now_ms) & (ErasureRow.until <= now_ms)
        actions: list[Action] = [
            ErasureRow.attempt.set(ErasureRow.attempt + 1),
            ErasureRow.until.set(to_ms(now + LEASE)),
        ]
        if entry.due_ms > now_ms or not updated(row, actions, free):
            return None
        return _to_erasure(row)

    def put_off(self, erasure: Erasure, next_at: datetime) -> bool:
        actions: list[Action] = [ErasureRow.next_at.set(to_ms(next_at)), ErasureRow.until.set(0)]
        return updated(_at(erasure.user_id), actions, _is_ours(erasure))

    def close(self, erasure: Erasure) -> bool:
        try:
            with refusals():
                _at(erasure.user_id).delete(_is_ours(erasure))
        except ConditionRefusedError:
            return False
        return True

    def awaits(self, entry: Entry) -> bool:
        with refusals():
            try:
                row = ErasureRow.get(user_pk(entry.ref), ErasureRow.SK, consistent_read=True)
            except ErasureRow.DoesNotExist:
                return False
        return (row.rev, int(row.next_at)) == (entry.rev, entry.due_ms)


def erase_rest(erasure: Erasure) -> Iterator[None]:
    """What lies beside an erasure: sessions, API tokens, codes, the address of the calendar."""
    with refusals():
        rows = _KeyRow.query(
            user_pk(erasure.user_id), consistent_read=True, attributes_to_get=["pk", "sk"]
        )
        keys = [row.sk for row in rows if not row.sk.startswith(_OTHERS)]
    for sk in keys:
        with refusals():
            if sk.startswith("C#"):
                LinkCodeRow(sk, LinkCodeRow.SK).delete()
            _KeyRow(user_pk(erasure.user_id), sk).delete()
        yield


def _fill(write: TransactWrite, leaving: Leaving) -> None:
    user, password_hash = leaving.credentials.user, leaving.credentials.password_hash
    as_read = _is(UserRow.password_hash, password_hash)
    as_read &= _is(UserRow.telegram_id, user.telegram.telegram_id if user.telegram else None)
    as_read &= _is(UserRow.outside, set(user.outside) or None)
    write.delete(
        UserRow(user_pk(user.id), UserRow.SK), condition=UserRow.created_at.exists() & as_read
    )
    write.delete(listed_row(user.id))
    if user.email:
        write.delete(
            EmailLockRow(f"E#{user.email}", EmailLockRow.SK),
            condition=EmailLockRow.user_id == user.id,
        )
    if user.telegram:
        write.delete(
            TelegramLinkRow(f"T#{user.telegram.telegram_id}", TelegramLinkRow.SK),
            condition=TelegramLinkRow.user_id == user.id,
        )
    for outside_id in user.outside:
        drop_lock(write, user.id, outside_id)
    if leaving.code_hash:
        write.delete(
            ConfirmationRow(user_pk(user.id), ConfirmationRow.SK),
            condition=ConfirmationRow.code_hash == leaving.code_hash,
        )
    write.save(_row(leaving.erasure), condition=ErasureRow.pk.does_not_exist())


def _is(attribute: Attribute[Any], value: str | int | set[str] | None) -> Condition:
    return attribute.does_not_exist() if value is None else attribute == value


def _row(erasure: Erasure) -> ErasureRow:
    return ErasureRow(
        user_pk(erasure.user_id),
        ErasureRow.SK,
        rev=erasure.rev,
        began_at=to_ms(erasure.began_at),
        next_at=to_ms(erasure.next_at),
        attempt=erasure.attempt,
        until=0,
        telegram_id=erasure.chat and erasure.chat.telegram_id,
        chat_id=erasure.chat and erasure.chat.chat_id,
    )


def _at(user_id: str) -> ErasureRow:
    return ErasureRow(user_pk(user_id), ErasureRow.SK)


def _is_ours(erasure: Erasure) -> Condition:
    ours: Condition = ErasureRow.rev == erasure.rev
    ours &= ErasureRow.attempt == erasure.attempt
    return ours


def _to_erasure(row: ErasureRow) -> Erasure:
    chat = Chat(int(row.telegram_id), int(row.chat_id)) if row.chat_id is not None else None
    return Erasure(
        user_id=row.pk.removeprefix("U#"),
        rev=row.rev,
        began_at=from_ms(int(row.began_at)),
        next_at=from_ms(int(row.next_at)),
        chat=chat,
        attempt=int(row.attempt),
    )
