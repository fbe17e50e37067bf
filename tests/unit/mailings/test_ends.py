"""When nothing more is sent: what becomes of everybody who was not reached."""

from datetime import timedelta

from tests.factories import NOON
from tests.support.mailing_world import MailingWorld
from vestnik.mailings.kinds import PAGE
from vestnik.mailings.model import Mailing, MailingState
from vestnik.mailings.outcome import Sent, TryLater, Unanswered
from vestnik.mailings.page import Counts

HOUR = timedelta(hours=1)


def given_first_page_claimed(world: MailingWorld, mailing: Mailing) -> None:
    """Somebody has claimed it, may have called, and died."""
    world.work_on(world.hints.take()[0].entry)
    entry = next(one.entry for one in world.hints.take() if one.entry.kind == PAGE)
    assert world.pages.claim(entry, now=world.now)
    assert world.ledgers(mailing.id)[0].calling_at


def test_what_was_not_taken_by_the_end_has_expired(mailings: MailingWorld) -> None:
    mailings.given_clients(3)
    mailings.gateway.always = TryLater("http_500")
    mailing = mailings.given_mailing(end_at=NOON + timedelta(seconds=60))

    mailings.run()

    assert mailings.counts(mailing.id) == Counts(total=3, expired=3)
    assert mailings.mailing(mailing.id).state is MailingState.EXPIRED
    assert not mailings.entries()


def test_nothing_is_called_that_could_last_beyond_the_end(mailings: MailingWorld) -> None:
    mailings.given_clients(3)
    mailing = mailings.given_mailing(end_at=NOON + timedelta(seconds=9))

    mailings.run()

    assert mailings.gateway.calls == []
    assert mailings.counts(mailing.id) == Counts(total=3, expired=3)


def test_what_had_no_answer_until_the_end_is_unknown(mailings: MailingWorld) -> None:
    mailings.given_clients(2)
    mailings.gateway.always = Unanswered("timeout")
    mailing = mailings.given_mailing(end_at=NOON + timedelta(seconds=60))

    mailings.run()

    assert mailings.counts(mailing.id) == Counts(total=2, unknown=2)
    assert mailings.mailing(mailing.id).state is MailingState.EXPIRED


def test_a_page_whose_worker_died_is_sent_by_the_next_one(mailings: MailingWorld) -> None:
    mailings.given_clients(2)
    mailing = mailings.given_mailing()
    given_first_page_claimed(mailings, mailing)

    mailings.run()

    assert mailings.counts(mailing.id) == Counts(total=2, sent=2)
    assert {record.sent_at for record in mailings.records(mailing.id).values()} == {
        NOON + timedelta(seconds=90)
    }


def test_a_page_whose_worker_died_at_the_end_is_unknown(mailings: MailingWorld) -> None:
    mailings.given_clients(2)
    mailing = mailings.given_mailing(end_at=NOON + timedelta(seconds=30))
    given_first_page_claimed(mailings, mailing)

    mailings.run()

    assert mailings.counts(mailing.id) == Counts(total=2, unknown=2)


def test_what_was_cancelled_is_never_sent(mailings: MailingWorld) -> None:
    mailings.given_clients(250)
    mailing = mailings.given_mailing()
    mailings.work_on(mailings.hints.take()[0].entry)
    mailings.work_on(mailings.hints.take()[0].entry)
    mailings.change(mailing.id, state=MailingState.CANCELLED)
    mailings.advance(timedelta(seconds=1))

    mailings.run()

    assert len(mailings.gateway.calls) == 100
    assert mailings.counts(mailing.id) == Counts(total=250, sent=100, cancelled=150)
    assert mailings.mailing(mailing.id).state is MailingState.CANCELLED
    assert not mailings.entries()


def test_whom_the_end_left_no_time_to_plan_has_expired_too(mailings: MailingWorld) -> None:
    mailings.given_clients(450)
    mailing = mailings.given_mailing(end_at=NOON + HOUR)
    mailings.hints.take()
    mailings.advance(HOUR)

    mailings.run()

    assert mailings.gateway.calls == []
    assert mailings.counts(mailing.id) == Counts(total=450, expired=450)


def test_a_paused_mailing_expires_at_its_end(mailings: MailingWorld) -> None:
    mailings.given_clients(2)
    mailing = mailings.given_mailing()
    mailings.work_on(mailings.hints.take()[0].entry)
    mailings.change(mailing.id, state=MailingState.PAUSED)
    mailings.advance(timedelta(seconds=1))

    mailings.run()

    assert mailings.counts(mailing.id) == Counts(total=2, expired=2)


def test_an_end_that_is_put_off_gives_everybody_more_time(mailings: MailingWorld) -> None:
    mailings.given_clients(2)
    mailings.gateway.always = TryLater("http_500")
    mailing = mailings.given_mailing(end_at=NOON + timedelta(minutes=2))
    mailings.run(until=NOON + timedelta(seconds=30))
    mailings.change(mailing.id, end_at=NOON + HOUR)
    mailings.gateway.always = Sent()

    mailings.run()

    assert mailings.counts(mailing.id) == Counts(total=2, sent=2)
    assert mailings.mailing(mailing.id).state is MailingState.FINISHED
