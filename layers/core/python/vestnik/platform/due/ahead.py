"""The first look at what comes due: each entry gets its slot, once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from vestnik.platform.due.entry import LOST_AFTER_MS, Entry, instant_of
from vestnik.platform.due.hints import Hint
from vestnik.platform.due.pace import JITTER_MS, SECOND_MS, Pace, Timeline
from vestnik.platform.due.progress import Mark
from vestnik.platform.due.turns import in_turn

HEAD_START_MS = 500  # hints of what is overdue are sent within this; who waits sees them late


@dataclass
class Planner:
    """
    Gives slots to entries in their order.

    `not_before_ms`: the bot's pause ends then. `chats`: the last slot of each owner. Without a pace
    an entry's slot is its instant.
    """

    now_ms: int
    pace: Pace | None
    timeline: Timeline
    chats: dict[str, int] = field(default_factory=dict)
    not_before_ms: int = 0
    hints: list[Hint] = field(default_factory=list)

    def mark(self, reached: str) -> Mark:
        """What is left to say of a run that came as far as the key `reached`."""
        last_ms = max((hint.slot_ms for hint in self.hints), default=0)
        delay_ms = max((hint.slot_ms - hint.entry.due_ms for hint in self.hints), default=0)
        return Mark(reached, max(last_ms, instant_of(reached)), delay_ms)

    def plan(self, entries: Sequence[Entry]) -> str | None:
        """
        Give slots; answers a key before which all have one, if the bot has none left for some.

        What comes after it may have got a slot too, and will be hinted once more.
        """
        ordered = _in_order(entries)
        for place, entry in enumerate(ordered):
            if _hints_itself(entry, self.now_ms):
                continue
            if self.pace is None:
                self.hints.append(Hint(entry, max(entry.due_ms, self.now_ms)))
            elif not self._give(entry, self.pace):
                return min(one.sk for one in ordered[place:])
        return None

    def _give(self, entry: Entry, pace: Pace) -> bool:
        """
        Reserve the entry's slot, or leave it to recovery; False where the bot's pace has no room.

        Only that stops the watermark: rows of a paused bot, or of a chat that is far behind, would
        hold up everybody after them.
        """
        wanted_ms = max(entry.due_ms, self.now_ms + HEAD_START_MS, self.not_before_ms)
        chat_ms = self.chats.get(entry.owner, 0) + pace.chat_gap_ms
        earliest_ms, latest_ms = max(wanted_ms, chat_ms), self.now_ms + pace.ahead_ms
        behind_ms = chat_ms - max(wanted_ms, self.timeline.full_until_ms)
        if wanted_ms > latest_ms or behind_ms > pace.chat_behind_ms:
            return True
        slot_ms = self.timeline.find(earliest_ms)
        if slot_ms > latest_ms:
            return earliest_ms > wanted_ms
        self.timeline.take(slot_ms, in_order=earliest_ms == wanted_ms)
        self.chats[entry.owner] = slot_ms
        self.hints.append(Hint(entry, slot_ms, reserved=True))
        return True

    def still_minded(self, from_ms: int) -> tuple[tuple[int, ...], dict[str, int]]:
        """Slots and chats that matter to entries whose slots are at `from_ms` or later."""
        since_ms = max(from_ms, self.timeline.full_until_ms) - SECOND_MS - JITTER_MS
        chats = {owner: slot for owner, slot in self.chats.items() if slot > since_ms}
        return self.timeline.since(since_ms), chats


def _in_order(entries: Sequence[Entry]) -> list[Entry]:
    """
    By instant; of those with the same one, people take turns.

    One after another they would each take a second, while the bot's seconds stay half empty.
    """
    groups = groupby(entries, key=lambda entry: entry.due_ms)
    return [entry for _, same in groups for entry in in_turn(list(same))]


def _hints_itself(entry: Entry, now_ms: int) -> bool:
    """Whether who planned it has sent its hint, and that is not lost yet."""
    return entry.near and entry.due_ms + LOST_AFTER_MS > now_ms
