"""Delivery in simulated worlds: nothing lost, nothing early, nothing doubled, at the pace."""

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

import pytest

from tests.model.checks import (
    broken,
    fullest_second,
    lateness_ms,
    reminders,
    seconds_from_first_to_last,
    too_fast,
)
from tests.model.faults import NONE, Faults
from tests.model.random_worlds import RUN_S, world_of
from tests.model.world import World
from vestnik.platform.due.pace import Pace
from vestnik.tasks.model import ReminderState

FULL = os.environ.get("EXPLORE") == "full"
SEEDS = 40  # in the fast slice
DUE_S = 900.0
PER_S = 17


def burst(
    count: int,
    faults: Faults = NONE,
    *,
    due_s: float = DUE_S,
    owners: int | None = None,
    replies: int = 0,
) -> World:
    """So many due at one instant, everybody his own or shared among a few."""
    world = World(faults=faults, replies=replies)
    for number in range(count):
        world.given(due_s, number % (owners or count))
    world.run(RUN_S)
    return world


def spread(count: int, faults: Faults, *, begin_s: float = 880.0, over_s: float = 300.0) -> World:
    """So many one after the other."""
    world = World(faults=faults)
    for number in range(count):
        world.given(begin_s + over_s * number / count, number)
    world.run(RUN_S)
    return world


@pytest.mark.parametrize(
    "count",
    [
        17,
        2_000,
        pytest.param(10_000, marks=pytest.mark.explore),
        pytest.param(50_000, marks=pytest.mark.explore),
    ],
)
def test_a_burst_drains_at_the_pace_and_each_is_hinted_once(count: int) -> None:
    world = burst(count)

    assert broken(world) == []
    assert too_fast(world) == []
    assert seconds_from_first_to_last(world) <= count / PER_S / 0.97
    assert world.figures.hints <= 1.2 * count
    assert lateness_ms(world)[:PER_S] == [0] * PER_S


def test_a_burst_for_few_people_fills_the_pace_as_well() -> None:
    world = burst(2_000, owners=40)

    assert broken(world) == []
    assert too_fast(world) == []
    assert seconds_from_first_to_last(world) <= 2_000 / PER_S / 0.97
    assert world.figures.hints <= 1.2 * 2_000


def test_what_is_beyond_the_longest_delay_waits_for_a_later_sweep() -> None:
    world = World(pace=Pace(ahead_ms=240_000), replies=60)
    for number in range(6_000):
        world.given(DUE_S, number)
    world.run(RUN_S)

    assert broken(world) == []
    assert too_fast(world) == []
    assert seconds_from_first_to_last(world) <= 6_000 / PER_S / 0.97
    assert world.figures.hints <= 1.2 * 6_000


def test_who_shares_an_instant_with_few_is_not_late() -> None:
    world = burst(PER_S)

    assert lateness_ms(world) == [0] * PER_S
    assert world.figures.messages == 1


def test_replies_and_a_burst_together_stay_below_what_telegram_takes() -> None:
    world = burst(1_000, replies=400)

    assert broken(world) == []
    assert too_fast(world) == []
    assert fullest_second(world.figures.effects) > PER_S


def test_a_burst_of_near_ones_takes_turns_in_the_limiter() -> None:
    world = burst(2_000, due_s=200.0)

    assert broken(world) == []
    assert too_fast(world) == []
    assert fullest_second(world.figures.effects) <= 8
    assert seconds_from_first_to_last(world) <= 2_000 / 8 / 0.97
    assert world.figures.hints <= 2.5 * 2_000


def test_one_chat_with_1500_makes_nobody_else_late() -> None:
    world = World()
    for number in range(1_500):
        world.given(DUE_S, 0)
        world.given(DUE_S + 0.08 * number, 1 + number)
    world.run(RUN_S)

    assert broken(world) == []
    assert too_fast(world) == []
    others = [one for one in reminders(world) if one.owner != "u0"]
    late = [one.at_ms - _due_ms(world, one.task_id) for one in others]
    assert max(late) < 3_000
    assert world.figures.hints <= 1.2 * 3_000
    first = min(one.at_ms for one in reminders(world) if one.owner == "u0")
    assert max(one.at_ms for one in reminders(world)) - first < 3_600_000


def test_one_chat_with_1500_keeps_nobody_from_being_recovered() -> None:
    world = World(faults=Faults(lost_until=DUE_S))
    for _ in range(1_500):
        world.given(DUE_S, 0)
    for number in range(10):
        world.given(DUE_S - 1, 1 + number)
    world.run(RUN_S)

    assert broken(world) == []
    others = [one for one in reminders(world) if one.owner != "u0"]
    assert max(one.at_ms - _due_ms(world, one.task_id) for one in others) < 500_000


