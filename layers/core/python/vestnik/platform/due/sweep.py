"""The sweep of one kind: hints for what comes due, and again for what should have been done."""

from dataclasses import dataclass

from vestnik.platform.due.entry import LOST_AFTER_MS, Entry
from vestnik.platform.due.hints import Hint
from vestnik.platform.due.ports import Due, HintQueue, Watermarks

AHEAD_MS = 180_000  # two missed ticks are harmless
RECOVERED_A_TICK = 240  # lost hints sent again in one run


@dataclass(frozen=True)
class Swept:
    """How many hints a run sent."""

    ahead: int
    recovered: int


def sweep(kind: str, *, now_ms: int, due: Due, hints: HintQueue, state: Watermarks) -> Swept:
    """
    Hint everything of a kind that comes due in the next 180 s, once.

    The watermark is stored after the hints were sent: a crash repeats hints, it never skips. Where
    a clock that was ahead had put it too far, it goes back first to what recovery looks after:
    nobody knows which entries between that and then were hinted, and which were made since.
    """
    horizon_ms = now_ms + AHEAD_MS
    stored_ms = state.watermark(kind)
    watermark_ms = stored_ms if stored_ms <= horizon_ms else now_ms - LOST_AFTER_MS
    ahead = [
        entry
        for entry in due.between(kind, from_ms=watermark_ms, before_ms=horizon_ms)
        if not _hinted_itself(entry, now_ms)
    ]
    lost = due.oldest(
        kind, before_ms=min(watermark_ms, now_ms - LOST_AFTER_MS), limit=RECOVERED_A_TICK
    )[:RECOVERED_A_TICK]
    hints.send(_hints(ahead, now_ms), now_ms=now_ms, packed=True)
    # Never packed: a poisoned row must not take its neighbours down with it.
    hints.send(_hints(lost, now_ms), now_ms=now_ms)
    state.move_watermark(kind, from_ms=stored_ms, to_ms=horizon_ms)
    return Swept(ahead=len(ahead), recovered=len(lost))


def _hinted_itself(entry: Entry, now_ms: int) -> bool:
    return entry.near and entry.due_ms + LOST_AFTER_MS > now_ms


def _hints(entries: list[Entry], now_ms: int) -> list[Hint]:
    return [Hint(entry, max(entry.due_ms, now_ms)) for entry in entries]
