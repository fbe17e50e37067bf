"""
Mails in table `accounts`, beside whom they go to.

Access patterns:
1. add a mail in the transaction of what causes it    pk = U#<user>, sk = M#<mail>
2. claim, commit                                      pk, sk, on condition
3. whether it waits for an entry                      pk, sk, consistent
4. all mails of a person, in the order of their ids   pk, sk begins with M#, consistent
5. erase a mail                                       pk, sk
6. add a mail that stands for itself                  pk, sk, on condition
7. the last of those whose ids are in order           pk, sk between M#<id> and M#<id>, descending

Rows stay for 30 days after they are done.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, cast

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from vestnik import clock
from vestnik.emails.model import Mail, MailKind, MailState
from vestnik.errors import ConditionRefusedError
from vestnik.platform.due import LEASE, Entry
from vestnik.platform.dynamodb import Row, refusals, table_name, updated
from vestnik.texts import Language

_KEPT = timedelta(days=30)
_TOLD = (MailState.QUEUED.value, MailState.SENT.value)


class _Values(JSONAttribute):
    """JSON as it is: escaped, a Cyrillic letter would be six bytes instead of two."""

    def serialize(self, value: Any) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False)


class MailRow(Row):
    """A mail. Instants are milliseconds; `until`: the lease of whoever sends it, 0 for nobody."""

    class Meta:
        table_name = table_name("accounts")

    kind = UnicodeAttribute()
    language = UnicodeAttribute()
    timezone = UnicodeAttribute()
    values = _Values()
    address = UnicodeAttribute(null=True)
    chat_id = NumberAttribute(null=True)
    about = UnicodeAttribute()
    made_at = NumberAttribute()
    next_at = NumberAttribute()
    state = UnicodeAttribute()
    attempt = NumberAttribute()
    until = NumberAttribute()
    tries = NumberAttribute()
    sent_at = NumberAttribute(null=True)
    error = UnicodeAttribute(null=True)


def add_mail(write: TransactWrite, mail: Mail) -> None:
    """Let a transaction store a new mail; the same one again is refused."""
    write.save(_row(mail), condition=MailRow.pk.does_not_exist())


def _row(mail: Mail) -> MailRow:
    return MailRow(
        *_key(mail.user_id, mail.id),
        kind=mail.kind.value,
        language=mail.language,
        timezone=mail.timezone,
        values=dict(mail.values),
        address=mail.address,
        chat_id=mail.chat_id,
        about=mail.about,
        made_at=clock.to_ms(mail.made_at),
        next_at=clock.to_ms(mail.next_at),
        state=mail.state.value,
        attempt=mail.attempt,
        until=0,
        tries=mail.tries,
    )


def add_mails(write: TransactWrite, mails: Iterable[Mail]) -> None:
    """Let a transaction store new mails, as `add_mail`."""
    for mail in mails:
        add_mail(write, mail)


class MailStore:
    """The port `Mails` over DynamoDB."""

    def claim(self, entry: Entry, *, now: datetime) -> Mail | None:
        row, now_ms = _row_of(entry), clock.to_ms(now)
        if entry.due_ms > now_ms:
            return None
        free = (MailRow.next_at <= now_ms) & (MailRow.until <= now_ms) & _queued()
        actions: list[Action] = [
            MailRow.until.set(clock.to_ms(now + LEASE)),
            MailRow.attempt.add(1),
        ]
        return _mail_of(row) if updated(row, actions, free) else None

    def commit(self, mail: Mail) -> bool:
        row = MailRow(*_key(mail.user_id, mail.id))
        return updated(row, _recorded(mail), _queued() & (MailRow.attempt == mail.attempt))

    def add(self, mail: Mail) -> bool:
        """Store a new mail that nothing else has to agree with; False: it is there already."""
        try:
            with refusals():
                _row(mail).save(condition=MailRow.pk.does_not_exist())
        except ConditionRefusedError:
            return False
        return True

    def last(self, user_id: str, *, from_id: str, before_id: str) -> Mail | None:
        """
        Of a person's mails between two ids, the one with the highest; perhaps a bit old.

        One that failed or was cancelled has told nobody anything, and doesn't count.
        """
        keys = MailRow.sk.between(f"M#{from_id}", f"M#{before_id}")
        with refusals():
            rows = MailRow.query(f"U#{user_id}", keys, scan_index_forward=False, page_size=1)
            return next((_mail_of(row) for row in rows if row.state in _TOLD), None)

    def of_user(self, user_id: str, *, after_id: str = "") -> Iterator[Mail]:
        """A person's mails in the order of their ids, those after one; read page by page."""
        first = f"M#{after_id}!" if after_id else "M#"
        keys = MailRow.sk.between(first, "M$")
        with refusals():
            yield from map(_mail_of, MailRow.query(f"U#{user_id}", keys, consistent_read=True))

    def erase(self, mail: Mail) -> None:
        """Forget a mail, whatever has become of it."""
        with refusals():
            MailRow(*_key(mail.user_id, mail.id)).delete()

    def awaits(self, entry: Entry) -> bool:
        asked = _row_of(entry)
        with refusals():
            try:
                row = MailRow.get(asked.pk, asked.sk, consistent_read=True)
            except DoesNotExist:
                return False
        return row.state == MailState.QUEUED.value and int(row.next_at) == entry.due_ms


def _key(user_id: str, mail_id: str) -> tuple[str, str]:
    return f"U#{user_id}", f"M#{mail_id}"


def _row_of(entry: Entry) -> MailRow:
    user_id, mail_id = entry.ref.split(":")
    return MailRow(*_key(user_id, mail_id))


def _queued() -> Condition:
    return MailRow.state == MailState.QUEUED.value


def _recorded(mail: Mail) -> list[Action]:
    actions: list[Action] = [
        MailRow.state.set(mail.state.value),
        MailRow.tries.set(mail.tries),
        MailRow.next_at.set(clock.to_ms(mail.next_at)),
        MailRow.until.set(0),
        MailRow.error.set(mail.error) if mail.error else MailRow.error.remove(),
    ]
    if mail.sent_at:
        actions.append(MailRow.sent_at.set(clock.to_ms(mail.sent_at)))
    if mail.state is not MailState.QUEUED:
        actions.append(MailRow.ttl.set(int((mail.made_at + _KEPT).timestamp())))
    return actions


def _mail_of(row: MailRow) -> Mail:
    return Mail(
        id=row.sk.removeprefix("M#"),
        user_id=row.pk.removeprefix("U#"),
        kind=MailKind(row.kind),
        language=cast("Language", row.language),
        timezone=row.timezone,
        values=row.values,
        address=row.address,
        chat_id=None if row.chat_id is None else int(row.chat_id),
        about=row.about,
        made_at=clock.from_ms(int(row.made_at)),
        next_at=clock.from_ms(int(row.next_at)),
        state=MailState(row.state),
        attempt=int(row.attempt),
        tries=int(row.tries),
        sent_at=None if row.sent_at is None else clock.from_ms(int(row.sent_at)),
        error=row.error,
    )
