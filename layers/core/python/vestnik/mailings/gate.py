"""Whether calls of a mailing may begin, as of a moment ago."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from vestnik.mailings.ports import Seen

# A change of a mailing answers this much later than it takes effect: whoever has looked at it and
# begins a call within FRESH has begun before the answer.
FRESH = timedelta(milliseconds=200)
ACKNOWLEDGED_AFTER = timedelta(milliseconds=250)
_RENEWED_AFTER = FRESH / 2  # by one thread, while the others go on with what is fresh still


class Gate:
    """What this process knows of mailings; may be used by many threads at once."""

    def __init__(self, see: Callable[[str, datetime], Seen], now: Callable[[], datetime]) -> None:
        self._see, self._now = see, now
        self._known: dict[str, Seen] = {}
        self._reading = threading.Lock()

    def look(self, mailing_id: str) -> Seen:
        """
        The mailing and its channel, at most FRESH old.

        Raises:
            TransientError: it had to be read, and the store didn't answer.
        """
        known = self._known.get(mailing_id)
        if known is None or not self._is_within(FRESH, known):
            with self._reading:
                return self._renewed(mailing_id)
        if not self._is_within(_RENEWED_AFTER, known) and self._reading.acquire(blocking=False):
            try:
                return self._renewed(mailing_id)
            finally:
                self._reading.release()
        return known

    def look_again(self, mailing_id: str) -> Seen:
        """The same, read now: whoever gives something up must not mind what is a moment old."""
        with self._reading:
            self._known = {}
            return self._renewed(mailing_id)

    def _renewed(self, mailing_id: str) -> Seen:
        """Read it, unless somebody has while we waited for our turn."""
        known = self._known.get(mailing_id)
        if known is None or not self._is_within(_RENEWED_AFTER, known):
            known = self._see(mailing_id, self._now())
            self._known = {**self._only_fresh(), mailing_id: known}
        return known

    def _only_fresh(self) -> dict[str, Seen]:
        return {key: seen for key, seen in self._known.items() if self._is_within(FRESH, seen)}

    def _is_within(self, age: timedelta, seen: Seen) -> bool:
        return timedelta(0) <= self._now() - seen.read_at <= age
