"""Mails that are stored in the transaction of what causes them, and sent from there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from vestnik import clock
from vestnik.emails.model import Mail
from vestnik.platform.due import Due, HintQueue, schedule

Written = TypeVar("Written")


@dataclass(frozen=True)
class Outbox:
    """What planning mails works with."""

    due: Due
    hints: HintQueue
    now: Callable[[], datetime]

    def write(self, mails: Sequence[Mail], write: Callable[[], Written]) -> Written:
        """
        Let `write` store mails with their cause, their entries before and their hints after it.

        Raises:
            TransientError: as `schedule`, or whatever `write` raises.
        """
        return schedule(
            [mail.plan() for mail in mails],
            write,
            due=self.due,
            hints=self.hints,
            now_ms=lambda: clock.to_ms(self.now()),
        )
