"""What a simulated world has counted."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Effect:
    """A reminder that Telegram took. `clock_ms`: by the product's clock."""

    task_id: str
    owner: str
    at_ms: int
    clock_ms: int
    slotted: bool


@dataclass
class Figures:
    """What was counted."""

    hints: int = 0
    messages: int = 0
    calls: int = 0
    bans: int = 0
    steps: int = 0
    dead_letters: int = 0
    unrecorded: Counter[str] = field(default_factory=Counter)
    effects: list[Effect] = field(default_factory=list)
