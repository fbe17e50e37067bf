"""
A delayed message is taken when its delay ends.

AWS: pollers wait on the queue and get a message within milliseconds of its becoming visible.
MiniStack: the poller is woken when a message is sent, and else once a second; nothing wakes it when
a delay or a visibility time-out ends: 0.6 to 0.9 s late.
Here: every 50 ms somebody looks whether a message became visible, and wakes the poller: 36 ms late.
"""

import threading
import time
from dataclasses import dataclass
from typing import Any

from infra.local.embedded_aws import emulator

_LOOK_EVERY_S = 0.05


def install() -> None:
    """Start the look-out."""
    sqs = emulator.module("services.sqs")
    wake: threading.Event = emulator.take(emulator.module("core.concurrency"), "esm_wake")
    queues = _Queues(emulator.take(sqs, "_queues"), emulator.take(sqs, "_queues_lock"))
    watch = threading.Thread(target=_watch, args=(queues, wake), daemon=True, name="delays")
    watch.start()


@dataclass(frozen=True)
class _Queues:
    """MiniStack's queues and the lock that it changes them under."""

    queues: Any
    lock: threading.Lock

    def visible_times(self) -> list[float]:
        """When each message of each queue became or becomes visible, epoch seconds."""
        with self.lock:
            return [
                message.get("visible_at", 0.0)
                for _, queue in self.queues.all_items()
                for message in queue["messages"]
            ]


def _watch(queues: _Queues, wake: threading.Event) -> None:
    seen_at = time.time()
    while True:
        time.sleep(_LOOK_EVERY_S)
        now = time.time()
        if any(seen_at < visible_at <= now for visible_at in queues.visible_times()):
            wake.set()
        seen_at = now
