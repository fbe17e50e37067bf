"""The only code that makes entries and near hints."""

import logging
from collections.abc import Callable, Sequence
from typing import TypeVar

from vestnik.errors import TransientError
from vestnik.platform.due.entry import WRITE_WITHIN_MS, Entry, Plan
from vestnik.platform.due.hints import Hint
from vestnik.platform.due.ports import Due, HintQueue

_log = logging.getLogger(__name__)

Written = TypeVar("Written")


def schedule(
    plans: Sequence[Plan],
    write: Callable[[], Written],
    *,
    due: Due,
    hints: HintQueue,
    now_ms: Callable[[], int],
) -> Written:
    """
    Write a row that waits: its entries first, then the row, then the hints of near ones.

    So a row that waits always has its entry; an entry without its row is an orphan and harmless.
    Entries and hints of a refused write stay too: the refusal may be the client's own repetition
    of a write whose first answer was lost, and then the row is there and waits.

    Args:
        write: writes the row; what it raises is passed on.

    Raises:
        TransientError: the entries took so long that somebody may already call them orphans.
    """
    made_ms = now_ms()
    entries = [due.put(plan, made_ms=made_ms) for plan in plans]
    if now_ms() - made_ms > WRITE_WITHIN_MS:
        raise TransientError("storage_unavailable")
    try:
        return write()
    finally:
        _hint_near([entry for entry in entries if entry.near], hints, now_ms())


def _hint_near(entries: Sequence[Entry], hints: HintQueue, now_ms: int) -> None:
    if not entries:
        return
    try:
        hints.send([Hint(entry, entry.due_ms) for entry in entries], now_ms=now_ms)
    except TransientError:
        _log.warning("hints lost, the sweep will find the rows", extra={"entries": len(entries)})
