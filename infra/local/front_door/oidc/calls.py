"""Every call that the product made to the provider, in order."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

_KEPT = 10_000


@dataclass
class Call:
    """One call; `at` is its arrival in product time, `status` None while there is no answer."""

    n: int
    endpoint: str
    params: dict[str, str]
    at: str
    status: int | None = None

    def document(self) -> dict[str, Any]:
        """The call as tests read it."""
        return vars(self).copy()


@dataclass
class CallLog:
    """In memory, empty after a restart; numbers go on after it was emptied."""

    last_n: int = 0
    _calls: deque[Call] = field(default_factory=lambda: deque(maxlen=_KEPT))

    def record(self, endpoint: str, params: dict[str, str], at: str) -> Call:
        """Note a call that has just arrived."""
        self.last_n += 1
        call = Call(self.last_n, endpoint, params, at)
        self._calls.append(call)
        return call

    def since(self, n: int) -> list[Call]:
        """The calls with greater numbers."""
        return [call for call in self._calls if call.n > n]

    def clear(self) -> None:
        """Forget them."""
        self._calls.clear()