@pytest.mark.parametrize("down_s", [600.0, 2_400.0])
def test_after_an_outage_of_ours_everything_goes_out_at_the_pace(down_s: float) -> None:
    world = spread(2_000, Faults(down=((870.0, 870.0 + down_s),)), over_s=300.0)

    assert broken(world) == []
    assert too_fast(world) == []


def test_hints_that_waited_for_the_worker_do_not_all_go_out_when_it_is_back() -> None:
    world = burst(2_000, Faults(down=((870.0, 1_470.0),)))

    assert broken(world) == []
    assert too_fast(world) == []


@pytest.mark.parametrize("down_s", [600.0, 2_400.0])
def test_after_an_outage_of_telegram_nobody_has_failed(down_s: float) -> None:
    world = spread(600, Faults(telegram_down=((870.0, 870.0 + down_s),)), over_s=2_400.0)

    assert broken(world) == []
    assert world.reminders.states() == {ReminderState.SENT: 600}
    assert world.figures.calls <= 800


@pytest.mark.parametrize("banned_s", [7.0, 1_200.0])
def test_a_flooded_bot_waits_as_a_whole_and_exactly_as_long_as_it_was_told(banned_s: float) -> None:
    world = spread(1_000, Faults(bans=((900.0, banned_s),)))

    assert broken(world) == []
    assert fullest_second(world.figures.effects) <= 25
    assert world.figures.bans <= 3
    begun_ms = min(one.at_ms for one in reminders(world)) + 20_000
    first_after = min(one.at_ms for one in reminders(world) if one.at_ms >= begun_ms)
    assert abs(first_after - begun_ms - banned_s * 1000) <= 1_000


@pytest.mark.parametrize(
    "clock",
    [
        ((890.0, -1_800.0),),
        ((300.0, 3_600.0), (480.0, 0.0)),
        ((0.0, 86_400.0), (30.0, 0.0)),
        ((910.0, 3_600.0), (1_000.0, 0.0)),
        ((910.0, -60.0), (1_000.0, 0.0)),
    ],
    ids=["set back", "ahead before", "a day ahead at first", "ahead in the burst", "back in it"],
)
def test_a_wrong_clock_loses_nothing_and_sends_nothing_early(
    clock: tuple[tuple[float, float], ...],
) -> None:
    world = burst(1_000, Faults(clock=clock))

    assert broken(world) == []


def test_a_poisoned_row_takes_nobody_down_with_it() -> None:
    world = World(poisoned=["t000003"])
    for number in range(500):
        world.given(DUE_S, number)
    world.run(2 * 3600)

    assert broken(world, unsent=["t000003"]) == []
    assert world.figures.hints <= 1.2 * 500
    assert lateness_ms(world)[-1] <= 500_000


def test_a_poisoned_row_takes_nobody_down_with_it_in_recovery_either() -> None:
    world = World(faults=Faults(lost_until=DUE_S), poisoned=["t000003"])
    for number in range(100):
        world.given(DUE_S, number)
    world.run(2 * 3600)

    assert broken(world, unsent=["t000003"]) == []
    assert lateness_ms(world)[-1] <= 250_000


@pytest.mark.parametrize("at_s", [100.0, 500.0, 880.0, 910.0])
def test_shards_grow_while_everything_runs(at_s: float) -> None:
    world = World(faults=Faults(shards=((0.0, 4), (at_s, 8))))
    for number in range(600):
        world.given(DUE_S + number / 10, number, at_s=number / 2)
    world.run(RUN_S)

    assert broken(world) == []
    assert too_fast(world) == []


def test_a_kill_at_any_step_loses_and_doubles_nothing() -> None:
    def small(faults: Faults) -> World:
        world = World(faults=faults)
        for number in range(3):
            world.given(300.0, number)
            world.given(100.0, number)
        world.run(RUN_S)
        return world

    steps = small(NONE).figures.steps
    found = {
        step: wrong
        for step in range(1, steps + 1)
        if (wrong := broken(small(replace(NONE, kill_at=frozenset({step})))))
    }

    assert steps > 150
    assert found == {}


def test_worlds_in_which_everything_goes_wrong_lose_and_double_nothing() -> None:
    assert _broken_worlds(range(SEEDS)) == {}


@pytest.mark.explore
def test_a_great_many_such_worlds() -> None:
    assert _broken_worlds(range(SEEDS, 20_000 if FULL else 1_500)) == {}


def _broken_worlds(seeds: range) -> dict[int, list[str]]:
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        results = dict(zip(seeds, pool.map(_broken_world, seeds, chunksize=10), strict=True))
    return {seed: wrong for seed, wrong in results.items() if wrong}


def _broken_world(seed: int) -> list[str]:
    world = world_of(seed)
    world.run(RUN_S)
    return broken(world)


def _due_ms(world: World, task_id: str) -> int:
    return int(world.reminders.rows[task_id].reminders[0].at.timestamp() * 1000)
