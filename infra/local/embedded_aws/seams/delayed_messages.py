"""
A delayed message is taken when its delay ends.

AWS: pollers wait on the queue and get a message within milliseconds of its becoming visible.
MiniStack: the poller is woken when a message is sent, and else once a second; nothing wakes it when
a delay or a visibility time-out ends: 0.6 to 0.9 s late.
Here: every 50 ms somebody looks whether a message became visible, and wakes the poller: 36 ms late.
"""

import threading
import time

from infra.local.embedded_aws import emulator, queues

_LOOK_EVERY_S = 0.05


def install() -> None:
    """Start the look-out."""
    threading.Thread(target=_watch, daemon=True, name="delays").start()


def wake_poller() -> None:
    """Let the poller look at once."""
    emulator.take(emulator.module("core.concurrency"), "esm_wake").set()


def _watch() -> None:
    seen_at = time.time()
    while True:
        time.sleep(_LOOK_EVERY_S)
        now = time.time()
        if any(seen_at < visible_at <= now for visible_at in queues.visible_times()):
            wake_poller()
        seen_at = now
