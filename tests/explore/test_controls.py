"""The exploration sees what is broken."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest

from tests.explore.controls import CONTROLS, Control
from tests.explore.explorer import Case, in_parallel, run, single_faults
from tests.explore.meetings import RACES
from tests.explore.races import schedules
from tests.explore.stage import Stage

pytestmark = pytest.mark.explore

_DELIVERIES = "two deliveries"


def _violations(control: Control, stage: Stage) -> Iterator[tuple[str, ...]]:
    """What single faults and meetings of two workers bring to light."""
    clean = run(Case(control.scenario), stage)
    steps = tuple(one for one in clean.steps if control.handler in ("", one.handler))
    for case in single_faults([replace(clean, steps=steps)], further=None):
        yield run(case, stage).broken
    for race in RACES:
        if race.name.startswith(_DELIVERIES):
            yield from (one.broken for one in schedules(race, stage))


def _is_caught(control: Control, stage: Stage) -> bool:
    with control.in_place():
        return any(_violations(control, stage))


def test_deliberately_broken_handlers_are_caught(stage: Stage, say: list[str]) -> None:
    caught = in_parallel(partial(_is_caught, stage=stage), CONTROLS)

    say.append(f"controls caught {sum(caught)} of {len(CONTROLS)}")
    missed = [one.title for one, seen in zip(CONTROLS, caught, strict=True) if not seen]
    assert not missed
