"""
Recovery: a second hint for what should have been done.

It goes in passes over all that has had its time. Hinting everything overdue in each run would hint
rows that merely wait for their slots again and again: 50 000 due at once would never drain.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vestnik.platform.due.entry import LOST_AFTER_MS, Entry, after
from vestnik.platform.due.hints import Hint
from vestnik.platform.due.pace import Pace
from vestnik.platform.due.ports import Due, Sender
from vestnik.platform.due.progress import Progress
from vestnik.platform.due.turns import in_turn

A_TICK = 240  # entries looked at in one run
CHAT_A_TICK = 60  # of them in one chat: a run comes each minute, and a chat takes one a second


@dataclass(frozen=True)
class Recovered:
    """The hints of one run, and how far the pass has come with them."""

    hints: list[Hint]
    progress: Progress


def recover(
    kind: str,
    progress: Progress,
    *,
    now_ms: int,
    due: Due,
    sender: Sender | None,
    pace: Pace | None,
    chats: dict[str, int],
) -> Recovered:
    """
    Go on with the pass under way, or begin one when its time has come.

    Args:
        progress: `cursor` empty and `pass_end` set: a pass that has just begun.
        chats: the last slot of each owner; those given here are added.
    """
    progress = _begun(progress, now_ms)
    if not progress.pass_end:
        return Recovered([], progress)
    begin = after(progress.cursor) if progress.cursor else ""
    part = due.read(kind, from_key=begin, before_key=progress.pass_end, limit=A_TICK)
    found = part.entries[:A_TICK]
    hints = _hints(found, now_ms, sender, pace, chats)
    last_ms = max((hint.slot_ms + LOST_AFTER_MS for hint in hints), default=0)
    progress = replace(progress, next_pass_ms=max(progress.next_pass_ms, last_ms))
    if part.next_key is None and len(found) == len(part.entries):
        return Recovered(hints, replace(progress, cursor="", pass_end=""))
    cursor = found[-1].sk if found else progress.cursor
    return Recovered(hints, replace(progress, cursor=cursor))


def _begun(progress: Progress, now_ms: int) -> Progress:
    end = min(progress.recoverable, progress.watermark)
    if progress.pass_end or not end or now_ms < progress.next_pass_ms:
        return progress
    return replace(progress, cursor="", pass_end=end)


def _hints(
    found: Sequence[Entry],
    now_ms: int,
    sender: Sender | None,
    pace: Pace | None,
    chats: dict[str, int],
) -> list[Hint]:
    if sender is None or pace is None:
        return [Hint(entry, max(entry.due_ms, now_ms)) for entry in found]
    chosen = in_turn(found, most_each=CHAT_A_TICK)
    if not chosen:
        return []
    first_ms = sender.reserve(len(chosen), now_ms=now_ms)
    gap_ms, given = pace.chat_gap_ms, dict[str, int]()
    hints = []
    for index, entry in enumerate(chosen):
        token_ms = first_ms + index * sender.interval_ms
        slot_ms = max(token_ms, given.get(entry.owner, 0) + gap_ms)
        slot_ms = _beside(chats.get(entry.owner, 0), slot_ms, gap_ms)
        given[entry.owner] = slot_ms
        hints.append(Hint(entry, slot_ms, reserved=True))
    chats.update({owner: max(slot_ms, chats.get(owner, 0)) for owner, slot_ms in given.items()})
    return hints


def _beside(planned_ms: int, slot_ms: int, gap_ms: int) -> int:
    """At a distance from the chat's last plan, not behind it: this one is late already."""
    return planned_ms + gap_ms if abs(planned_ms - slot_ms) < gap_ms else slot_ms
