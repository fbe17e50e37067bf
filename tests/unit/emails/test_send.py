"""One mail from its hint to its record."""

from datetime import timedelta
from typing import Any

import pytest

from tests.factories import a_mail
from tests.support.world import World
from vestnik.emails.model import MailState
from vestnik.emails.send import send
from vestnik.emails.store import MailRow, MailStore, add_mail
from vestnik.errors import PermanentError, TransientError
from vestnik.platform.due import Entry, schedule
from vestnik.platform.dynamodb import refusals, transaction


def given_mail(world: World, **changes: Any) -> Entry:
    """A mail that waits, stored as what causes it does."""
    mail = a_mail(made_at=world.now, next_at=world.now, **changes)

    def write() -> None:
        with refusals(), transaction() as written:
            add_mail(written, mail)

    def now_ms() -> int:
        return world.now_ms

    schedule([mail.plan()], write, due=world.due, hints=world.mail_hints, now_ms=now_ms)
    [entry] = world.entries("mail")
    return entry


def row() -> MailRow:
    return MailRow.get("U#anna", "M#mail1", consistent_read=True)


def test_it_is_sent_recorded_and_its_entry_gone(world: World) -> None:
    entry = given_mail(world)

    sent = send(entry, world.clerk)

    assert sent
    assert (sent.state, sent.sent_at) == (MailState.SENT, world.now)
    assert [(one.id, one.values["title"]) for one in world.post.taken] == [("mail1", "Tea")]
    assert (row().state, world.entries("mail")) == ("sent", [])


def test_it_is_cleaned_up_a_month_later(world: World) -> None:
    entry = given_mail(world)
    assert row().ttl is None

    send(entry, world.clerk)

    assert row().ttl == (world.now + timedelta(days=30)).timestamp()


def test_a_repeated_hint_sends_nothing(world: World) -> None:
    entry = given_mail(world)

    send(entry, world.clerk)
    send(entry, world.clerk)

    assert len(world.post.taken) == 1


def test_a_second_worker_waits_out_the_lease_of_the_first(world: World) -> None:
    entry = given_mail(world)
    world.clerk.mails.claim(entry, now=world.now)

    send(entry, world.clerk)
    assert world.post.taken == []
    world.advance(timedelta(seconds=75))
    send(entry, world.clerk)

    assert len(world.post.taken) == 1


def test_who_was_held_up_beyond_his_lease_records_nothing(world: World) -> None:
    entry = given_mail(world)
    stalled = world.clerk.mails.claim(entry, now=world.now)
    world.advance(timedelta(seconds=75))
    send(entry, world.clerk)

    assert stalled
    assert not world.clerk.mails.commit(stalled.failed("too late"))
    assert row().state == "sent"


def test_a_passing_fault_plans_another_try_and_the_old_entry_goes(world: World) -> None:
    entry = given_mail(world)
    world.post.errors = [TransientError("smtp_421")]

    send(entry, world.clerk)

    [again] = world.entries("mail")
    assert again.due_ms > entry.due_ms
    assert (row().state, row().tries, row().error) == ("queued", 1, "smtp_421")
    for early in (again, entry):
        send(early, world.clerk)
    assert world.post.taken == []
    world.wait_until_ms(again.due_ms)
    send(again, world.clerk)
    assert row().state == "sent"
    assert (row().attribute_values.get("error"), len(world.post.taken)) == (None, 1)


@pytest.mark.parametrize(
    ("errors", "reason"),
    [([PermanentError("smtp_550")], "smtp_550"), ([TransientError("smtp_421")] * 8, "smtp_421")],
    ids=["refused", "eight tries"],
)
def test_what_will_never_be_taken_has_failed_and_says_why(
    world: World, errors: list[PermanentError | TransientError], reason: str
) -> None:
    given_mail(world)
    world.post.errors = [*errors]

    while waiting := world.entries("mail"):
        world.wait_until_ms(waiting[0].due_ms)
        send(waiting[0], world.clerk)

    assert (row().state, row().error, row().tries) == ("failed", reason, len(errors))
    assert world.post.taken == []


def test_an_orphan_goes_after_five_minutes_and_not_before(world: World) -> None:
    entry = given_mail(world)
    row().delete()

    send(entry, world.clerk)
    assert world.entries("mail") == [entry]
    world.advance(timedelta(minutes=5, seconds=1))
    send(entry, world.clerk)

    assert world.entries("mail") == []


def test_an_old_entry_of_a_mail_that_waits_for_it_stays(world: World) -> None:
    entry = given_mail(world)
    world.advance(timedelta(minutes=5, seconds=1))
    world.clerk.mails.claim(entry, now=world.now)

    send(entry, world.clerk)

    assert world.entries("mail") == [entry]


def test_a_mail_to_somebody_who_has_left_for_good_is_not_sent(world: World) -> None:
    entry = given_mail(world)
    del world.users["anna"]

    send(entry, world.clerk)

    assert world.post.taken == []
    assert (row().state, row().error, world.entries("mail")) == ("cancelled", "no_account", [])


def test_a_mail_that_was_erased_while_it_was_sent_stays_so(world: World) -> None:
    entry = given_mail(world)
    mail = world.clerk.mails.claim(entry, now=world.now)
    assert mail

    MailStore().erase(mail)

    assert not world.clerk.mails.commit(mail.sent(world.now))
    assert list(MailStore().of_user("anna")) == []
