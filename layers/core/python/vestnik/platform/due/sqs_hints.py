"""Hints on SQS."""

from collections.abc import Callable, Sequence

from vestnik.platform import queue
from vestnik.platform.due.hints import Hint, pack
from vestnik.platform.queue import Message

LONGEST_DELAY_S = 840  # a minute below SQS's own; what waits longer comes early and is chained

Send = Callable[[str, Sequence[Message]], None]


class SqsHints:
    """Hints on one SQS queue. `lead_ms`: how long before its slot a hint should arrive."""

    def __init__(self, queue_url: str, *, lead_ms: int, send: Send = queue.send) -> None:
        self._queue_url = queue_url
        self._lead_ms = lead_ms
        self._send = send

    def send(self, hints: Sequence[Hint], *, now_ms: int, packed: bool = False) -> None:
        groups = pack(hints) if packed else [[hint] for hint in hints]
        self._send(self._queue_url, [self._message(group, now_ms) for group in groups])

    def _message(self, group: Sequence[Hint], now_ms: int) -> Message:
        wait_ms = min(hint.slot_ms for hint in group) - now_ms - self._lead_ms
        delay_s = min(wait_ms // 1000, LONGEST_DELAY_S)
        return Message({"hints": [hint.as_json() for hint in group]}, delay_s=delay_s)
