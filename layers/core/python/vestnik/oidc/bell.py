"""Calls the worker of queue `sign-ins`."""

from dataclasses import dataclass

from vestnik.platform import queue
from vestnik.platform.queue import Message

FLOW, PROVIDER = "flow", "provider"  # the member of a message that says what it is about


@dataclass(frozen=True)
class QueueBell:
    """The port `Bell` over SQS."""

    queue_url: str

    def ring_for_flow(self, key: str) -> None:
        self._ring(FLOW, key)

    def ring_for_provider(self, provider_id: str) -> None:
        self._ring(PROVIDER, provider_id)

    def _ring(self, about: str, name: str) -> None:
        queue.send(self.queue_url, [Message({about: name})])
