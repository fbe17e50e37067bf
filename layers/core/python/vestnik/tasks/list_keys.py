"""
Where a task stands in which list: `O$<ms>#<id>` among the open ones, `D$<ms>#<id>` among the done.

13 digits of milliseconds since 1970; `$`, `%` are around `#` in the order of characters.
"""

from collections.abc import Iterator, Sequence

from vestnik import clock
from vestnik.accounts.cleared import Gap, Stretch
from vestnik.tasks.model import Task

KeyRange = tuple[str, str]  # the first and the last key


def list_key(task: Task) -> str | None:
    """Where the task stands; None for a deleted one."""
    if task.deleted_at:
        return None
    if task.done_at:
        return f"D${clock.to_ms(max(task.done_at, task.listed)):013d}#{task.id}"
    return f"O${clock.to_ms(task.listed):013d}#{task.id}"


def instant_of(key: str) -> int:
    """The instant of a list key in milliseconds."""
    return int(key[2:15])


def key_ranges(
    within: Sequence[Gap | Stretch], *, done: bool, after_key: str | None = None
) -> Iterator[KeyRange]:
    """The keys of a list in some stretches of time, up to a key of this list if one is given."""
    letter = "D" if done else "O"
    end = after_key if after_key and after_key.startswith(letter) else f"{letter}%"
    for one in within:
        first = f"{letter}${one.after_ms + 1:013d}"
        last = end if one.until_ms is None else min(end, f"{letter}${one.until_ms:013d}%")
        if first <= last:
            yield first, last
