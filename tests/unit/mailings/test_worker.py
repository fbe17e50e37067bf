"""Work on mailings as it is deployed: its own adapters, and no more than its policy allows."""

from datetime import timedelta

import pytest

from tests.factories import a_client
from tests.support.permissions import permitted
from vestnik import bootstrap, clock
from vestnik.clients.model import settled
from vestnik.clients.store import ClientStore
from vestnik.mailings.attend import attend
from vestnik.mailings.deliver import deliver
from vestnik.mailings.kinds import MAILING, PAGE
from vestnik.mailings.model import Filter, MailingState, PauseReason
from vestnik.mailings.use_cases import CreateMailing, create_mailing
from vestnik.platform.due import Entry
from vestnik.platform.due.entry import key_of


@pytest.fixture
def mailing_id(aws: None) -> str:
    """A mailing to one client that may begin."""
    now = clock.now()
    ClientStore().add(settled(a_client(created_at=now), now - timedelta(minutes=1)))
    command = CreateMailing(
        text="Hello",
        filter=Filter(everyone=True),
        start_at=now,
        end_at=now + timedelta(hours=1),
        created_by="anna",
    )
    return create_mailing(command, bootstrap.mailing_desk()).id


def entry_of(kind: str) -> Entry:
    [entry] = (
        bootstrap.due().read(kind, from_key="", before_key=key_of(10**13 - 1), limit=9).entries
    )
    return entry


def test_a_mailing_is_planned_and_its_page_sent_within_the_policy(mailing_id: str) -> None:
    with permitted("mailing_pages"):
        attend(entry_of(MAILING), bootstrap.dispatch(lambda: 60_000), lambda: True)
        deliver(entry_of(PAGE), bootstrap.dispatch(lambda: 60_000))

    mailing = bootstrap.mailing_desk().mailings.get(mailing_id)
    assert mailing  # nobody has said where the outside API is
    assert mailing.state is MailingState.PAUSED
    assert mailing.pause_reason is PauseReason.UNAUTHORIZED
