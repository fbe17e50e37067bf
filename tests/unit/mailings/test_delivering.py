from dataclasses import replace
from datetime import timedelta

from tests.factories import NOON
from tests.support.mailing_world import MailingWorld
from vestnik.mailings.kinds import PAGE
from vestnik.mailings.model import MailingState, PauseReason
from vestnik.mailings.outcome import Refused, Sent, TryLater, Unanswered, Unauthorized
from vestnik.mailings.page import Counts, MessageStatus, message_id


def test_everybody_gets_one_message_and_the_mailing_is_finished(mailings: MailingWorld) -> None:
    clients = mailings.given_clients(250)
    mailing = mailings.given_mailing()

    mailings.run()

    assert sorted(mailings.gateway.ids) == [
        message_id(mailing.number, page, index)
        for page, size in enumerate([100, 100, 50])
        for index in range(size)
    ]
    assert {phone for _, phone, _ in mailings.gateway.calls} == {one.phone for one in clients}
    assert mailings.counts(mailing.id) == Counts(total=250, sent=250)
    assert mailings.mailing(mailing.id).state is MailingState.FINISHED
    assert not mailings.entries()


def test_a_mailing_to_nobody_is_finished_at_once(mailings: MailingWorld) -> None:
    mailing = mailings.given_mailing()

    mailings.run()

    assert mailings.mailing(mailing.id).state is MailingState.FINISHED


def test_what_failed_in_passing_is_sent_again_with_the_same_id_and_text(
    mailings: MailingWorld,
) -> None:
    mailings.given_clients(2)
    mailings.gateway.answers = [Unanswered("timeout"), TryLater("http_500")]
    mailing = mailings.given_mailing()

    mailings.run()

    first, second = mailings.gateway.calls[:2], mailings.gateway.calls[2:]
    assert first == second
    assert {one.attempts for one in mailings.records(mailing.id).values()} == {2}
    assert mailings.counts(mailing.id) == Counts(total=2, sent=2)


def test_a_refused_message_has_failed_and_a_hopeless_one_after_eight_tries(
    mailings: MailingWorld,
) -> None:
    mailings.given_clients(2)
    mailings.gateway.answers = [Refused("http_400")]
    mailings.gateway.always = Unanswered("answer_code_7")
    mailing = mailings.given_mailing()

    mailings.run()

    refused, hopeless = mailings.records(mailing.id).values()
    assert (refused.status, refused.attempts, refused.error) == (
        MessageStatus.FAILED,
        1,
        "http_400",
    )
    assert (hopeless.status, hopeless.attempts) == (MessageStatus.FAILED, 8)
    assert mailings.mailing(mailing.id).state is MailingState.FINISHED


def test_being_told_to_wait_is_no_try_and_is_waited_for(mailings: MailingWorld) -> None:
    mailings.given_clients(1)
    mailings.gateway.answers = [TryLater("http_429", 30.0, counts=False)] * 20
    mailing = mailings.given_mailing()

    mailings.run()

    [record] = mailings.records(mailing.id).values()
    assert (record.status, record.attempts, record.tries) == (MessageStatus.SENT, 21, 1)
    assert mailings.now - NOON >= timedelta(seconds=600)


def test_who_has_opted_out_or_was_deleted_is_not_called(mailings: MailingWorld) -> None:
    staying, opting_out, deleted = mailings.given_clients(3)
    mailing = mailings.given_mailing()
    mailings.work_on(mailings.hints.take()[0].entry)
    mailings.directory.known[opting_out.id] = replace(opting_out, opted_out=True)
    del mailings.directory.known[deleted.id]

    mailings.run()

    assert [phone for _, phone, _ in mailings.gateway.calls] == [staying.phone]
    assert mailings.counts(mailing.id) == Counts(total=3, sent=1, cancelled=2)


