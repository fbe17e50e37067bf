"""Trying failed messages again."""

import pytest

from tests.support.mailing_world import MailingWorld
from vestnik.mailings.marks_store import MarkStore
from vestnik.mailings.model import MailingState
from vestnik.mailings.outcome import Refused, Sent, TryLater
from vestnik.mailings.retry import RetryMessages, retry_messages
from vestnik.mailings.use_cases import MailingDesk

REFUSED, SENT = Refused("http_400"), Sent()


@pytest.fixture
def desk(mailings: MailingWorld) -> MailingDesk:
    return MailingDesk(
        mailings=mailings.mailings,
        pages=mailings.pages,
        marks=MarkStore(),
        due=mailings.due,
        hints=mailings.hints,
        now=lambda: mailings.now,
        new_id=mailings.new_id,
        wait_until_ms=lambda _: None,
    )


def test_all_that_failed_goes_out_again_from_every_page(
    mailings: MailingWorld, desk: MailingDesk
) -> None:
    mailings.given_clients(250)
    mailings.gateway.answers = [REFUSED if index % 10 == 0 else SENT for index in range(250)]
    mailing = mailings.given_mailing()
    mailings.run()
    failed = mailings.counts(mailing.id).failed
    assert mailings.mailing(mailing.id).state is MailingState.FINISHED

    queued = retry_messages(RetryMessages(mailing.id, "anna"), desk)
    assert mailings.counts(mailing.id).pending == queued == failed == 25
    mailings.run()

    assert mailings.counts(mailing.id).sent == 250
    assert mailings.mailing(mailing.id).state is MailingState.FINISHED
    assert len(mailings.gateway.ids) == 275
    assert len(set(mailings.gateway.ids)) == 250


def test_a_page_that_is_being_sent_is_left_to_its_sender(
    mailings: MailingWorld, desk: MailingDesk
) -> None:
    mailings.given_clients(2)
    mailings.gateway.answers = [REFUSED, TryLater("http_503")]
    mailing = mailings.given_mailing()
    found: list[int] = []

    def retry_at_the_second_try() -> None:
        if len(mailings.gateway.calls) == 2:
            found.append(retry_messages(RetryMessages(mailing.id, "anna"), desk))

    mailings.gateway.before = retry_at_the_second_try
    mailings.run()

    assert found == [0]
    counts = mailings.counts(mailing.id)
    assert (counts.sent, counts.failed) == (1, 1)
    assert len(mailings.gateway.ids) == 3
