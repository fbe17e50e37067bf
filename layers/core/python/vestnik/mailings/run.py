"""The calls of one page, side by side, until they are made or must not be made any more."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from vestnik.mailings.dispatch import Dispatch
from vestnik.mailings.model import CALL_ROOM
from vestnik.mailings.outcome import Outcome, Sent, TryLater, Unanswered, Unauthorized
from vestnik.mailings.ports import Answer

BEGUN_WITHIN = timedelta(seconds=5)  # after the clients were read: who opts out then is spared
STREAK = 50  # calls one after another that found nobody there end a run
OUTAGE = 3  # calls of which none went through are taken for the fault of the channel
_COMMIT_MS = 5_000  # what recording a run may take


@dataclass(frozen=True)
class Call:
    """One to be made."""

    index: int
    msg_id: int
    phone: str
    text: str


@dataclass
class Run:
    """
    The calls of one page that begin now. `answers`: by index, of those that were made.

    Any number of threads may be at it.
    """

    mailing_id: str
    dispatch: Dispatch
    read_at: datetime
    answers: dict[int, Answer] = field(default_factory=dict)
    _streak: int = 0
    _is_stopped: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def make(self, calls: list[Call]) -> Mapping[int, Answer]:
        """Make the calls as long as they may begin."""
        running = [self.dispatch.calls.submit(self._make, call) for call in calls]
        for one in running:
            one.result()
        return self.answers

    def _make(self, call: Call) -> None:
        if self._is_stopped or not self._may_begin():
            return
        answer = self.dispatch.gateway.send(call.msg_id, phone=call.phone, text=call.text)
        with self._lock:
            self.answers[call.index] = answer
            self._streak = self._streak + 1 if is_hindered(answer.outcome) else 0
            hopeless = self._streak >= STREAK or isinstance(answer.outcome, Unauthorized)
            self._is_stopped = self._is_stopped or hopeless

    def _may_begin(self) -> bool:
        now = self.dispatch.now()
        has_time = self.dispatch.time_left_ms() > CALL_ROOM / timedelta(milliseconds=1) + _COMMIT_MS
        if not has_time or not timedelta(0) <= now - self.read_at <= BEGUN_WITHIN:
            return False
        return self.dispatch.gate.look(self.mailing_id).sends(now)


def is_hindered(outcome: Outcome) -> bool:
    """Whether a call failed for what has nothing to do with its message."""
    match outcome:
        case Unanswered(outage=True) | TryLater(outage=True) | TryLater(counts=False):
            return True
        case _:
            return False


def hindrance_ends_ms(
    answers: Mapping[int, Answer], msg_id: Callable[[int], int], dispatch: Dispatch
) -> int | None:
    """
    When the channel may be tried again, if no call of a run went through; None: it is no outage.

    So many failures open the breaker; told to wait, all wait.
    """
    outcomes = [answer.outcome for answer in answers.values()]
    if any(isinstance(outcome, Sent) for outcome in outcomes):
        dispatch.breaker.note_success()
    if len(outcomes) < OUTAGE or not all(map(is_hindered, outcomes)):
        return None
    now_ms, waits_s = dispatch.now_ms(), [_wait_s(outcome) for outcome in outcomes]
    if any(waits_s):
        dispatch.breaker.pause(now_ms + int(max(waits_s) * 1000), now_ms=now_ms)
        return now_ms + int(max(waits_s) * 1000)
    indexes = sorted(answers)[:OUTAGE]
    ends = [dispatch.breaker.note_failure(str(msg_id(one)), now_ms=now_ms) for one in indexes]
    return ends[-1]


def _wait_s(outcome: Outcome) -> float:
    return (outcome.retry_after_s or 0.0) if isinstance(outcome, TryLater) else 0.0
