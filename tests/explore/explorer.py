"""Runs scenarios with faults, and says what no longer holds."""

import gc
import multiprocessing
import os
import random
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from tests.explore.faults import Faults, modes_at
from tests.explore.nights import NIGHTS
from tests.explore.person import Person
from tests.explore.recount import broken
from tests.explore.scenarios import PAIRED, SCENARIOS, Scenario
from tests.explore.seam import Step
from tests.explore.stage import Stage
from tests.explore.world import START_MS

_SEED = 20261122
ALL = (*SCENARIOS, *NIGHTS)
_BY_NAME = {one.name: one for one in ALL}

Given = TypeVar("Given")
Got = TypeVar("Got")


@dataclass(frozen=True)
class Case:
    """A run that can be repeated."""

    scenario: str
    faults: Faults = field(default_factory=dict)

    def __str__(self) -> str:
        wrong = ", ".join(f"{mode} at step {step}" for step, mode in self.faults.items())
        return f"{self.scenario!r}: {wrong or 'no fault'}"


@dataclass(frozen=True)
class Made:
    """A step as it can be sent between processes; `invocation` counts from 0."""

    number: int
    invocation: int
    handler: str
    operation: str
    target: str

    def __str__(self) -> str:
        return f"{self.handler}, {self.operation} {self.target}"


@dataclass(frozen=True)
class Run:
    """What became of a case: its steps and what is broken."""

    case: Case
    steps: tuple[Made, ...]
    broken: tuple[str, ...]

    def __str__(self) -> str:
        faulty = "; ".join(
            str(self.steps[one]) for one in self.case.faults if one < len(self.steps)
        )
        return f"{self.case} ({faulty}):\n    " + "\n    ".join(self.broken)


def run(case: Case, stage: Stage) -> Run:
    """Play a case to its rest and count."""
    scenario = _BY_NAME[case.scenario]
    world = stage.begin(case.faults, scenario.outcomes)
    anna = anna_of(scenario, stage)
    world.run()
    return Run(case, _made(world.seam.steps), tuple(broken(anna, ends=scenario.ends)))


def _made(steps: Sequence[Step]) -> tuple[Made, ...]:
    counted: dict[int, int] = {}
    return tuple(
        Made(
            step.number,
            counted.setdefault(id(step.invocation), len(counted)),
            step.invocation.handler,
            step.operation,
            step.target,
        )
        for step in steps
    )


def anna_of(scenario: Scenario, stage: Stage) -> Person:
    """Anna with all that she is going to do."""
    anna = Person(stage, stage.present)
    for at_s, deed in scenario.deeds:
        stage.present.plan(START_MS + int(at_s * 1000), partial(deed, anna))
    return anna


def clean_runs(stage: Stage) -> list[Run]:
    """Every scenario without a fault."""
    return [run(Case(scenario.name), stage) for scenario in ALL]


def single_faults(clean: Sequence[Run], *, further: int | None, turn: int = 1) -> list[Case]:
    """
    Steps of the clean runs, each with everything that can go wrong there.

    Each kind of invocation is there with all its steps.

    Args:
        further: how many of those that repeat, step by step, one of another run or moment.
        turn: of what can go wrong at a step only each such one is tried, another at the next step.
    """
    first = _first_of_their_kind(clean)
    repeating = [
        case
        for one in clean
        for step in one.steps
        for case in _cases(one, step)
        if (one.case.scenario, step.invocation) not in first
    ]
    chosen = [
        case
        for one in clean
        for step in one.steps
        for number, case in enumerate(_cases(one, step), start=step.number)
        if (one.case.scenario, step.invocation) in first and number % turn == 0
    ]
    random.Random(_SEED).shuffle(repeating)
    return [*chosen, *repeating[:further]]


def _cases(run: Run, step: Made) -> list[Case]:
    faults = run.case.faults
    return [
        Case(run.case.scenario, {**faults, step.number: mode}) for mode in modes_at(step.operation)
    ]


def _first_of_their_kind(runs: Iterable[Run]) -> set[tuple[str, int]]:
    """(scenario, invocation) of those that do not repeat an earlier one, step by step."""
    invocations: dict[tuple[str, int], list[str]] = {}
    for one in runs:
        for step in one.steps:
            invocations.setdefault((one.case.scenario, step.invocation), []).append(str(step))
    kinds: dict[tuple[str, ...], tuple[str, int]] = {}
    for key, steps in invocations.items():
        kinds.setdefault(tuple(steps), key)
    return set(kinds.values())


def pairs(singles: Sequence[Run], *, count: int) -> list[Case]:
    """Runs with one fault and another at a later step, chosen by a fixed seed."""
    found = [
        case
        for one in singles
        if one.case.scenario in PAIRED
        for step in one.steps[max(one.case.faults) + 1 :]
        for case in _cases(one, step)
    ]
    random.Random(_SEED).shuffle(found)
    return found[:count]


def in_parallel(work: Callable[[Given], Got], items: Sequence[Given]) -> list[Got]:
    """Work on copies of this process: each has the whole emulated AWS to itself."""
    forking = multiprocessing.get_context("fork")
    chunk = max(1, len(items) // 200)
    with ProcessPoolExecutor(os.cpu_count(), forking, _inherit, (work, items)) as pool:
        return list(pool.map(_work_on, range(len(items)), chunksize=chunk))


_inherited: list[Any] = []


def _inherit(work: Callable[[Given], Got], items: Sequence[Given]) -> None:
    gc.freeze()
    _inherited[:] = [work, items]


def _work_on(number: int) -> Any:
    work, items = _inherited
    return work(items[number])


def failures(runs: Iterable[Run]) -> list[Run]:
    return [one for one in runs if one.broken]
