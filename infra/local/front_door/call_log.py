"""Calls that the product made to a double, in order."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

_KEPT = 100_000


class Numbered(Protocol):
    """A call; its number rises from one to the next."""

    n: int


CallT = TypeVar("CallT", bound=Numbered)


@dataclass
class CallLog(Generic[CallT]):
    """In memory, empty after a restart; numbers go on after it was emptied."""

    last_n: int = 0
    _calls: deque[CallT] = field(default_factory=lambda: deque(maxlen=_KEPT))

    def record(self, make: Callable[[int], CallT]) -> CallT:
        """Note the call that is made of its number."""
        self.last_n += 1
        call = make(self.last_n)
        self._calls.append(call)
        return call

    def since(self, n: int) -> list[CallT]:
        """The calls with greater numbers."""
        return [call for call in self._calls if call.n > n]

    def latest(self, count: int) -> list[CallT]:
        """As many of the last calls, the newest first."""
        newest = reversed(self._calls)
        return [call for call, _ in zip(newest, range(count), strict=False)]

    def clear(self) -> None:
        """Forget them."""
        self._calls.clear()
