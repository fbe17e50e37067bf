"""Taking turns, so that nobody's rows follow each other closely."""

from collections import Counter
from collections.abc import Sequence

from vestnik.platform.due.entry import Entry


def in_turn(entries: Sequence[Entry], *, most_each: int | None = None) -> list[Entry]:
    """One of each owner, then a second of each, and so on; at most so many of each."""
    seen: Counter[str] = Counter()
    ranked = []
    for entry in entries:
        seen[entry.owner] += 1
        if most_each is None or seen[entry.owner] <= most_each:
            ranked.append((seen[entry.owner], entry))
    return [entry for _, entry in sorted(ranked, key=lambda one: one[0])]
