"""The sweep of one kind: hints for what comes due, and again for what should have been done."""

from dataclasses import dataclass, replace

from vestnik.platform.due.ahead import Planner
from vestnik.platform.due.entry import instant_of, key_of
from vestnik.platform.due.pace import Pace, Timeline
from vestnik.platform.due.ports import Due, HintQueue, Sender, SweepMemory
from vestnik.platform.due.progress import (
    AHEAD_MS,
    Progress,
    corrected,
    with_ripe_marks,
)
from vestnik.platform.due.recovery import recover

READ_AT_ONCE = 1_000  # entries of a shard


@dataclass(frozen=True)
class Swept:
    """How many hints a run sent."""

    ahead: int
    recovered: int


def sweep(
    kind: str,
    *,
    now_ms: int,
    due: Due,
    hints: HintQueue,
    memory: SweepMemory,
    sender: Sender | None = None,
    pace: Pace | None = None,
) -> Swept:
    """
    Hint everything of a kind that comes due in the next 180 s, once.

    What the run remembers is stored after the hints were sent: a crash repeats hints, it never
    skips. Another run that stored something meanwhile has the last word.

    Args:
        sender: whose pace the rows keep; None for kinds whose hints send nothing by themselves.
    """
    stored = memory.progress(kind)
    progress = with_ripe_marks(corrected(stored, now_ms), now_ms)
    planner = Planner(
        now_ms,
        pace,
        Timeline(pace or Pace(), progress.slots, full_until_ms=max(progress.full_until_ms, now_ms)),
        dict(progress.chats),
        sender.paused_until_ms(now_ms=now_ms) if sender else 0,
    )
    shards = due.count_shards()
    reached = _plan_ahead(kind, progress, due, planner, shards)
    recovered = recover(
        kind, progress, now_ms=now_ms, due=due, sender=sender, pace=pace, chats=planner.chats
    )
    hints.send(planner.hints, now_ms=now_ms, packed=True)
    # Never packed: a poisoned row must not take its neighbours down with it.
    hints.send(recovered.hints, now_ms=now_ms)
    memory.store(kind, _remembered(recovered.progress, planner, reached, shards), before=stored)
    return Swept(ahead=len(planner.hints), recovered=len(recovered.hints))


def _plan_ahead(kind: str, progress: Progress, due: Due, planner: Planner, shards: int) -> str:
    """Plan all that comes due; answers the key before which everything has been planned."""
    horizon = key_of(planner.now_ms + AHEAD_MS)
    new_shards = range(progress.shards, shards) if progress.shards else range(0)
    parts = [(new_shards, "", progress.watermark)] if new_shards else []
    for where, begin, end in [*parts, (range(shards), progress.watermark, horizon)]:
        key: str | None = begin
        while key is not None:
            part = due.read(kind, from_key=key, before_key=end, limit=READ_AT_ONCE, shards=where)
            stopped = planner.plan(part.entries)
            if stopped is not None:
                return stopped
            key = part.next_key
    return max(horizon, progress.watermark)


def _remembered(progress: Progress, planner: Planner, reached: str, shards: int) -> Progress:
    slots, chats = planner.still_minded(instant_of(reached))
    return replace(
        progress,
        version=progress.version + 1,
        ran_ms=planner.now_ms,
        shards=shards,
        watermark=reached,
        marks=(*progress.marks, planner.mark(reached)),
        full_until_ms=planner.timeline.full_until_ms,
        slots=slots,
        chats=chats,
    )
