"""
Doing many things each at its own instant.

The hints of a whole batch wait together: the caller's thread sleeps until just before the next
slot and hands the rest to the pool, so nobody waits behind somebody else's waiting. There a hint
asks for its place in the pace, prepares, waits for its instant, and only then has its effect.
Meanwhile one thread makes ready what the fullest instant needs.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

from functions.runtime.observe import log
from functions.runtime.sqs import Received
from vestnik import clock
from vestnik.platform.due.admission import BEFORE_MS, EFFECT_MS
from vestnik.platform.due.hints import Hint, read_hints

TOO_EARLY_MS = 20_000  # a hint that comes earlier is sent again instead of waited for
WAITED_FOR_MS = 1_000  # as long a thread waits for a place that was not at once to be had
THREADS = 32


@dataclass(frozen=True)
class Punctual:
    """
    What is done with hints.

    `admit`: asks for the instant at which a hint may have its effect. `prepare`: does what need
    not wait for it, and answers the effect. `hint_again`: sends hints that have to wait longer than
    this function may. `time_left_ms`: until the platform ends this invocation. `threads`: as many
    have their effect at once. `effect_ms`: how much time has to be left for one. `expect`: is told
    beforehand how many effects will fall on one instant.
    """

    admit: Callable[[Hint], int]
    prepare: Callable[[Hint], Callable[[], object]]
    hint_again: Callable[[list[Hint], int], None]
    time_left_ms: Callable[[], int]
    threads: int = THREADS
    effect_ms: int = EFFECT_MS
    expect: Callable[[int], None] = lambda _count: None

    def at_their_slots(self, records: Sequence[Received]) -> set[str]:
        """
        Work on each hint of the records at its slot, never before.

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
        return failed | self._run(waiting)

    def _run(self, waiting: list[tuple[Hint, str]]) -> set[str]:
        now_ms = clock.now_ms()
        early = [hint for hint, _ in waiting if hint.slot_ms > now_ms + TOO_EARLY_MS]
        if early:
            self.hint_again(early, now_ms)
        soon = sorted(
            (one for one in waiting if one[0].slot_ms <= now_ms + TOO_EARLY_MS),
            key=lambda one: one[0].slot_ms,
        )
        if not soon:
            return set()
        running: list[tuple[Future[None], str]] = []
        with ThreadPoolExecutor(max_workers=min(self.threads, len(soon))) as pool:
            ready = pool.submit(self.expect, min(self.threads, _at_one_instant(soon)))
            for hint, message_id in soon:
                clock.wait_until_ms(hint.slot_ms - BEFORE_MS)
                running.append((pool.submit(self._one, hint), message_id))
        _has_failed(ready)
        return {message_id for done, message_id in running if _has_failed(done)}

    def _one(self, hint: Hint) -> None:
        at_ms, now_ms = self.admit(hint), clock.now_ms()
        has_time = self.time_left_ms() >= max(0, at_ms - now_ms) + self.effect_ms
        if at_ms > now_ms + WAITED_FOR_MS or not has_time:
            self.hint_again([replace(hint, slot_ms=at_ms, reserved=True)], now_ms)
            return
        clock.wait_until_ms(at_ms - BEFORE_MS)
        effect = self.prepare(hint)
        clock.wait_until_ms(at_ms)
        effect()


def _at_one_instant(waiting: Sequence[tuple[Hint, str]]) -> int:
    return max(Counter(hint.slot_ms for hint, _ in waiting).values())


def _has_failed(done: Future[None]) -> bool:
    error = done.exception()
    if error is not None:
        log.error("hint failed", exc_info=error)
    return error is not None
