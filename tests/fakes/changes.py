"""How often people's tasks have changed, in memory."""

from collections import Counter
from dataclasses import dataclass, field

from vestnik.errors import TransientError


@dataclass
class FakeChanges:
    """`Changes` that can be switched off."""

    counted: Counter[str] = field(default_factory=Counter)
    is_down: bool = False

    def add(self, user_id: str) -> None:
        if self.is_down:
            raise TransientError("storage_unavailable")
        self.counted[user_id] += 1
