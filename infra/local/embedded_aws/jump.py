"""
Moving the product's clock while the product runs.

What is in flight ends first, or leases would end in mid-effect. Then the clock moves, and with it
everything in here that waits for an instant: delays of queued messages and schedules. Production
has no such switch.
"""

import math
import threading
import time
from collections.abc import Callable

from infra.local.embedded_aws import queues
from infra.local.embedded_aws.seams import delayed_messages, intake, schedules
from infra.local.product_clock import ProductClock

_FINISH_S = 5.0  # what is in flight may take as long
_RUN_S = 15.0  # and as long may what the jump has set off

Target = Callable[[float], float]  # the offset after a jump, from the one before it, seconds


def by(seconds: float) -> Target:
    """Ahead of where the clock is."""
    return lambda offset_s: offset_s + seconds


def to(epoch_s: float) -> Target:
    """To an instant, never a fraction of a millisecond before it."""
    return lambda _: math.ceil((epoch_s - time.time()) * 1000) / 1000


def back_to_real_time() -> Target:
    """To the machine's time."""
    return lambda _: 0.0


class Jumps:
    """Moves the clock, one jump after another."""

    def __init__(self, clock: ProductClock) -> None:
        self._clock = clock
        self._alone = threading.Lock()

    def jump(self, target: Target) -> None:
        """
        Move the clock; returns when what that set off has run, or goes on after 15 s.

        Ahead: schedules that became due fire once. Back: none fires, and all count from now.
        """
        with self._alone:
            with intake.held(patience_s=_FINISH_S):
                self._move(target)
            schedules.look_now()
            delayed_messages.wake_poller()
            intake.wait_until_settled(patience_s=_RUN_S)

    def _move(self, target: Target) -> None:
        before_s = self._clock.offset_s()
        self._clock.move_to(target(before_s))
        ahead_s = self._clock.offset_s() - before_s
        if ahead_s < 0:
            schedules.count_from(self._clock.timestamp())
        # Whoever still works on a message would meet its double; going back, he would miss it.
        taken_too = ahead_s > 0 and not intake.works_by_itself()
        queues.bring_forward(ahead_s, taken_too=taken_too)
