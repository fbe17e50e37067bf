"""
The sender that all functions share: one row for each bot.

Access pattern (table `ephemeral`): sender#<bot> / sender. DynamoDB has no max() in expressions, so
a reservation is one of two guarded updates: of a sender at rest, and of a busy one. Losing the row
is harmless: it costs a second of too fast sending.
"""

from dataclasses import replace

from pynamodb.attributes import NumberAttribute, UnicodeSetAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from vestnik.errors import ConditionRefusedError, TransientError
from vestnik.platform.dynamodb import Row, refusals, table_name
from vestnik.platform.sender import (
    SKEW_MS,
    Failing,
    SenderState,
    breaker_pause_ms,
    is_outage,
    with_failure,
)

_TRIES = 5  # of a write that races others
_FRESH_MS = 1_000  # how long a pause may go unnoticed by a process that reserves nothing
_KEPT_S = 24 * 3600


class _SenderRow(Row):
    class Meta:
        table_name = table_name("ephemeral")

    next_ms = NumberAttribute(null=True)
    pause_until_ms = NumberAttribute(null=True)
    seen_ms = NumberAttribute(null=True)
    failing = UnicodeSetAttribute(null=True)
    failed_ms = NumberAttribute(null=True)
    opens = NumberAttribute(null=True)

    def state(self) -> SenderState:
        return SenderState(
            next_ms=int(self.next_ms or 0),
            pause_until_ms=int(self.pause_until_ms or 0),
            seen_ms=int(self.seen_ms or 0),
            failing=Failing(
                frozenset(self.failing or ()), int(self.failed_ms or 0), int(self.opens or 0)
            ),
        )


class RowSender:
    """The ports `Sender` and `BotSender` over DynamoDB."""

    def __init__(self, bot: str, *, per_s: int) -> None:
        self.interval_ms = 1_000 // per_s
        self._bot = bot
        self._known, self._known_ms = SenderState(), 0

    def reserve(self, count: int, *, now_ms: int) -> int:
        """
        The first of `count` instants, `interval_ms` apart, that nobody else has or will have.

        Raises:
            TransientError: DynamoDB throttled or couldn't be reached.
        """
        step = count * self.interval_ms
        busy = (_SenderRow.next_ms > now_ms) & (_SenderRow.seen_ms <= now_ms + SKEW_MS)
        after_last: list[Action] = [_SenderRow.next_ms.set(_SenderRow.next_ms + step)]
        # At rest nothing is paused either: a pause moves the next free instant along.
        from_now: list[Action] = [
            _SenderRow.next_ms.set(now_ms + step),
            _SenderRow.pause_until_ms.remove(),
        ]
        for _ in range(_TRIES):
            state = self._update(from_now, ~busy, now_ms=now_ms)
            state = state or self._update(after_last, busy, now_ms=now_ms)
            if state:
                return state.next_ms - step
        raise TransientError("storage_unavailable")

    def paused_until_ms(self, *, now_ms: int) -> int:
        """When it may send again; known to this process for a second."""
        if not 0 <= now_ms - self._known_ms <= _FRESH_MS:
            self._read(now_ms)
        return self._known.at(now_ms).pause_until_ms

    def pause(self, until_ms: int, *, now_ms: int) -> None:
        """Nobody sends before that instant."""
        from_ahead = _SenderRow.seen_ms > now_ms + SKEW_MS
        pause = _SenderRow.pause_until_ms.set(until_ms)
        free = _SenderRow.next_ms.does_not_exist() | (_SenderRow.next_ms < until_ms) | from_ahead
        shorter = _SenderRow.pause_until_ms.does_not_exist()
        shorter |= _SenderRow.pause_until_ms < until_ms
        moved = self._update([pause, _SenderRow.next_ms.set(until_ms)], free, now_ms=now_ms)
        if moved is None:
            self._update([pause], shorter, now_ms=now_ms)

    def note_failure(self, chat: str, *, now_ms: int) -> int | None:
        """A call failed for no fault of its own; answers when to go on if the breaker is open."""
        for _ in range(_TRIES):
            state = self._read(now_ms)
            failing = with_failure(state.failing, chat, now_ms)
            opens = is_outage(failing) and state.at(now_ms).pause_until_ms <= now_ms
            stored = replace(failing, opens=failing.opens + opens)
            if self._store_failing(stored, before=state.failing):
                if opens:
                    self.pause(now_ms + breaker_pause_ms(failing.opens), now_ms=now_ms)
                return self._known.pause_until_ms if is_outage(failing) else None
        raise TransientError("storage_unavailable")

    def note_success(self) -> None:
        """A call went through; a write only where this process knows of failures."""
        if not self._known.failing.chats:
            return
        forget = [_SenderRow.failing.remove(), _SenderRow.opens.remove()]
        self._update([*forget, _SenderRow.failed_ms.remove()], None, now_ms=None)

    def _store_failing(self, failing: Failing, *, before: Failing) -> bool:
        same: Condition = _SenderRow.failed_ms == before.failed_ms
        if not before.failed_ms:
            same = _SenderRow.failed_ms.does_not_exist()
        actions: list[Action] = [
            _SenderRow.failing.set(set(failing.chats)),
            _SenderRow.failed_ms.set(failing.failed_ms),
            _SenderRow.opens.set(failing.opens),
        ]
        return self._update(actions, same, now_ms=None) is not None

    def _update(
        self, actions: list[Action], condition: Condition | None, *, now_ms: int | None
    ) -> SenderState | None:
        """The state after the update; None if the condition refused it."""
        row = self._row()
        if now_ms is not None:
            ttl = _SenderRow.ttl.set(now_ms // 1000 + _KEPT_S)
            actions = [*actions, _SenderRow.seen_ms.set(now_ms), ttl]
        try:
            with refusals():
                row.update(actions=actions, condition=condition)
        except ConditionRefusedError:
            return None
        self._known = row.state()
        self._known_ms = self._known_ms if now_ms is None else now_ms
        return self._known

    def _read(self, now_ms: int) -> SenderState:
        with refusals():
            pk, sk = self._row().pk, self._row().sk
            rows = list(_SenderRow.query(pk, _SenderRow.sk == sk, consistent_read=True))
        self._known, self._known_ms = rows[0].state() if rows else SenderState(), now_ms
        return self._known

    def _row(self) -> _SenderRow:
        return _SenderRow(pk=f"sender#{self._bot}", sk="sender")
