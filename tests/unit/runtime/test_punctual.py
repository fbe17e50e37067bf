"""Records of hints, each worked on at its slot."""

import threading
import time
from collections.abc import Callable
from functools import partial

import pytest

from functions.runtime.punctual import Punctual
from functions.runtime.sqs import Received
from vestnik import clock
from vestnik.platform.due import Hint


def record(message_id: str, *slots_ms: int) -> Received:
    hints = [
        {"pk": "reminder#0", "sk": f"{slot:013d}#a:b:{message_id}{n}#r", "made": 0, "slot": slot}
        for n, slot in enumerate(slots_ms)
    ]
    return Received(message_id, {"hints": hints})


def run(
    *records: Received,
    work: Callable[[Hint], None] = lambda _hint: None,
    admit: Callable[[Hint], int] = lambda hint: hint.slot_ms,
    time_left_ms: int = 60_000,
    expect: Callable[[int], None] = lambda _count: None,
) -> tuple[set[str], list[Hint]]:
    again: list[Hint] = []
    punctual = Punctual(
        admit,
        lambda hint: partial(work, hint),
        lambda hints, _now: again.extend(hints),
        lambda: time_left_ms,
        expect=expect,
    )
    return punctual.at_their_slots(records), again


def test_nothing_begins_before_its_slot_and_nobody_waits_for_another() -> None:
    begun: dict[int, int] = {}
    together = threading.Barrier(3, timeout=5)

    def work(hint: Hint) -> None:
        begun[hint.slot_ms] = clock.now_ms()
        together.wait()

    now_ms = clock.now_ms()
    slots = [now_ms + 30, now_ms + 60, now_ms + 90]
    failed, _ = run(record("one", slots[2], slots[0]), record("two", slots[1]), work=work)

    assert failed == set()
    assert all(begun[slot] >= slot for slot in slots)


def test_what_came_too_early_is_hinted_again_and_not_waited_for() -> None:
    worked: list[Hint] = []
    started = time.monotonic()

    _, again = run(record("one", clock.now_ms() + 60_000), work=worked.append)

    assert (len(again), worked) == (1, [])
    assert time.monotonic() - started < 20


def test_who_has_to_wait_for_his_place_is_hinted_again_at_it_as_his_own() -> None:
    worked: list[Hint] = []
    place_ms = clock.now_ms() + 5_000

    _, again = run(record("one", 0), work=worked.append, admit=lambda _hint: place_ms)

    assert worked == []
    assert [(hint.slot_ms, hint.reserved) for hint in again] == [(place_ms, True)]


def test_a_place_within_the_second_is_waited_for() -> None:
    begun: list[int] = []
    place_ms = clock.now_ms() + 60

    run(record("one", 0), work=lambda _: begun.append(clock.now_ms()), admit=lambda _: place_ms)

    assert begun[0] >= place_ms


def test_nothing_begins_that_could_not_be_recorded_before_the_function_is_ended() -> None:
    worked: list[Hint] = []

    _, again = run(record("one", 0), work=worked.append, time_left_ms=14_999)

    assert (len(again), worked) == (1, [])


def test_a_record_fails_alone() -> None:
    def work(hint: Hint) -> None:
        if hint.entry.ref == "a:b:two0":
            raise RuntimeError("bug")

    failed, _ = run(record("one", 0), record("two", 0), work=work)

    assert failed == {"two"}


def test_what_the_fullest_instant_needs_is_made_ready_before_it() -> None:
    begun_ms: list[int] = []
    expected: list[tuple[int, int]] = []
    soon_ms = clock.now_ms() + 150

    run(
        record("one", soon_ms, soon_ms, soon_ms + 60),
        record("two", soon_ms),
        work=lambda _: begun_ms.append(clock.now_ms()),
        expect=lambda count: expected.append((count, len(begun_ms))),
    )

    assert expected == [(3, 0)]
    assert len(begun_ms) == 4


def test_who_can_not_be_made_ready_for_is_not_held_back() -> None:
    worked: list[Hint] = []

    def expect(_count: int) -> None:
        raise RuntimeError("bug")

    failed, _ = run(record("one", 0), work=worked.append, expect=expect)

    assert (failed, len(worked)) == (set(), 1)


@pytest.mark.parametrize("body", [None, [], {}, {"hints": [{}]}, {"hints": [{"pk": 1}]}])
def test_a_record_that_is_no_hint_fails_alone(body: object) -> None:
    failed, _ = run(Received("bad", body), record("good", 0))

    assert failed == {"bad"}
