"""Where events are kept."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from vestnik.platform.events.model import Event, Subject


class Events(Protocol):
    """What happened, by what it happened to."""

    def record(self, events: Iterable[Event]) -> None:
        """
        Keep them, 25 a request; the same one again changes nothing.

        A witness must not stop what it watches: events that can't be kept are logged, not raised.
        """

    def of(self, subject: Subject) -> Iterator[Event]:
        """
        What happened to it, oldest first, read page by page.

        Raises:
            TransientError: the store didn't answer.
        """
