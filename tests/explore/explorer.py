"""Runs scenarios with faults, and says what no longer holds."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from tests.explore.faults import Faults, modes_at
from tests.explore.person import Person
from tests.explore.recount import broken
from tests.explore.scenarios import BY_NAME, SCENARIOS, Scenario
from tests.explore.seam import Step
from tests.explore.stage import Stage
from tests.explore.world import START_MS

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
    scenario = BY_NAME[case.scenario]
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
    return [run(Case(scenario.name), stage) for scenario in SCENARIOS]


def single_faults(clean: Iterable[Run], *, all_steps: bool) -> list[Case]:
    """
    Every step of the clean runs with everything that can go wrong there.

    Args:
        all_steps: also the invocations that repeat, step by step, an earlier one of their run
            (the sweeps that find nothing).
    """
    return [
        Case(one.case.scenario, {step.number: mode})
        for one in clean
        for step in (one.steps if all_steps else _without_repetitions(one))
        for mode in modes_at(step.operation)
    ]


def _without_repetitions(run: Run) -> list[Made]:
    shapes: dict[tuple[str, ...], int] = {}
    invocations: dict[int, list[Made]] = {}
    for step in run.steps:
        invocations.setdefault(step.invocation, []).append(step)
    for number, steps in invocations.items():
        shapes.setdefault(tuple(str(step) for step in steps), number)
    return [step for step in run.steps if step.invocation in shapes.values()]


def second_faults(first: Run) -> list[Case]:
    """A run with one fault, and a further one at each later step."""
    [at] = first.case.faults
    return [
        Case(first.case.scenario, {**first.case.faults, step.number: mode})
        for step in first.steps[at + 1 :]
        for mode in modes_at(step.operation)
    ]


def in_parallel(work: Callable[[Given], Got], items: Sequence[Given]) -> list[Got]:
    """Work on copies of this process: each has the whole emulated AWS to itself."""
    forking = multiprocessing.get_context("fork")
    chunk = max(1, len(items) // 200)
    with ProcessPoolExecutor(os.cpu_count(), forking, _inherit, (work, items)) as pool:
        return list(pool.map(_work_on, range(len(items)), chunksize=chunk))


_inherited: list[Any] = []


def _inherit(work: Callable[[Given], Got], items: Sequence[Given]) -> None:
    _inherited[:] = [work, items]


def _work_on(number: int) -> Any:
    work, items = _inherited
    return work(items[number])


def failures(runs: Iterable[Run]) -> list[Run]:
    return [one for one in runs if one.broken]
