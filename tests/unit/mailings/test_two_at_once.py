"""Two who work on the same: only one of them has the last word."""

from datetime import timedelta

import pytest

from tests.support.mailing_world import MailingWorld
from vestnik.errors import ConditionRefusedError
from vestnik.mailings.kinds import MAILING, PAGE
from vestnik.mailings.model import MailingState
from vestnik.mailings.page import Counts
from vestnik.platform.due import Entry


def entry_of(kind: str, world: MailingWorld) -> Entry:
    return next(entry for entry in world.entries() if entry.kind == kind)


def test_a_worker_that_stalled_beyond_its_lease_records_nothing_any_more(
    mailings: MailingWorld,
) -> None:
    mailings.given_clients(1)
    mailing = mailings.given_mailing()
    mailings.work_on(entry_of(MAILING, mailings))
    page = entry_of(PAGE, mailings)

    def stall() -> None:
        mailings.gateway.before = lambda: None
        mailings.advance(timedelta(seconds=80))
        mailings.work_on(page)

    mailings.gateway.before = stall
    mailings.work_on(page)

    assert len(mailings.gateway.calls) == 2
    assert mailings.counts(mailing.id) == Counts(total=1, sent=1)


def test_a_page_is_not_closed_while_somebody_may_be_calling(mailings: MailingWorld) -> None:
    mailings.given_clients(1)
    mailing = mailings.given_mailing()
    mailings.work_on(entry_of(MAILING, mailings))
    page = entry_of(PAGE, mailings)

    def cancel() -> None:
        mailings.change(mailing.id, state=MailingState.CANCELLED)
        mailings.work_on(mailings.hints.take()[-1].entry)

    mailings.gateway.before = cancel
    mailings.work_on(page)
    mailings.run()

    assert mailings.counts(mailing.id) == Counts(total=1, sent=1)


def test_a_planner_that_is_late_overwrites_no_page(mailings: MailingWorld) -> None:
    mailings.given_clients(2)
    mailings.given_mailing()
    entry = entry_of(MAILING, mailings)
    late = mailings.mailings.claim(entry, now=mailings.now)
    assert late
    mailings.advance(timedelta(seconds=80))
    body = mailings.body_of(late, 0)
    mailings.work_on(entry)

    with pytest.raises(ConditionRefusedError):
        mailings.pages.put_body(body, attempt=late.attempt)
    assert not mailings.mailings.progress(late, late.planning)
