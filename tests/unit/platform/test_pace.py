"""Slots of one bot."""

import random

import pytest

from vestnik.platform.due.pace import Pace, Timeline

PACE = Pace()


def given(timeline: Timeline, *wanted: int) -> list[int]:
    """The slots of those who want these instants, in order."""
    slots = []
    for instant in wanted:
        slot = timeline.find(instant)
        timeline.take(slot, in_order=True)
        slots.append(slot)
    return slots


def fullest_second(slots: list[int]) -> int:
    return max(sum(begin <= one < begin + 1_000 for one in slots) for begin in slots)


def test_as_many_as_a_second_holds_share_an_instant() -> None:
    assert given(Timeline(PACE), *[5_000] * 17) == [5_000] * 17


def test_who_has_to_make_room_keeps_a_distance() -> None:
    slots = given(Timeline(PACE), *[5_000] * 20)

    assert slots[17:] == [6_020, 6_080, 6_140]


def test_a_slot_is_never_before_its_instant_and_no_second_is_overfull() -> None:
    chance = random.Random(1)
    wanted = sorted(chance.choice([20_000, chance.randrange(60_000)]) for _ in range(900))

    slots = given(Timeline(PACE), *wanted)

    assert all(slot >= instant for slot, instant in zip(slots, wanted, strict=True))
    assert fullest_second(slots) <= 17


def test_a_burst_fills_at_least_97_percent_of_the_pace() -> None:
    slots = given(Timeline(PACE), *[0] * 5_000)

    assert slots[-1] / 1_000 <= 5_000 / 17 / 0.97


@pytest.mark.parametrize("seed", range(5))
def test_a_later_run_minds_what_earlier_ones_gave(seed: int) -> None:
    chance = random.Random(seed)
    wanted = sorted(chance.randrange(20_000) for _ in range(300))
    first = Timeline(PACE)
    slots = given(first, *wanted[:150])
    kept = first.since(first.full_until_ms - 1_020)

    slots += given(Timeline(PACE, kept, full_until_ms=first.full_until_ms), *wanted[150:])

    assert slots == given(Timeline(PACE), *wanted)
    assert fullest_second(slots) <= 17
