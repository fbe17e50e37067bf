"""
A sender is a bot as the outside sees it: everybody who uses it shares one pace and one pause.

`reserve` gives instants away one after the other, each to one caller. A pause moves the next free
instant to its end. Several chats failing without a success between is taken for an outage of the
whole bot and opens its breaker, which is a pause as well.
"""

from dataclasses import dataclass, field, replace
from typing import Protocol

SKEW_MS = 60_000  # a row from further ahead was written by a wrong clock and counts as none
FAILING_CHATS = 3  # as many make an outage
FORGOTTEN_AFTER_MS = 300_000  # since the last failure
PAUSE_MS = 5_000  # the first one; doubles while it goes on
LONGEST_PAUSE_MS = 60_000


@dataclass(frozen=True)
class Failing:
    """Chats that failed since the last success. `opens`: pauses that followed."""

    chats: frozenset[str] = frozenset()
    failed_ms: int = 0
    opens: int = 0


@dataclass(frozen=True)
class SenderState:
    """One row. `next_ms` is never before `pause_until_ms`. `seen_ms`: the last writer's clock."""

    next_ms: int = 0
    pause_until_ms: int = 0
    seen_ms: int = 0
    failing: Failing = field(default_factory=Failing)

    def at(self, now_ms: int) -> "SenderState":
        """As it counts now: a clock ahead must not have made anybody wait."""
        if self.seen_ms <= now_ms + SKEW_MS:
            return self
        return SenderState(failing=self.failing)


class BotSender(Protocol):
    """What sending needs besides the port `due.Sender`."""

    @property
    def interval_ms(self) -> int: ...

    def reserve(self, count: int, *, now_ms: int) -> int: ...

    def paused_until_ms(self, *, now_ms: int) -> int: ...

    def pause(self, until_ms: int, *, now_ms: int) -> None:
        """Nobody sends before that instant."""

    def note_failure(self, chat: str, *, now_ms: int) -> int | None:
        """A call failed for no fault of its own; answers when to go on if the breaker is open."""

    def note_success(self) -> None:
        """A call went through."""


def with_failure(failing: Failing, chat: str, now_ms: int) -> Failing:
    """One more; what failed long ago, or according to a clock ahead, is forgotten."""
    if not now_ms - FORGOTTEN_AFTER_MS <= failing.failed_ms <= now_ms + SKEW_MS:
        failing = Failing()
    chats = failing.chats if len(failing.chats) >= FAILING_CHATS else failing.chats | {chat}
    return replace(failing, chats=chats, failed_ms=now_ms)


def is_outage(failing: Failing) -> bool:
    return len(failing.chats) >= FAILING_CHATS


def breaker_pause_ms(opens: int) -> int:
    """How long the breaker stays open for the given time, counted from 0."""
    return min(LONGEST_PAUSE_MS, PAUSE_MS << min(opens, 10))


class MemorySender:
    """A sender of one process; keeps the same contract as the shared one."""

    def __init__(self, per_s: int) -> None:
        self.interval_ms = 1_000 // per_s
        self.state = SenderState()

    def reserve(self, count: int, *, now_ms: int) -> int:
        state = self.state.at(now_ms)
        first_ms = max(state.next_ms, now_ms)
        end_ms = first_ms + count * self.interval_ms
        self.state = replace(state, next_ms=end_ms, seen_ms=now_ms)
        return first_ms

    def paused_until_ms(self, *, now_ms: int) -> int:
        return self.state.at(now_ms).pause_until_ms

    def pause(self, until_ms: int, *, now_ms: int) -> None:
        state = self.state.at(now_ms)
        if until_ms > state.pause_until_ms:
            next_ms = max(state.next_ms, until_ms)
            self.state = replace(state, next_ms=next_ms, pause_until_ms=until_ms, seen_ms=now_ms)

    def note_failure(self, chat: str, *, now_ms: int) -> int | None:
        failing = with_failure(self.state.failing, chat, now_ms)
        opens = is_outage(failing) and self.paused_until_ms(now_ms=now_ms) <= now_ms
        stored = replace(failing, opens=failing.opens + opens)
        self.state = replace(self.state, failing=stored)
        if opens:
            self.pause(now_ms + breaker_pause_ms(failing.opens), now_ms=now_ms)
        return self.state.pause_until_ms if is_outage(failing) else None

    def note_success(self) -> None:
        self.state = replace(self.state, failing=Failing())
