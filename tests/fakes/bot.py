"""Telegram in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vestnik.telegram.outcome import Outcome, Sent


@dataclass
class FakeBot:
    """Keeps each call; answers the next of `outcomes`, then success."""

    calls: list[tuple[str, Mapping[str, object]]] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def call(self, method: str, params: Mapping[str, object]) -> Outcome:
        self.calls.append((method, params))
        return self.outcomes.pop(0) if self.outcomes else Sent(len(self.calls))

    @property
    def texts(self) -> list[object]:
        return [params.get("text") for _, params in self.calls]
