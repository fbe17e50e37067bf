"""Delivering one reminder: claim, effect, commit (delivery.md, "The one pattern")."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from vestnik import clock
from vestnik.accounts.model import User
from vestnik.emails.model import Mail
from vestnik.platform.due import Due, Entry, HintQueue, Plan, schedule
from vestnik.reminders.keyboard import reminder_message
from vestnik.reminders.letter import reminder_mail
from vestnik.reminders.model import (
    Claimed,
    Result,
    channels,
    going_on,
    late_s,
    result_of,
    without_sending,
)
from vestnik.reminders.ports import Bot, Reminders
from vestnik.tasks.cleared import FRESH, is_cleared
from vestnik.tasks.model import ReminderState
from vestnik.telegram.outcome import Blocked, Outcome, Refused


@dataclass(frozen=True)
class Courier:
    """
    What delivering works with.

    `user`: reads a person's row, consistently; `user_ahead` does so for who is due in a moment, and
    may take that long, to read several at once. `bot_blocked`: switches a person's Telegram off.
    `forget`: takes entries that nothing waits for any more; until they are deleted they cost time
    only.
    `hints` are those of reminders. `mail_to_unconfirmed`: whether mail goes to addresses that
    nobody has confirmed.
    """

    reminders: Reminders
    due: Due
    hints: HintQueue
    mail_hints: HintQueue
    bot: Bot
    user: Callable[[str], User | None]
    user_ahead: Callable[[str], User | None]
    bot_blocked: Callable[[User], None]
    forget: Callable[[Entry], None]
    now: Callable[[], datetime]
    random: Callable[[], float]
    mail_to_unconfirmed: bool = True


@dataclass(frozen=True)
class _Addressee:
    """Whose reminder it is, as he was after an instant; None: he has no account any more."""

    user: User | None
    read_at: datetime


def addressed(entry: Entry, courier: Courier) -> Callable[[], Result | None]:
    """Read just before the instant whose reminder it is; answers what delivers it."""
    read_at = courier.now()
    return partial(_deliver, entry, _Addressee(courier.user_ahead(entry.owner), read_at), courier)


def deliver(entry: Entry, courier: Courier) -> Result | None:
    """
    Send the entry's reminder if it is to be sent now.

    Answers what was recorded; None if there was nothing to do or the record was refused because
    the reminder changed meanwhile.

    Raises:
        TransientError: the store didn't answer; the hint may come again.
    """
    return addressed(entry, courier)()


def _deliver(entry: Entry, addressee: _Addressee, courier: Courier) -> Result | None:
    claimed = courier.reminders.claim(entry, now=courier.now())
    if claimed is None:
        _drop_orphan(entry, courier)
        return None
    user = _at_claim(claimed, addressee, courier)
    if user and is_cleared(claimed.task, user.cleared):
        result = Result(ReminderState.CANCELLED, claimed.reminder.tries)
    else:
        result = going_on(_attempt(claimed, user, courier), claimed, now=courier.now())
    recorded = _commit(entry, claimed, result, courier)
    courier.forget(entry)
    return result if recorded else None


def _at_claim(claimed: Claimed, addressee: _Addressee, courier: Courier) -> User | None:
    """
    The person, read again where a deletion of all tasks, or its undo, could have been missed.

    Who has just been read is enough: `delete_all` answers later than that (ADR 10).
    """
    user = addressee.user
    is_fresh = courier.now() - addressee.read_at <= FRESH
    if is_fresh and not (user and is_cleared(claimed.task, user.cleared)):
        return user
    return courier.user(claimed.task.user_id)


def _attempt(claimed: Claimed, user: User | None, courier: Courier) -> Result:
    now = courier.now()
    if user is None:
        return Result(ReminderState.FAILED, claimed.reminder.tries, error="no_account")
    unsent = without_sending(claimed, user, now)
    if unsent:
        return unsent
    outcome = _send(claimed, user, now, courier)
    return result_of(outcome, claimed, user, now=courier.now(), random=courier.random)


def _send(claimed: Claimed, user: User, now: datetime, courier: Courier) -> Outcome | Mail:
    """Send it to the chat, or answer the mail that it is to go by."""
    late, unconfirmed_too = late_s(claimed.reminder, user, now), courier.mail_to_unconfirmed
    usable = channels(claimed.reminder, user, unconfirmed_too=unconfirmed_too)
    if not usable:
        return Refused("no_channel")
    if usable[0] == "telegram":
        outcome = courier.bot.call("sendMessage", reminder_message(user, claimed, late, now))
        if isinstance(outcome, Blocked):
            courier.bot_blocked(user)
        if not isinstance(outcome, Blocked) or "email" not in usable:
            return outcome
    return reminder_mail(user, claimed, late, now)


def _commit(entry: Entry, claimed: Claimed, result: Result, courier: Courier) -> bool:
    """Record the result; what it plans is planned before it is recorded, like every plan."""
    record = partial(courier.reminders.commit, claimed, result)
    if result.mail:
        record = _planned(result.mail.plan(), record, courier.mail_hints, courier)
    if result.next_at:
        plan = Plan(entry.kind, entry.ref, clock.to_ms(result.next_at), entry.rev)
        record = _planned(plan, record, courier.hints, courier)
    return record()


def _planned(
    plan: Plan, record: Callable[[], bool], hints: HintQueue, courier: Courier
) -> "partial[bool]":
    def now_ms() -> int:
        return clock.to_ms(courier.now())

    return partial(schedule, [plan], record, due=courier.due, hints=hints, now_ms=now_ms)


def _drop_orphan(entry: Entry, courier: Courier) -> None:
    """Forget an entry whose row no longer waits for it, once its row can't be about to come."""
    old = entry.is_old(clock.to_ms(courier.now()))
    if old and not courier.reminders.awaits(entry):
        courier.forget(entry)
