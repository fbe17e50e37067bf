"""Every call of the Bot API that the product made, in order."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

_KEPT = 100_000


@dataclass
class Call:
    """One call; `at` is its arrival in product time, `response` None while there is none."""

    n: int
    method: str
    params: dict[str, Any]
    at: str
    response: dict[str, Any] | None = None

    def document(self) -> dict[str, Any]:
        """The call as tests read it."""
        return vars(self).copy()


@dataclass
class CallLog:
    """In memory, empty after a restart; numbers go on after it was emptied."""

    last_n: int = 0
    revision: int = 0
    _calls: deque[Call] = field(default_factory=lambda: deque(maxlen=_KEPT))

    def record(self, method: str, params: dict[str, Any], at: str) -> Call:
        """Note a call that has just arrived."""
        self.last_n += 1
        call = Call(self.last_n, method, params, at)
        self._calls.append(call)
        self.revision += 1
        return call

    def answered(self, call: Call, response: dict[str, Any]) -> None:
        """Note what the call was answered."""
        call.response = response
        self.revision += 1

    def since(self, n: int) -> list[Call]:
        """The calls with greater numbers."""
        return [call for call in self._calls if call.n > n]

    def clear(self) -> None:
        """Forget them."""
        self._calls.clear()
        self.revision += 1
