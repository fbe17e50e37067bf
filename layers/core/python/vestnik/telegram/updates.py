"""
Telegram's updates: stored when they come, handled in their order, answered until it worked.

The webhook calls `receive`; the worker calls `handle_chat`. An update is a row under its chat. Its
states: open -> answered (what it asked for has happened, its replies wait in the row) -> closed.
What we send unasked is a row that begins as answered (`send_later`).
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from vestnik import clock
from vestnik.errors import ConditionRefusedError
from vestnik.platform.due import LEASE, Due, Entry, Hint, HintQueue, Plan, Sender, schedule
from vestnik.platform.due.admission import EFFECT_MS, admitted_ms
from vestnik.telegram.outcome import Migrated, Outcome, TryLater

UPDATE = "update"  # the kind of entries in the due table
TRIES_MAX = 3  # runs of one update that ended in a bug; the chat's next ones wait for it
RETRY_S = 5.0  # until the next attempt to send replies, where Telegram named no time
WAITED_FOR_MS = 2_000  # as long a worker waits for a reply's place in the bot's pace
_REV = "0"  # updates don't change
_OURS = 10**6  # numbers in a millisecond for what we send unasked; Telegram never counts as high


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
        """Store a new one, answered or not; ConditionRefusedError: it is there already."""

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
    `sender`: gives each of them its place in the bot's pace; `wait_until_ms` waits for it.
    `time_left_ms`: until the platform ends this invocation.
    """

    updates: Updates
    due: Due
    hints: HintQueue
    call: Callable[[str, Mapping[str, Any]], Outcome]
    answer: Callable[[StoredUpdate, str], Sequence[Call]]
    now: Callable[[], datetime]
    sender: Sender
    wait_until_ms: Callable[[int], None]
    time_left_ms: Callable[[], int]

    @property
    def now_ms(self) -> int:
        return clock.to_ms(self.now())


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


def send_later(
    calls: Sequence[Call],
    chat_id: int,
    *,
    updates: Updates,
    due: Due,
    hints: HintQueue,
    now: Callable[[], datetime],
) -> None:
    """Have calls made in a chat that nobody there has asked for, each until it worked."""
    sent_at = now()
    due_ms = clock.to_ms(sent_at)
    number = due_ms * _OURS + secrets.randbelow(_OURS)
    update = StoredUpdate(chat_id, number, sent_at, {}, due_ms, replies=tuple(calls))
    schedule(
        [_plan(update, due_ms)],
        lambda: updates.add(update),
        due=due,
        hints=hints,
        now_ms=lambda: clock.to_ms(now()),
    )


def handle_chat(chat_id: int, *, holder: str, exchange: Exchange, hint: Hint | None = None) -> None:
    """
    Handle everything that is open in a chat, oldest first, unless somebody else is at it.

    Whoever releases the chat looks once more: what came while he held it found him there and left.

    Args:
        hint: what led here; it may bring the place that was reserved for its update's next reply.
    """
    while exchange.updates.open_ones(chat_id):
        now = exchange.now()
        until = now + LEASE
        if not exchange.updates.take_chat(chat_id, holder=holder, now=now, until=until):
            return
        try:
            finished = _handle_open(chat_id, holder, exchange, hint)
        finally:
            exchange.updates.release_chat(chat_id, holder=holder)
        if not finished:
            return


def drop_orphan(hint: Hint, exchange: Exchange) -> None:
    """Delete the hint's entry if it is old and no open update waits for it."""
    if not hint.entry.is_old(exchange.now_ms):
        return
    open_ones = exchange.updates.open_ones(chat_of(hint.entry))
    if not any(_is_of(hint.entry, update) for update in open_ones):
        exchange.due.delete(hint.entry)


def _handle_open(chat_id: int, holder: str, exchange: Exchange, hint: Hint | None) -> bool:
    open_ones = exchange.updates.open_ones(chat_id)
    return all(_handle(one, holder, exchange, hint) for one in open_ones)