def test_nothing_is_called_while_it_is_paused_and_the_rest_when_it_goes_on(
    mailings: MailingWorld,
) -> None:
    mailings.given_clients(150)
    mailing = mailings.given_mailing()
    mailings.work_on(mailings.hints.take()[0].entry)
    mailings.work_on(mailings.hints.take()[0].entry)
    mailings.change(mailing.id, state=MailingState.PAUSED, pause_reason=PauseReason.MANAGER)
    mailings.advance(timedelta(seconds=1))

    mailings.run(until=NOON + timedelta(minutes=5))

    assert len(mailings.gateway.calls) == 100
    mailings.change(mailing.id, state=MailingState.RUNNING, pause_reason=None)
    mailings.run(until=NOON + timedelta(minutes=5, seconds=2))
    assert mailings.counts(mailing.id) == Counts(total=150, sent=150)


def test_a_page_of_a_paused_mailing_is_not_hinted_with_every_pass(
    mailings: MailingWorld,
) -> None:
    mailings.given_clients(100)
    mailing = mailings.given_mailing()
    mailings.work_on(mailings.hints.take()[0].entry)
    page = next(one for one in mailings.entries() if one.kind == PAGE)
    mailings.change(mailing.id, state=MailingState.PAUSED, pause_reason=PauseReason.MANAGER)
    mailings.hints.take()
    mailings.advance(timedelta(minutes=6))

    mailings.work_on(page)

    (parked,) = [one for one in mailings.entries() if one.kind == PAGE]
    assert parked.due_ms >= mailings.now_ms + 3_600_000
    mailings.change(mailing.id, state=MailingState.RUNNING, pause_reason=None)
    mailings.run(until=mailings.now + timedelta(seconds=2))
    assert mailings.counts(mailing.id) == Counts(total=100, sent=100)


def test_a_pause_stops_a_page_that_is_under_way(mailings: MailingWorld) -> None:
    mailings.given_clients(100)
    mailing = mailings.given_mailing()

    def pause_at_the_tenth() -> None:
        mailings.advance(timedelta(milliseconds=50))
        if len(mailings.gateway.calls) == 9:
            mailings.change(mailing.id, state=MailingState.PAUSED)

    mailings.gateway.before = pause_at_the_tenth
    mailings.run(until=NOON + timedelta(minutes=1))

    assert 10 <= len(mailings.gateway.calls) <= 14  # FRESH is 200 ms, a call takes 50
    assert mailings.counts(mailing.id).pending == 100 - len(mailings.gateway.calls)


def test_our_token_refused_pauses_the_channel_and_burns_nothing(mailings: MailingWorld) -> None:
    mailings.given_clients(3)
    mailings.gateway.answers = [Unauthorized("http_401")]
    mailing, other = mailings.given_mailing(), mailings.given_mailing()

    mailings.run(until=NOON + timedelta(minutes=3))

    assert len(mailings.gateway.calls) == 1
    assert {one.attempts for one in mailings.records(mailing.id).values()} == {0}
    for paused in (mailing, other):
        assert mailings.mailing(paused.id).pause_reason is PauseReason.UNAUTHORIZED
    mailings.mailings.open_channel()
    for paused in (mailing, other):
        mailings.change(paused.id, state=MailingState.RUNNING, pause_reason=None)
    mailings.run(until=NOON + timedelta(minutes=3, seconds=2))
    assert mailings.counts(mailing.id) == mailings.counts(other.id) == Counts(total=3, sent=3)


def test_an_outage_opens_the_breaker_and_costs_nobody_a_try(mailings: MailingWorld) -> None:
    mailings.given_clients(100)
    mailings.gateway.always = TryLater("http_503", outage=True)
    mailing = mailings.given_mailing()

    mailings.run(until=NOON + timedelta(minutes=20))

    records = mailings.records(mailing.id).values()
    assert {one.tries for one in records} == {0}
    assert len(mailings.gateway.calls) <= 50 * 25  # after each pause, and those last a minute
    mailings.gateway.always = Sent()
    mailings.run()
    assert mailings.counts(mailing.id) == Counts(total=100, sent=100)


def test_a_mailing_of_which_too_many_fail_is_paused(mailings: MailingWorld) -> None:
    mailings.given_clients(400)
    mailings.gateway.always = Refused("http_400")
    mailings.gateway.before = lambda: mailings.advance(timedelta(milliseconds=10))
    mailing = mailings.given_mailing()

    mailings.run(until=NOON + timedelta(minutes=1))

    assert mailings.mailing(mailing.id).pause_reason is PauseReason.ERRORS
    assert 200 <= mailings.counts(mailing.id).failed <= 220
