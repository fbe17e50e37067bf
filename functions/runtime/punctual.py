"""
Doing many things each at its own instant.

The hints of a whole batch wait together: the caller's thread sleeps until the next slot and hands
the work to the pool, so nobody waits behind somebody else's waiting.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from functions.runtime.observe import log
from functions.runtime.sqs import Received
from vestnik import clock
from vestnik.platform.due.hints import Hint, read_hints

TOO_EARLY_MS = 20_000  # a hint that comes earlier is sent again instead of waited for
THREADS = 32


def at_their_slots(
    records: Sequence[Received],
    work: Callable[[Hint], None],
    hint_again: Callable[[list[Hint], int], None],
) -> set[str]:
    """
    Run `work` for each hint of the records at its slot, never before.

    Answers the ids of records of which some hint failed or couldn't be read.
    """
    failed: set[str] = set()
    waiting: list[tuple[Hint, str]] = []
    for record in records:
        try:
            waiting += [(hint, record.message_id) for hint in read_hints(record.body)]
        except (KeyError, TypeError, ValueError):
            log.exception("no hints in record", message_id=record.message_id)
            failed.add(record.message_id)
    return failed | _run(waiting, work, hint_again)


def _run(
    waiting: list[tuple[Hint, str]],
    work: Callable[[Hint], None],
    hint_again: Callable[[list[Hint], int], None],
) -> set[str]:
    now_ms = clock.now_ms()
    early = [hint for hint, _ in waiting if hint.slot_ms > now_ms + TOO_EARLY_MS]
    if early:
        hint_again(early, now_ms)
    soon = sorted(
        (one for one in waiting if one[0].slot_ms <= now_ms + TOO_EARLY_MS),
        key=lambda one: one[0].slot_ms,
    )
    with ThreadPoolExecutor(max_workers=max(1, min(THREADS, len(soon)))) as pool:
        running: list[tuple[Future[None], str]] = []
        for hint, message_id in soon:
            clock.wait_until_ms(hint.slot_ms)
            running.append((pool.submit(work, hint), message_id))
    return {message_id for done, message_id in running if _has_failed(done)}


def _has_failed(done: Future[None]) -> bool:
    error = done.exception()
    if error is not None:
        log.error("hint failed", exc_info=error)
    return error is not None
