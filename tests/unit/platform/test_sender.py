"""One bot's pace and pauses: in memory, and in the row that all functions share."""

import random
from collections.abc import Iterator
from typing import Any, Protocol

import pytest

from tests.support.interleave import Pause, Play, schedules
from tests.support.tables import empty_tables
from vestnik.platform.sender import MemorySender, SenderState
from vestnik.platform.sender_row import RowSender

NOON_MS = 1_795_348_800_000
GAP_MS = 125


class Both(Protocol):
    """Ports `Sender` and `BotSender` together."""

    def reserve(self, count: int, *, now_ms: int) -> int: ...

    def paused_until_ms(self, *, now_ms: int) -> int: ...

    def pause(self, until_ms: int, *, now_ms: int) -> None: ...

    def note_failure(self, chat: str, *, now_ms: int) -> int | None: ...

    def note_success(self) -> None: ...


@pytest.fixture(params=["memory", "row"])
def sender(request: pytest.FixtureRequest) -> Iterator[Both]:
    if request.param == "memory":
        yield MemorySender(8)
    else:
        request.getfixturevalue("aws")
        yield RowSender("4242", per_s=8)


def test_each_gets_an_instant_of_his_own(sender: Both) -> None:
    given = [sender.reserve(1, now_ms=NOON_MS) for _ in range(4)]

    assert given == [NOON_MS + n * GAP_MS for n in range(4)]


def test_who_comes_when_all_is_quiet_does_not_wait(sender: Both) -> None:
    sender.reserve(1, now_ms=NOON_MS)

    assert sender.reserve(1, now_ms=NOON_MS + 5_000) == NOON_MS + 5_000


def test_several_are_reserved_at_once(sender: Both) -> None:
    sender.reserve(240, now_ms=NOON_MS)

    assert sender.reserve(1, now_ms=NOON_MS) == NOON_MS + 240 * GAP_MS


def test_nobody_gets_an_instant_within_a_pause_and_the_first_gets_its_end(sender: Both) -> None:
    sender.reserve(1, now_ms=NOON_MS)
    sender.pause(NOON_MS + 7_000, now_ms=NOON_MS)

    assert sender.paused_until_ms(now_ms=NOON_MS) == NOON_MS + 7_000
    assert sender.reserve(1, now_ms=NOON_MS + 1) == NOON_MS + 7_000
    assert sender.reserve(1, now_ms=NOON_MS + 1) == NOON_MS + 7_000 + GAP_MS


def test_a_pause_does_not_shorten_a_longer_one_nor_what_is_reserved(sender: Both) -> None:
    sender.reserve(80, now_ms=NOON_MS)
    sender.pause(NOON_MS + 7_000, now_ms=NOON_MS)
    sender.pause(NOON_MS + 3_000, now_ms=NOON_MS)

    assert sender.paused_until_ms(now_ms=NOON_MS) == NOON_MS + 7_000
    assert sender.reserve(1, now_ms=NOON_MS) == NOON_MS + 10_000


def test_what_a_clock_ahead_left_counts_as_nothing(sender: Both) -> None:
    ahead_ms = NOON_MS + 3_600_000
    sender.pause(ahead_ms + 60_000, now_ms=ahead_ms)

    assert sender.reserve(1, now_ms=NOON_MS) == NOON_MS
    assert sender.paused_until_ms(now_ms=NOON_MS) <= NOON_MS


def test_one_chat_that_fails_does_not_pause_the_bot(sender: Both) -> None:
    answers = [sender.note_failure("anna", now_ms=NOON_MS + n) for n in range(5)]

    assert answers == [None] * 5
    assert sender.reserve(1, now_ms=NOON_MS) == NOON_MS


def test_several_chats_that_fail_do_and_longer_each_time(sender: Both) -> None:
    answers = [sender.note_failure(chat, now_ms=NOON_MS) for chat in ("anna", "ben", "carl")]
    assert answers == [None, None, NOON_MS + 5_000]
    assert sender.note_failure("dora", now_ms=NOON_MS + 1) == NOON_MS + 5_000

    assert sender.note_failure("anna", now_ms=NOON_MS + 5_000) == NOON_MS + 15_000
    assert sender.reserve(1, now_ms=NOON_MS + 5_001) == NOON_MS + 15_000


def test_a_success_in_between_means_that_the_bot_works(sender: Both) -> None:
    sender.note_failure("anna", now_ms=NOON_MS)
    sender.note_failure("ben", now_ms=NOON_MS)
    sender.note_success()

    assert sender.note_failure("carl", now_ms=NOON_MS) is None


def test_failures_long_ago_are_forgotten(sender: Both) -> None:
    sender.note_failure("anna", now_ms=NOON_MS)
    sender.note_failure("ben", now_ms=NOON_MS)

    assert sender.note_failure("carl", now_ms=NOON_MS + 301_000) is None


@pytest.mark.parametrize("seed", range(5))
def test_both_keep_the_same_books(aws: None, seed: int) -> None:
    chance, now_ms = random.Random(seed), NOON_MS
    memory, row = MemorySender(8), RowSender("4242", per_s=8)

    for _ in range(60):
        now_ms += chance.choice([0, 10, 200, 3_000, 90_000, -30_000, -90_000])
        count, until_ms = chance.choice([1, 1, 20]), now_ms + chance.choice([500, 7_000])
        chat, what = chance.choice("abcd"), chance.random()
        if what < 0.6:
            reserved = [one.reserve(count, now_ms=now_ms) for one in (memory, row)]
            assert reserved[0] == reserved[1]
        elif what < 0.75:
            memory.pause(until_ms, now_ms=now_ms)
            row.pause(until_ms, now_ms=now_ms)
        elif what < 0.9:
            paused = [one.note_failure(chat, now_ms=now_ms) for one in (memory, row)]
            assert paused[0] == paused[1]
        else:
            memory.note_success()
            row.note_success()


class Interruptible(RowSender):
    """Somebody else may be faster before each of its writes."""

    def __init__(self, pause: Pause) -> None:
        super().__init__("4242", per_s=8)
        self._pause = pause

    def _update(self, *given: Any, **named: Any) -> SenderState | None:
        self._pause()
        return super()._update(*given, **named)


def test_in_no_order_of_a_race_an_instant_is_given_twice(aws: None) -> None:
    def stage() -> tuple[None, list[Play]]:
        empty_tables()
        play: Play = lambda pause: Interruptible(pause).reserve(1, now_ms=NOON_MS)  # noqa: E731 - one line
        return None, [play] * 2

    results = [given for _, given in schedules(stage)]

    assert len(results) > 3
    for given in results:
        assert sorted(given) == [NOON_MS, NOON_MS + GAP_MS]
