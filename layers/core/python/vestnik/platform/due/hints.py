"""Hints: messages that name entries. They may be lost, doubled, late or early: the row decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vestnik.platform.due.entry import Entry

PER_MESSAGE = 17  # as many as one bot may send in one second


@dataclass(frozen=True)
class Hint:
    """
    Look at the entry's row at `slot_ms`, not before.

    `reserved`: the slot is this row's own in the pace of its sender; others ask for one first.
    """

    entry: Entry
    slot_ms: int
    reserved: bool = False

    def as_json(self) -> dict[str, object]:
        return {
            "pk": self.entry.pk,
            "sk": self.entry.sk,
            "made": self.entry.made_ms,
            "slot": self.slot_ms,
            "reserved": self.reserved,
        }


def read_hints(body: Mapping[str, Any]) -> list[Hint]:
    """
    The hints of a message.

    Raises:
        KeyError, TypeError: it is no message of ours (it will end as a dead letter).
    """
    return [
        Hint(
            Entry(pk=one["pk"], sk=one["sk"], made_ms=int(one["made"])),
            slot_ms=int(one["slot"]),
            reserved=bool(one.get("reserved")),
        )
        for one in body["hints"]
    ]


def pack(hints: Sequence[Hint]) -> list[list[Hint]]:
    """Hints of one second together, at most 17 in a message."""
    groups: list[list[Hint]] = []
    for hint in sorted(hints, key=lambda one: one.slot_ms):
        last = groups[-1] if groups else []
        same_second = bool(last) and last[0].slot_ms // 1000 == hint.slot_ms // 1000
        if same_second and len(last) < PER_MESSAGE:
            last.append(hint)
        else:
            groups.append([hint])
    return groups
