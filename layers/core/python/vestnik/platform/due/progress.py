"""What a sweep remembers between its runs; one item, so that its parts never disagree."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from vestnik.platform.due.entry import LOST_AFTER_MS, key_of

AHEAD_MS = 180_000  # two missed ticks are harmless
CLOCK_SKEW_MS = 2_000  # by which two machines may differ


@dataclass(frozen=True)
class Mark:
    """
    All entries before `key` were hinted.

    `slot_ms`: the last of their slots. `delay_ms`: by how much a slot is after its instant at most.
    """

    key: str
    slot_ms: int
    delay_ms: int = 0


@dataclass(frozen=True)
class Progress:
    """
    How far a kind's sweep has come. Keys are sort keys of the due table.

    `watermark`: everything before it was hinted or left to recovery. `recoverable`: what is before
    it has had its time. `cursor`: reached by the recovery pass under way, empty without one;
    `pass_end`: where that ends. `slots`, `chats`: given ones that the next run still has to mind.
    """

    version: int = 0
    ran_ms: int = 0
    shards: int = 0
    watermark: str = ""
    marks: tuple[Mark, ...] = ()
    recoverable: str = ""
    cursor: str = ""
    pass_end: str = ""
    next_pass_ms: int = 0
    full_until_ms: int = 0
    slots: tuple[int, ...] = ()
    chats: Mapping[str, int] = field(default_factory=dict)


def corrected(progress: Progress, now_ms: int) -> Progress:
    """
    The progress without what only a clock that was ahead can have left there.

    A watermark in the future would silence everything until then, slots and marks would make it
    wait. It goes back to what recovery looks after: nobody knows which entries between that and
    then were hinted, and which were made since.
    """
    horizon = key_of(now_ms + AHEAD_MS)
    if progress.ran_ms <= now_ms + CLOCK_SKEW_MS and progress.watermark <= horizon:
        return progress
    lost = key_of(now_ms - LOST_AFTER_MS)
    return replace(
        progress,
        watermark=min(progress.watermark, lost),
        marks=tuple(mark for mark in progress.marks if mark.slot_ms <= now_ms),
        recoverable=lost,
        cursor="",
        pass_end="",
        next_pass_ms=min(progress.next_pass_ms, now_ms),
        full_until_ms=0,
        slots=(),
        chats={},
    )


def with_ripe_marks(progress: Progress, now_ms: int) -> Progress:
    """
    What has had its slot 90 s ago becomes recoverable, in the order of the marks.

    A mark is ripe as a whole 90 s after its last slot, and before that up to where no entry can
    have a slot so late.
    """
    marks, recoverable, past_ms = progress.marks, progress.recoverable, now_ms - LOST_AFTER_MS
    while marks and marks[0].slot_ms <= past_ms:
        recoverable = max(recoverable, marks[0].key)
        marks = marks[1:]
    if marks:
        so_far = min(marks[0].key, key_of(past_ms - marks[0].delay_ms))
        recoverable = max(recoverable, so_far)
    return replace(progress, marks=marks, recoverable=recoverable)
