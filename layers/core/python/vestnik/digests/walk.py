"""
Walking a night: page by page, the people of a page side by side.

What was served is noted after each page, and when time is up: people with thousands of open tasks
take seconds each. Whoever goes on after a crash writes a page's digests again, and finds them
there. One whose digest can't be written stops nobody: he is tried again when all others are served.
When many can't, nothing is noted, and the page is tried again later.
"""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from vestnik import clock
from vestnik.digests.model import FAILED_IN_ALL, FAILED_MAX, PATIENCE, Night, plan_of
from vestnik.digests.person import Slots, Writer, write_digest
from vestnik.digests.ports import Nights, People
from vestnik.platform.backoff import TRIES_MAX, backoff_s
from vestnik.platform.due import Due, Entry, HintQueue, schedule

PAGE = 100  # people
_AT_ONCE = 8  # a fraction of a processor, and a megabyte of each one's list at a time
_OUTAGE_TRIES = 4  # stands for how long an outage lasts: tried again within a minute

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Walker:
    """
    What walking works with.

    `slots`: when mails may go, from an instant on. `has_time`: whether to go on with more people.
    """

    nights: Nights
    people: People
    writer: Writer
    slots: Callable[[datetime], Slots]
    due: Due
    hints: HintQueue
    now: Callable[[], datetime]
    random: Callable[[], float]
    has_time: Callable[[], bool]

    @property
    def now_ms(self) -> int:
        return clock.to_ms(self.now())


def go_on(entry: Entry, walker: Walker) -> None:
    """Go on with the night of an entry, unless somebody else is at it."""
    night = walker.nights.claim(entry, now=walker.now())
    if night:
        _walk(night, entry, walker)
    elif entry.is_old(walker.now_ms) and not walker.nights.awaits(entry):
        walker.due.delete(entry)


def _walk(night: Night, entry: Entry, walker: Walker) -> None:
    """Walk as far as there is time for, and plan what is left; the night is the caller's."""
    slots = walker.slots(max(night.slot_at, walker.now()))
    while not night.is_read:
        page = walker.people.page(night.bucket, after=night.cursor, limit=PAGE)
        left, failed = _serve(page.user_ids, night, slots, walker)
        page = page.without(left)
        if _is_outage(failed, night) and not night.is_over(walker.now()):
            _put_off(night, backoff_s(_OUTAGE_TRIES, random=walker.random), entry, walker)
            return
        night = night.past(page, failed, slot_at=slots.next_at)
        if not walker.nights.note(night):
            return
        if not walker.has_time():
            _put_off(night, 0, entry, walker)
            return
    _end(night, slots, entry, walker)


def _is_outage(failed: Sequence[str], night: Night) -> bool:
    return len(failed) > FAILED_MAX or len(night.failed) + len(failed) > FAILED_IN_ALL


def _end(night: Night, slots: Slots, entry: Entry, walker: Walker) -> None:
    """All have been read: try again whose digest could not be written, or close the night."""
    if night.tries and night.failed:
        left, failed = _serve(night.failed, night, slots, walker)
        night = replace(night, failed=(*left, *failed), slot_at=slots.next_at)
    is_late = walker.now() - night.midnight > PATIENCE
    if not night.failed or (is_late and night.tries >= TRIES_MAX):
        if night.failed:
            _log.error("no digest", extra={"night": night.ref, "users": night.failed})
        if walker.nights.close(night):
            walker.due.delete(entry)
        return
    night = replace(night, tries=night.tries + 1)
    _put_off(night, backoff_s(night.tries, random=walker.random), entry, walker)


def _serve(
    user_ids: Sequence[str], night: Night, slots: Slots, walker: Walker
) -> tuple[Sequence[str], list[str]]:
    """Serve them as long as there is time; answers who is left, and who could not be served."""
    failed: list[str] = []
    for first in range(0, len(user_ids), _AT_ONCE):
        if first and not walker.has_time():
            return user_ids[first:], failed
        failed += _served(user_ids[first : first + _AT_ONCE], night, slots, walker)
    return (), failed


def _served(user_ids: Sequence[str], night: Night, slots: Slots, walker: Walker) -> list[str]:
    """Write the digests of these people side by side; answers whose could not be written."""
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        running = [
            (one, pool.submit(write_digest, one, night, slots, walker.writer)) for one in user_ids
        ]
    return [user_id for user_id, written in running if _has_failed(user_id, written)]


def _has_failed(user_id: str, written: "Future[None]") -> bool:
    error = written.exception()
    if error is not None:
        _log.warning("digest not written", exc_info=error, extra={"user_id": user_id})
    return error is not None


def _put_off(night: Night, wait_s: float, entry: Entry, walker: Walker) -> None:
    later = replace(night, next_at=walker.now() + timedelta(seconds=wait_s))
    is_ours = schedule(
        [plan_of(later)],
        lambda: walker.nights.put_off(later),
        due=walker.due,
        hints=walker.hints,
        now_ms=lambda: walker.now_ms,
    )
    if is_ours and walker.due.entry(plan_of(later)).sk != entry.sk:
        walker.due.delete(entry)
