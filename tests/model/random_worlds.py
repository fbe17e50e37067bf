"""Worlds in which everything goes wrong that can, each made from its seed."""

import random

from tests.model.faults import Faults
from tests.model.world import World

RUN_S = 12 * 3600.0  # who isn't done by then never will be


def world_of(seed: int) -> World:
    """Up to forty reminders within half an hour, and the faults of this seed."""
    chance = random.Random(seed)
    world = World(seed, _faults(chance), replies=chance.choice([0, 0, 30]))
    common_s, owners = chance.uniform(300, 1200), chance.choice([1, 3, 100])
    for _ in range(chance.choice([1, 10, 40])):
        made_s = chance.uniform(0, 600)
        due_s = chance.choice(
            [common_s, made_s + chance.uniform(1, 240), made_s + chance.uniform(0, 1800)]
        )
        world.given(max(due_s, made_s), chance.randrange(owners), at_s=made_s)
    return world


def _faults(chance: random.Random) -> Faults:
    return Faults(
        lost=chance.choice([0, 0.05, 0.3]),
        doubled=chance.choice([0, 0.1, 0.5]),
        late=chance.choice([0, 0.1]),
        kill=chance.choice([0, 0.002, 0.01]),
        throttle=chance.choice([0, 0.002, 0.01]),
        twin_sweep=chance.choice([0, 0.3]),
        down=_from_to(chance),
        telegram_down=_from_to(chance),
        bans=_begin_and_length(chance, 900),
        clock=_clock(chance),
        shards=chance.choice([((0.0, 4),), ((0.0, 4), (chance.uniform(0, 900), 8))]),
    )


def _begin_and_length(chance: random.Random, longest_s: float) -> tuple[tuple[float, float], ...]:
    if chance.random() > 0.3:
        return ()
    return ((chance.uniform(0, 900), chance.uniform(1, longest_s)),)


def _from_to(chance: random.Random) -> tuple[tuple[float, float], ...]:
    return tuple((begin, begin + length) for begin, length in _begin_and_length(chance, 2400))


def _clock(chance: random.Random) -> tuple[tuple[float, float], ...]:
    if chance.random() > 0.3:
        return ()
    begin_s = chance.uniform(0, 900)
    off_s = chance.choice([-1, 1]) * chance.uniform(5, 3600)
    return ((begin_s, off_s), (begin_s + chance.uniform(30, 600), 0.0))
