"""
Telegram's updates: stored when they come, handled in their order, answered until it worked.

The webhook calls `receive`; the worker calls `handle_chat`. An update is a row under its chat. Its
states: open -> answered (what it asked for has happened, its replies wait in the row) -> closed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from vestnik import clock
from vestnik.errors import ConditionRefusedError
from vestnik.platform.due import Due, Entry, HintQueue, Plan, schedule
from vestnik.telegram.outcome import Outcome, TryLater

UPDATE = "update"  # the kind of entries in the due table
CHAT_LEASE = timedelta(seconds=75)
TRIES_MAX = 3  # runs of one update that ended in a bug; the chat's next ones wait for it
RETRY_S = 5.0  # until the next attempt to send replies, where Telegram named no time
_REV = "0"  # updates don't change


@dataclass(frozen=True)
class Call:
    """A call to the Bot API that answers an update."""

    method: str
    params: Mapping[str, Any]


@dataclass(frozen=True)
class StoredUpdate:
    """
    An update as it stands under its chat.

    `replies`: None while it is open. `sent`: how many of them Telegram has taken. `entry`: what
    waits for it in the due table.
    """

    chat_id: int
    update_id: int
    received_at: datetime
    payload: Mapping[str, Any]
    entry_due_ms: int
    tries: int = 0
    replies: tuple[Call, ...] | None = None
    sent: int = 0


class Updates(Protocol):
    """The rows. Each write is refused (ConditionRefusedError) to whoever lost the chat's lease."""

    def add(self, update: StoredUpdate) -> None:
        """Store a new one; raises ConditionRefusedError if it is there already."""

    def take_chat(self, chat_id: int, *, holder: str, now: datetime, until: datetime) -> bool:
        """Whether the chat is the holder's now."""

    def release_chat(self, chat_id: int, *, holder: str) -> None:
        """Let the next one have the chat."""

    def open_ones(self, chat_id: int) -> Sequence[StoredUpdate]:
        """What is not closed yet, in order of update_id."""

    def note_try(self, update: StoredUpdate, *, holder: str) -> None:
        """One more run began."""

    def keep_replies(self, update: StoredUpdate, replies: Sequence[Call], *, holder: str) -> None:
        """What it asked for has happened; these are to be sent."""

    def note_sent(self, update: StoredUpdate, count: int, *, holder: str) -> None:
        """So many of its replies are sent."""

    def move(self, update: StoredUpdate, due_ms: int, *, holder: str) -> None:
        """Its entry is now this one."""

    def close(self, update: StoredUpdate, *, holder: str) -> None:
        """Nothing more to do; the row stays a while to recognise repetitions."""


@dataclass(frozen=True)
class Exchange:
    """
    What handling works with.

    `answer`: does what an update asks for on behalf of the chat's holder, answers the replies.
    """

    updates: Updates
    due: Due
    hints: HintQueue
    call: Callable[[str, Mapping[str, Any]], Outcome]
    answer: Callable[[StoredUpdate, str], Sequence[Call]]
    now: Callable[[], datetime]


def receive(
    payload: Mapping[str, Any],
    chat_id: int,
    *,
    updates: Updates,
    due: Due,
    hints: HintQueue,
    now: Callable[[], datetime],
) -> bool:
    """Store an update and hint its worker; False if it has come before."""
    received_at = now()
    due_ms = clock.to_ms(received_at)
    update = StoredUpdate(chat_id, int(payload["update_id"]), received_at, payload, due_ms)
    try:
        schedule(
            [_plan(update, due_ms)],
            lambda: updates.add(update),
            due=due,
            hints=hints,
            now_ms=lambda: clock.to_ms(now()),
        )
    except ConditionRefusedError:
        return False
    return True


def handle_hint(entry: Entry, *, holder: str, exchange: Exchange) -> None:
    """Handle the chat of an entry; drop the entry if nothing waits for it any more."""
    chat_id, update_id = map(int, entry.ref.split(":"))
    handle_chat(chat_id, holder=holder, exchange=exchange)
    if not entry.is_old(clock.to_ms(exchange.now())):
        return
    waiting = {(one.update_id, one.entry_due_ms) for one in exchange.updates.open_ones(chat_id)}
    if (update_id, entry.due_ms) not in waiting:
        exchange.due.delete(entry)


def handle_chat(chat_id: int, *, holder: str, exchange: Exchange) -> None:
    """
    Handle everything that is open in a chat, oldest first, unless somebody else is at it.

    Whoever releases the chat looks once more: what came while he held it found him there and left.
    """
    while exchange.updates.open_ones(chat_id):
        now = exchange.now()
        until = now + CHAT_LEASE
        if not exchange.updates.take_chat(chat_id, holder=holder, now=now, until=until):
            return
        try:
            finished = _handle_open(chat_id, holder, exchange)
        finally:
            exchange.updates.release_chat(chat_id, holder=holder)
        if not finished:
            return


def _handle_open(chat_id: int, holder: str, exchange: Exchange) -> bool:
    return all(_handle(one, holder, exchange) for one in exchange.updates.open_ones(chat_id))


def _handle(update: StoredUpdate, holder: str, exchange: Exchange) -> bool:
    """One update to its end; False if its replies have to wait, and with them the chat."""
    if update.replies is None:
        replies = _replies(update, holder, exchange)
        exchange.updates.keep_replies(update, replies, holder=holder)
    else:
        replies = update.replies
    for index, reply in enumerate(replies[update.sent :], start=update.sent):
        outcome = exchange.call(reply.method, reply.params)
        if isinstance(outcome, TryLater):
            _wait(update, outcome, holder, exchange)
            return False
        exchange.updates.note_sent(update, index + 1, holder=holder)
    exchange.updates.close(update, holder=holder)
    exchange.due.delete(_entry(update, exchange))
    return True


def _replies(update: StoredUpdate, holder: str, exchange: Exchange) -> Sequence[Call]:
    """What to answer; nothing for an update whose handling failed in every run."""
    if update.tries >= TRIES_MAX:
        return ()
    exchange.updates.note_try(update, holder=holder)
    return exchange.answer(update, holder)


def _wait(update: StoredUpdate, outcome: TryLater, holder: str, exchange: Exchange) -> None:
    wait_s = RETRY_S if outcome.retry_after_s is None else outcome.retry_after_s
    due_ms = clock.to_ms(exchange.now() + timedelta(seconds=wait_s))
    schedule(
        [_plan(update, due_ms)],
        lambda: exchange.updates.move(update, due_ms, holder=holder),
        due=exchange.due,
        hints=exchange.hints,
        now_ms=lambda: clock.to_ms(exchange.now()),
    )
    exchange.due.delete(_entry(update, exchange))


def _plan(update: StoredUpdate, due_ms: int) -> Plan:
    return Plan(UPDATE, f"{update.chat_id}:{update.update_id}", due_ms, _REV)


def _entry(update: StoredUpdate, exchange: Exchange) -> Entry:
    return exchange.due.entry(_plan(update, update.entry_due_ms))
