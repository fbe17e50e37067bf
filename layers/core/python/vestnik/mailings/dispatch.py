"""What working on mailings needs."""

from collections.abc import Callable, Collection
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from vestnik import clock
from vestnik.mailings.gate import Gate
from vestnik.mailings.ports import Attempt, Audience, Gateway, Mailings, Pages, Texts
from vestnik.platform.due import Due, Entry, HintQueue
from vestnik.platform.sender import BotSender


@dataclass(frozen=True)
class Dispatch:
    """
    What pages and plans are worked on with.

    `calls`: where calls are made, as many at once as the outside takes. `breaker`: the pause of
    the channel as a whole. `tell`: keeps what came of calls that were no success.
    `error_share_percent`: of the last messages; beyond it a mailing pauses. `time_left_ms`: until
    the platform ends this invocation.
    """

    mailings: Mailings
    pages: Pages
    directory: Audience
    texts: Texts
    gateway: Gateway
    gate: Gate
    calls: Executor
    breaker: BotSender
    tell: Callable[[Collection[Attempt]], None]
    due: Due
    hints: HintQueue
    now: Callable[[], datetime]
    random: Callable[[], float]
    new_id: Callable[[], str]
    error_share_percent: int
    time_left_ms: Callable[[], int]

    def now_ms(self) -> int:
        return clock.to_ms(self.now())


class _Awaited(Protocol):
    def awaits(self, entry: Entry) -> bool: ...


def drop_orphan(entry: Entry, rows: _Awaited, dispatch: Dispatch) -> None:
    """Delete an entry whose row no longer waits for it, once its row can't be about to come."""
    if entry.is_old(dispatch.now_ms()) and not rows.awaits(entry):
        dispatch.due.delete(entry)