def _handle(
    update: StoredUpdate,
    holder: str,
    exchange: Exchange,
    hint: Hint | None,
    *,
    followed: bool = False,
) -> bool:
    """
    One update to its end; False if its replies have to wait, and with them the chat.

    Args:
        followed: its replies go to another chat already than the one that it came from.
    """
    if update.replies is None:
        replies = _replies(update, holder, exchange)
        exchange.updates.keep_replies(update, replies, holder=holder)
    elif update.entry_due_ms > exchange.now_ms + WAITED_FOR_MS:
        return False  # it has a place of its own, whoever came here by another hint
    else:
        replies = update.replies
    brought = _brought(hint, update)
    for index, reply in enumerate(replies[update.sent :], start=update.sent):
        at_ms, brought = _place(brought, exchange), None
        if not _may_wait_for(at_ms, exchange):
            _move(update, at_ms, holder, exchange, reserved=True)
            return False
        exchange.wait_until_ms(at_ms)
        outcome = exchange.call(reply.method, reply.params)
        if isinstance(outcome, TryLater):
            _wait(update, outcome, holder, exchange)
            return False
        if isinstance(outcome, Migrated) and not followed:
            moved = _moved_to(outcome.chat_id, replace(update, replies=tuple(replies), sent=index))
            exchange.updates.keep_replies(update, moved.replies or (), holder=holder)
            return _handle(moved, holder, exchange, None, followed=True)
        if index + 1 < len(replies):  # after the last one it is closed
            exchange.updates.note_sent(update, index + 1, holder=holder)
    exchange.updates.close(update, holder=holder)
    exchange.due.delete(_entry(update, exchange))
    return True


def _moved_to(chat_id: int, update: StoredUpdate) -> StoredUpdate:
    """The update with its replies meant for the chat that has taken the place of its own."""

    def moved(reply: Call) -> Call:
        if reply.params.get("chat_id") != update.chat_id:
            return reply
        return Call(reply.method, {**reply.params, "chat_id": chat_id})

    return replace(update, replies=tuple(moved(one) for one in update.replies or ()))


def _may_wait_for(at_ms: int, exchange: Exchange) -> bool:
    wait_ms = max(0, at_ms - exchange.now_ms)
    return wait_ms <= WAITED_FOR_MS and exchange.time_left_ms() >= wait_ms + EFFECT_MS


def _brought(hint: Hint | None, update: StoredUpdate) -> Hint | None:
    return hint if hint and hint.reserved and _is_of(hint.entry, update) else None


def _place(brought: Hint | None, exchange: Exchange) -> int:
    now_ms = exchange.now_ms
    if brought is None:
        return exchange.sender.reserve(1, now_ms=now_ms)
    return admitted_ms(brought, sender=exchange.sender, now_ms=now_ms)


def _is_of(entry: Entry, update: StoredUpdate) -> bool:
    ref, due_ms = f"{update.chat_id}:{update.update_id}", update.entry_due_ms
    return (entry.ref, entry.due_ms) == (ref, due_ms)


def _replies(update: StoredUpdate, holder: str, exchange: Exchange) -> Sequence[Call]:
    """What to answer; nothing for an update whose handling failed in every run."""
    if update.tries >= TRIES_MAX:
        return ()
    exchange.updates.note_try(update, holder=holder)
    return exchange.answer(update, holder)


def _wait(update: StoredUpdate, outcome: TryLater, holder: str, exchange: Exchange) -> None:
    wait_s = RETRY_S if outcome.retry_after_s is None else outcome.retry_after_s
    _move(update, exchange.now_ms + int(wait_s * 1000), holder, exchange)


def _move(
    update: StoredUpdate,
    due_ms: int,
    holder: str,
    exchange: Exchange,
    *,
    reserved: bool = False,
) -> None:
    schedule(
        [_plan(update, due_ms)],
        lambda: exchange.updates.move(update, due_ms, holder=holder),
        due=exchange.due,
        hints=exchange.hints,
        now_ms=lambda: exchange.now_ms,
        reserved=reserved,
    )
    exchange.due.delete(_entry(update, exchange))


def _plan(update: StoredUpdate, due_ms: int) -> Plan:
    return Plan(UPDATE, f"{update.chat_id}:{update.update_id}", due_ms, _REV)


def _entry(update: StoredUpdate, exchange: Exchange) -> Entry:
    return entry_of(update, exchange.due)


def entry_of(update: StoredUpdate, due: Due) -> Entry:
    """What waits for an update in the due table."""
    return due.entry(_plan(update, update.entry_due_ms))


def chat_of(entry: Entry) -> int:
    """The chat of an entry of kind `update`."""
    return int(entry.ref.split(":")[0])
