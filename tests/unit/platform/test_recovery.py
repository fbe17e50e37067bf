"""Recovery beside what is planned: whose hint was lost is late already."""

from datetime import timedelta
from itertools import pairwise

import pytest

from tests.support.world import World
from vestnik.platform.due import Plan
from vestnik.platform.due.pace import Pace
from vestnik.platform.due.state import SweepState
from vestnik.platform.due.sweep import sweep


def planned(world: World, ref: str, in_s: float) -> None:
    due_ms = world.now_ms + int(in_s * 1000)
    world.due.put(Plan("reminder", ref, due_ms, "r"), made_ms=world.now_ms)


def swept(world: World) -> dict[str, int]:
    """In how many milliseconds each ref is to be looked at."""
    sweep(
        "reminder",
        now_ms=world.now_ms,
        due=world.due,
        hints=world.hints,
        memory=SweepState(),
        sender=world.sender,
        pace=Pace(),
    )
    return {hint.entry.ref: hint.slot_ms - world.now_ms for hint in world.hints.take()}


def test_what_was_missed_does_not_wait_for_what_is_planned_for_the_same_chat(world: World) -> None:
    world.advance(timedelta(days=10))
    swept(world)
    world.advance(timedelta(days=-10))
    planned(world, "anna:missed:1", 600)
    planned(world, "anna:ahead:1", 1_020)
    world.advance(timedelta(seconds=900))

    slots = swept(world)

    assert slots["anna:ahead:1"] == 120_000
    assert slots["anna:missed:1"] == 0


@pytest.mark.parametrize("planned_in_s", [0.0, 0.9])
def test_two_of_one_chat_keep_a_second_between_them(world: World, planned_in_s: float) -> None:
    world.advance(timedelta(days=10))
    swept(world)
    world.advance(timedelta(days=-10))
    planned(world, "anna:missed:1", 600)
    planned(world, "anna:missed:2", 601)
    planned(world, "anna:ahead:1", 900 + planned_in_s)
    world.advance(timedelta(seconds=900))

    instants = sorted(swept(world).values())

    assert all(later - earlier >= 1_000 for earlier, later in pairwise(instants))
