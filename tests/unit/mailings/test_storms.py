"""A model: whatever happens on the way, N clients have N effects, and the books are right."""

import pytest

from tests.support.mailing_storm import Storm
from tests.support.mailing_world import MailingWorld
from vestnik.mailings import audience, planning
from vestnik.mailings.model import MailingState

CLIENTS = 17
SEEDS = range(12)


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few clients make many pages."""
    monkeypatch.setattr(audience, "PER_PAGE", 3)
    monkeypatch.setattr(planning, "FIRST_STEP", 4)
    monkeypatch.setattr(planning, "STEP", 7)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_mailing_through_deaths_pauses_and_lost_hints_reaches_each_client_once(
    mailings: MailingWorld, seed: int
) -> None:
    storm = Storm(seed, mailings, CLIENTS)

    storm.rage()
    storm.calm_down()

    storm.check()
    counts = mailings.counts(storm.mailing.id)
    assert counts.sent + counts.failed == CLIENTS
    assert mailings.mailing(storm.mailing.id).state is MailingState.FINISHED


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_a_mailing_that_is_cancelled_in_a_storm_sends_nothing_more(
    mailings: MailingWorld, seed: int
) -> None:
    storm = Storm(seed, mailings, CLIENTS)

    storm.rage(steps=20)
    storm.fuse.share = 0.0
    storm.cancel()

    storm.check()
    assert mailings.mailing(storm.mailing.id).state is MailingState.CANCELLED
