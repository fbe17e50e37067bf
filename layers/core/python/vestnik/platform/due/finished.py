"""Entries that nothing waits for any more, deleted together."""

import logging

from vestnik.errors import TransientError
from vestnik.platform.due.entry import Entry
from vestnik.platform.due.ports import Due

_log = logging.getLogger(__name__)


class Finished:
    """
    What one invocation has finished; `add` may be called by many threads.

    Who dies before `delete` leaves orphans, which recovery meets and deletes.
    """

    def __init__(self, due: Due) -> None:
        self._due = due
        self._entries: list[Entry] = []

    def add(self, entry: Entry) -> None:
        self._entries.append(entry)

    def delete(self) -> None:
        """Delete all of them; none of what was recorded hangs on it."""
        if not self._entries:
            return
        try:
            self._due.delete_all(self._entries)
        except TransientError:
            _log.warning("entries left, recovery will meet them", extra={"of": len(self._entries)})
