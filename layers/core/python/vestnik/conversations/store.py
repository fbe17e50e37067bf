"""
Dialogues in DynamoDB.

Access pattern (table `ephemeral`): dialogue#<chat> / <telegram user>
"""

from collections.abc import Callable
from datetime import datetime

from pynamodb.attributes import JSONAttribute, NumberAttribute
from pynamodb.transactions import TransactWrite

from vestnik import clock
from vestnik.conversations.model import WAITS_FOR, Place, Waiting
from vestnik.platform.dynamodb import Row, refusals, table_name, transaction


class _DialogueRow(Row):
    """`before`: what `update_id`, the update that wrote the row, found."""

    class Meta:
        table_name = table_name("ephemeral")

    update_id = NumberAttribute()
    expires_at = NumberAttribute()
    waiting = JSONAttribute(null=True)
    before = JSONAttribute(null=True)


class ConversationStore:
    """The port `Conversations` over DynamoDB. `guard`: adds the condition that holds a chat."""

    def __init__(self, guard: Callable[[TransactWrite], None]) -> None:
        self._guard = guard

    def waiting(self, place: Place, *, update_id: int, now: datetime) -> Waiting | None:
        row = _find(place)
        if row is None or row.expires_at <= clock.to_ms(now):
            return None
        kept = row.before if row.update_id == update_id else row.waiting
        return Waiting(**kept) if kept else None

    def wait(self, place: Place, waiting: Waiting | None, *, update_id: int, now: datetime) -> None:
        before = self.waiting(place, update_id=update_id, now=now)
        expires_at = now + WAITS_FOR
        row = _DialogueRow(
            *_key(place),
            update_id=update_id,
            expires_at=clock.to_ms(expires_at),
            waiting=vars(waiting) if waiting else None,
            before=vars(before) if before else None,
            ttl=int((expires_at + WAITS_FOR).timestamp()),
        )
        with refusals(), transaction() as write:
            self._guard(write)
            write.save(row)


def forget(place: Place, until: datetime) -> bool:
    """Erase a dialogue that nothing was said in since an instant; False: there is none."""
    row = _find(place)
    if row is None or row.expires_at > clock.to_ms(until + WAITS_FOR):
        return False
    with refusals():
        row.delete()
    return True


def _find(place: Place) -> _DialogueRow | None:
    with refusals():
        try:
            return _DialogueRow.get(*_key(place), consistent_read=True)
        except _DialogueRow.DoesNotExist:
            return None


def _key(place: Place) -> tuple[str, str]:
    return f"dialogue#{place.chat_id}", str(place.telegram_id)
