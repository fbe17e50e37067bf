"""
What happens at the same time: the orders of its steps with at most two switches.

Exactly one acts at a time, so nothing depends on the machine; a switch takes the word from
somebody who has not finished.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.explore.explorer import anna_of
from tests.explore.person import Person
from tests.explore.recount import broken
from tests.explore.scenarios import Scenario
from tests.explore.stage import Stage
from tests.support.interleave import Actor, Play

SWITCHES = 2

Meeting = Callable[[Person], Sequence[Play]]


@dataclass(frozen=True)
class Race:
    """
    Who meets whom, after what.

    `stall_ms`: for how long whoever loses the word first is held up.
    """

    name: str
    before: Scenario
    meet: Meeting
    stall_ms: int = 0


@dataclass(frozen=True)
class Schedule:
    """One order that was played, as the actor of each step, and what is broken after it."""

    race: str
    order: tuple[int, ...]
    broken: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.race!r}, order {list(self.order)}:\n    " + "\n    ".join(self.broken)


def schedules(race: Race, stage: Stage, *, every: int = 1) -> Iterator[Schedule]:
    """
    Play every order of a race.

    Args:
        every: the second switch happens only at each such step of the whole order.
    """
    untried: list[list[int]] = [[]]
    while untried:
        stage.begin({}, race.before.outcomes)
        anna = anna_of(race.before, stage)
        order = _Play(race, anna, every).follow(untried.pop(), untried)
        anna.world.run()
        found = broken(anna, ends=race.before.ends, stalls=1 if race.stall_ms else 0)
        yield Schedule(race.name, tuple(order), tuple(found))


class _Play:
    """One meeting."""

    def __init__(self, race: Race, anna: Person, every: int) -> None:
        self._every = every
        self._stall_ms = race.stall_ms
        self._world = anna.world
        self._actors = [Actor(play) for play in race.meet(anna)]
        self._begun: set[int] = set()
        self._switches = 0

    def follow(self, prefix: Sequence[int], untried: list[list[int]]) -> list[int]:
        """Play the prefix, then interrupt nobody; note the orders that branch off on the way."""
        order: list[int] = []
        while runnable := [number for number, one in enumerate(self._actors) if not one.done]:
            stays = order[-1] if order and order[-1] in runnable else None
            choice = runnable[0] if stays is None else stays
            if len(order) < len(prefix):
                choice = prefix[len(order)]
            elif stays is None or self._may_switch(len(order)):
                untried += [[*order, other] for other in runnable if other != choice]
            if stays is not None and choice != stays:
                self._switch()
            order.append(choice)
            self._step(choice)
        for actor in self._actors:
            if isinstance(actor.result, Exception):
                raise actor.result
        return order

    def _step(self, number: int) -> None:
        """Let an actor take a step of I/O; what he does before his first one is part of it."""
        actor = self._actors[number]
        if number not in self._begun:
            self._begun.add(number)
            actor.step()
        if not actor.done:
            actor.step()

    def _may_switch(self, step: int) -> bool:
        last = self._switches == SWITCHES - 1
        return self._switches < SWITCHES and not (last and step % self._every)

    def _switch(self) -> None:
        self._switches += 1
        if self._switches == 1:
            self._world.jump_to(self._world.now_ms + self._stall_ms)
