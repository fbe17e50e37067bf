"""
A trial: the text of a mailing sent to one phone, to see how it reads there.

It goes the way of messages (queue, worker, outside API) but is none: no statistics count it, no
end or window holds it, and it also goes while the channel is closed, to see whether it works
again. Its msgId is from the last pages of the mailing's numbers, which no client ever has.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar

from vestnik import clock
from vestnik.clients import phones
from vestnik.clients.model import Client
from vestnik.clients.ports import RequestMark
from vestnik.errors import ConditionRefusedError, ConflictError, Fault, InvalidInputError
from vestnik.mailings.kinds import TRIAL
from vestnik.mailings.outcome import Outcome, Unauthorized, recorded
from vestnik.mailings.page import PAGES_MAX, PER_PAGE, MessageStatus, Record, message_id
from vestnik.mailings.placeholders import read_template
from vestnik.mailings.ports import Gateway
from vestnik.mailings.use_cases import MailingDesk, get_mailing
from vestnik.platform.due import Due, Entry, HintQueue, Plan, schedule

TRIALS_MAX = 10_000  # of a mailing
FILLED_LONGEST = 20_000  # characters of a text with its fields; the store takes them
_SHOWN = 20

Written = TypeVar("Written")


@dataclass(frozen=True)
class Trial:
    """The `nth` of its mailing, from 0. It waits for `next_at` under `rev`; `attempt` fences."""

    mailing_id: str
    nth: int
    phone: str
    text: str
    created_at: datetime
    rev: str
    next_at: datetime | None
    attempt: int = 0
    record: Record = field(default_factory=Record)

    @property
    def msg_id(self) -> int:
        place = PAGES_MAX * PER_PAGE - TRIALS_MAX + self.nth
        return message_id(int(self.mailing_id), *divmod(place, PER_PAGE))

    def plan(self) -> Plan | None:
        if self.next_at is None:
            return None
        ref = f"{self.mailing_id}:{self.nth}"
        return Plan(TRIAL, ref, clock.to_ms(self.next_at), self.rev)


class Trials(Protocol):
    """The trials of all mailings. Raises TransientError when the store doesn't answer."""

    def next_nth(self, mailing_id: str) -> int:
        """A number that no other trial of the mailing has, from 0."""

    def get(self, mailing_id: str, nth: int) -> Trial | None: ...

    def add(self, trial: Trial) -> None:
        """
        Raises:
            ConditionRefusedError: it is there already.
        """

    def newest(self, mailing_id: str, *, limit: int) -> Sequence[Trial]: ...

    def claim(self, entry: Entry, *, now: datetime) -> Trial | None:
        """Take the entry's trial for 75 s; None if there is nothing to do on it now."""

    def commit(self, trial: Trial) -> bool:
        """Record what became of it; False if the claim is no longer ours."""

    def awaits(self, entry: Entry) -> bool:
        """Whether the entry's trial still waits for just this entry."""


@dataclass(frozen=True)
class SendTrial:
    """The text of a mailing to a phone; `mark`: by which the request is found again."""

    mailing_id: str
    phone: str
    mark: RequestMark | None = None


@dataclass(frozen=True)
class TrialDesk:
    """What asking for trials works with, and sending them."""

    trials: Trials
    client_of: Callable[[str], Client | None]
    due: Due
    hints: HintQueue
    now: Callable[[], datetime]
    random: Callable[[], float]
    new_id: Callable[[], str]

    def now_ms(self) -> int:
        return clock.to_ms(self.now())


def send_trial(command: SendTrial, desk: TrialDesk, of: MailingDesk) -> Trial:
    """
    Let the text go to a phone; where it is a client's, as he would read it.

    The same request again answers the same trial.

    Raises:
        NotFoundError: there is no such mailing.
        InvalidInputError: that is no phone; the text is too long with his fields; the mark is
            another request's.
        ConflictError: `too_many_trials`.
    """
    mailing, now = get_mailing(command.mailing_id, of), desk.now()
    phone = phones.normalised(command.phone)
    if phone is None:
        raise InvalidInputError({"phone": "bad_phone"})
    text = _text(mailing.text, desk.client_of(phone))
    nth = _nth(command, desk, of)
    trial = Trial(mailing.id, nth, phone, text, now, rev=desk.new_id(), next_at=now)
    try:
        _write(trial, partial(desk.trials.add, trial), desk)
    except ConditionRefusedError:
        return desk.trials.get(mailing.id, nth) or trial
    return trial


def _text(written: str, client: Client | None) -> str:
    text = read_template(written).fill(client.fields if client else {})
    if len(text) > FILLED_LONGEST:
        raise InvalidInputError({"text": Fault("string_too_long", {"max_length": FILLED_LONGEST})})
    return text


def _nth(command: SendTrial, desk: TrialDesk, of: MailingDesk) -> int:
    """The trial's number; of a request that came before, the one that it got."""
    mark, now = command.mark, desk.now()
    nth = of.marks.number_of(mark, now=now) if mark else None
    if nth is None:
        nth = desk.trials.next_nth(command.mailing_id)
        nth = of.marks.keep(mark, nth, now=now) if mark else nth
    if nth >= TRIALS_MAX:
        raise ConflictError("too_many_trials", limit=TRIALS_MAX)
    return nth


def trials_of(mailing_id: str, desk: TrialDesk, of: MailingDesk) -> Sequence[Trial]:
    """
    The last ones, newest first.

    Raises:
        NotFoundError: there is no such mailing.
    """
    return desk.trials.newest(get_mailing(mailing_id, of).id, limit=_SHOWN)


def deliver_trial(entry: Entry, gateway: Gateway, desk: TrialDesk) -> Trial | None:
    """
    Make the entry's call: claim, effect, commit.

    Answers what was recorded; None if there was nothing to do or somebody else has done it since.

    Raises:
        TransientError: the store didn't answer; the hint may come again.
    """
    trial = desk.trials.claim(entry, now=desk.now())
    if trial is None:
        if entry.is_old(desk.now_ms()) and not desk.trials.awaits(entry):
            desk.due.delete(entry)
        return None
    answer = gateway.send(trial.msg_id, phone=trial.phone, text=trial.text)
    record = _after(trial.record, answer.outcome, desk)
    next_at = record.next_at or desk.now() if record.is_open else None
    after = replace(trial, record=record, next_at=next_at, rev=desk.new_id())
    is_ours = _write(after, partial(desk.trials.commit, after), desk)
    desk.due.delete(entry)
    return after if is_ours else None


def _after(record: Record, outcome: Outcome, desk: TrialDesk) -> Record:
    if isinstance(outcome, Unauthorized):
        called = replace(record, attempts=record.attempts + 1)
        return called.ended(MessageStatus.FAILED, outcome.code)
    return recorded(record, outcome, now=desk.now(), random=desk.random)


def _write(trial: Trial, write: Callable[[], Written], desk: TrialDesk) -> Written:
    plan = trial.plan()
    plans = [plan] if plan else []
    return schedule(plans, write, due=desk.due, hints=desk.hints, now_ms=desk.now_ms)
