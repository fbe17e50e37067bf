"""Nothing goes wrong: the quick part, which also shows that the oracle accepts what is right."""

import pytest

from tests.explore.explorer import ALL, Case, clean_runs, failures, run
from tests.explore.stage import Stage
from tests.explore.world import START_MS, SWEEPS

pytestmark = pytest.mark.explore


def test_every_invariant_holds_when_nothing_goes_wrong_and_every_handler_is_there(
    stage: Stage,
) -> None:
    runs = clean_runs(stage)

    assert not failures(runs), "\n".join(map(str, failures(runs)))
    assert len(runs) == len(ALL)
    handlers = {step.handler for one in runs for step in one.steps}
    assert handlers == {
        "APIHandler",
        "reminders",
        "updates",
        "emails",
        "sign_ins",
        "digests",
        *SWEEPS,
    }


def test_reminders_come_at_their_instant_to_the_millisecond(stage: Stage) -> None:
    for name, in_ms in (("near", 20_000), ("far", 260_000), ("moved later", 105_000)):
        run(Case(name), stage)

        [shown] = stage.present.telegram.shown
        assert shown.at_ms - START_MS == in_ms
