"""The only code that makes entries and near hints."""

import logging
from collections.abc import Callable, Sequence
from typing import TypeVar

from vestnik.errors import TransientError
from vestnik.platform.due.entry import WRITE_WITHIN_MS, Plan
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
    reserved: bool = False,
) -> Written:
    """
    Write a row that waits: its entries first, then the row, then the hints of near ones.

    So a row that waits always has its entry; an entry without its row is an orphan and harmless. A
    refused write leaves its entries and hints: it may be the second asking of one that was not
    refused.

    Args:
        write: writes the row; what it raises is passed on.
        reserved: the plans' instants are slots that their sender has reserved for them.

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
        near = [Hint(entry, entry.due_ms, reserved=reserved) for entry in entries if entry.near]
        _hint_near(near, hints, now_ms())


def _hint_near(near: Sequence[Hint], hints: HintQueue, now_ms: int) -> None:
    if not near:
        return
    try:
        hints.send(near, now_ms=now_ms)
    except TransientError:
        _log.warning("hints lost, the sweep will find the rows", extra={"entries": len(near)})
