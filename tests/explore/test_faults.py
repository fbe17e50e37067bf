"""Every fault at every step."""

from functools import partial

import pytest

from tests.explore.explorer import (
    Run,
    clean_runs,
    failures,
    in_parallel,
    pairs,
    run,
    single_faults,
)
from tests.explore.size import size
from tests.explore.stage import Stage

pytestmark = pytest.mark.explore


def _report(runs: list[Run]) -> str:
    return "\n".join(str(one) for one in failures(runs))


def test_no_fault_and_no_pair_of_faults_breaks_an_invariant(stage: Stage, say: list[str]) -> None:
    play = partial(run, stage=stage)
    singles = in_parallel(
        play, single_faults(clean_runs(stage), further=size().further, turn=size().turn)
    )
    steps = {(one.case.scenario, *one.case.faults) for one in singles}
    wrong = len(failures(singles))
    say.append(f"single faults: {len(steps)} steps, {len(singles)} runs, {wrong} violations")
    assert not failures(singles), _report(singles)

    paired = in_parallel(play, pairs(singles, count=size().pairs))
    say.append(f"pairs of faults: {len(paired)} runs, {len(failures(paired))} violations")
    assert not failures(paired), _report(paired)
