"""Whoever meets, in whatever order."""

from functools import partial

import pytest

from tests.explore.explorer import in_parallel
from tests.explore.meetings import RACES
from tests.explore.races import Race, Schedule, schedules
from tests.explore.size import size
from tests.explore.stage import Stage

pytestmark = pytest.mark.explore


def _played(race: Race, stage: Stage) -> list[Schedule]:
    return list(schedules(race, stage, every=size().every))


def test_no_order_of_what_happens_at_once_breaks_an_invariant(stage: Stage, say: list[str]) -> None:
    played = in_parallel(partial(_played, stage=stage), RACES)

    found = [one for race in played for one in race]
    wrong = [one for one in found if one.broken]
    say.append(
        f"interleavings: {len(RACES)} races, {len(found)} schedules, {len(wrong)} violations"
    )
    assert not wrong, "\n".join(map(str, wrong))
