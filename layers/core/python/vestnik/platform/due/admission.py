"""When a hint that has come may have its effect."""

from vestnik.platform.due.hints import Hint
from vestnik.platform.due.ports import Sender

# An outside call may take 10 s, and 5 s what records its outcome: nothing begins with less.
EFFECT_MS = 15_000
LATE_MS = 2_000  # after its slot a hint has lost its place in the pace
BEFORE_MS = 100  # how long before its slot a place is asked for, so that asking makes nobody late


def admitted_ms(hint: Hint, *, sender: Sender, now_ms: int) -> int:
    """
    The instant of the hint's effect: its slot, or one that is reserved here.

    A reservation is this row's own: whoever it makes wait is hinted again at that instant and does
    not ask a second time. (Told to try again at a common time, all would meet there again.)
    """
    at_ms = max(hint.slot_ms, now_ms)
    in_place = hint.reserved and now_ms <= hint.slot_ms + LATE_MS
    if in_place and sender.paused_until_ms(now_ms=now_ms) <= at_ms:
        return hint.slot_ms
    return sender.reserve(1, now_ms=at_ms)
