"""Reads that are asked for within a moment of each other, as one request."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from vestnik import clock
from vestnik.errors import TransientError

Found = TypeVar("Found")


@dataclass
class _Group(Generic[Found]):
    """Who is read together. `found`: None until it was read, and for ever if that failed."""

    keys: set[str] = field(default_factory=set)
    is_over: threading.Event = field(default_factory=threading.Event)
    found: Mapping[str, Found] | None = None


class Together(Generic[Found]):
    """
    Whoever asks first waits `moment_ms` for others, then reads for all of them.

    `read_all`: answers what there is of several keys. Nobody gets what was read before he asked.
    """

    def __init__(
        self, read_all: Callable[[Sequence[str]], Mapping[str, Found]], *, moment_ms: int
    ) -> None:
        self._read_all = read_all
        self._moment_ms = moment_ms
        self._joining = threading.Lock()
        self._open: _Group[Found] | None = None

    def read(self, key: str) -> Found | None:
        """
        What there is of a key.

        Raises:
            TransientError: whoever read for all of them failed; he gets his own error.
        """
        group, is_first = self._joined(key)
        if is_first:
            self._read(group)
        group.is_over.wait()
        if group.found is None:
            raise TransientError("storage_unavailable")
        return group.found.get(key)

    def _joined(self, key: str) -> tuple[_Group[Found], bool]:
        with self._joining:
            is_first = self._open is None
            group = self._open = self._open or _Group()
            group.keys.add(key)
            return group, is_first

    def _read(self, group: _Group[Found]) -> None:
        try:
            clock.wait_until_ms(clock.now_ms() + self._moment_ms)
        finally:
            with self._joining:
                self._open = None
        try:
            group.found = self._read_all(sorted(group.keys))
        finally:
            group.is_over.set()
