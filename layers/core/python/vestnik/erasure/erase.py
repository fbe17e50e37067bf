"""
Erasing what an account has left, until nothing is.

What was erased is gone: whoever goes on begins at the beginning. Requests that saw the account
before it ended may still write under it; they have ended 75 s later, no function lives longer. So
an erasure is closed by a pass that begins then and finds nothing (as merges are, ADR 13).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from vestnik import clock
from vestnik.erasure.model import ERASURE, Erasure
from vestnik.erasure.ports import Erasures
from vestnik.platform.due import Due, Entry, HintQueue, Plan, schedule

_WAITED_FOR_MS = 2_000  # whoever is earlier leaves it to the sweep
_LOOK_AGAIN = timedelta(seconds=5)  # after a pass that found something

Drawer = Callable[[Erasure], Iterator[None]]


def plan_of(erasure: Erasure, at: datetime) -> Plan:
    """The plan by which an erasure waits for an instant."""
    return Plan(ERASURE, erasure.user_id, clock.to_ms(at), erasure.rev)


@dataclass(frozen=True)
class Eraser:
    """
    What erasing works with.

    `drawers`: where an account has things; each empties itself, thing by thing. `late_drawers` are
    shared with whoever comes next, they wait until nobody works for the account. `has_time`:
    whether one more thing may be begun.
    """

    erasures: Erasures
    drawers: Sequence[Drawer]
    late_drawers: Sequence[Drawer]
    due: Due
    hints: HintQueue
    now: Callable[[], datetime]
    wait_until_ms: Callable[[int], None]
    has_time: Callable[[], bool]

    @property
    def now_ms(self) -> int:
        return clock.to_ms(self.now())


def go_on(entry: Entry, eraser: Eraser) -> None:
    """Go on with the erasure of an entry, unless somebody else is at it; hints come a bit early."""
    if 0 < entry.due_ms - eraser.now_ms <= _WAITED_FOR_MS:
        eraser.wait_until_ms(entry.due_ms)
    erasure = eraser.erasures.claim(entry, now=eraser.now())
    if erasure:
        _erase(erasure, eraser)
    elif entry.is_old(eraser.now_ms) and not eraser.erasures.awaits(entry):
        eraser.due.delete(entry)


def _erase(erasure: Erasure, eraser: Eraser) -> None:
    """Erase as much as there is time for, and plan what is left; the erasure is the caller's."""
    next_at = _erased_until(erasure, eraser)
    if next_at:
        _put_off(erasure, next_at, eraser)
    elif eraser.erasures.close(erasure):
        eraser.due.delete(_entry(erasure, erasure.next_at, eraser))


def _erased_until(erasure: Erasure, eraser: Eraser) -> datetime | None:
    """When there will be more to do; None if never."""
    is_settled, found = eraser.now() >= erasure.settled_at, False
    drawers = (*eraser.drawers, *(eraser.late_drawers if is_settled else ()))
    for drawer in drawers:
        for _ in drawer(erasure):
            found = True
            if not eraser.has_time():
                return eraser.now()
    if not is_settled:
        return erasure.settled_at
    return eraser.now() + _LOOK_AGAIN if found else None


def _put_off(erasure: Erasure, next_at: datetime, eraser: Eraser) -> None:
    old, new = (_entry(erasure, at, eraser) for at in (erasure.next_at, next_at))
    is_ours = schedule(
        [plan_of(erasure, next_at)],
        lambda: eraser.erasures.put_off(erasure, next_at),
        due=eraser.due,
        hints=eraser.hints,
        now_ms=lambda: eraser.now_ms,
    )
    if is_ours and old.sk != new.sk:
        eraser.due.delete(old)


def _entry(erasure: Erasure, at: datetime, eraser: Eraser) -> Entry:
    return eraser.due.entry(plan_of(erasure, at))
