"""One mail from its hint to its record."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.factories import NOON, a_mail, a_user
from tests.support.world import World
from vestnik.accounts.model import Preferences
from vestnik.emails.model import MailKind, MailState
from vestnik.emails.send import send
from vestnik.emails.store import MailRow, MailStore, add_mail
from vestnik.errors import (
    AddressRefusedError,
    OutageError,
    PermanentError,
    TransientError,
    UnansweredError,
    VestnikError,
)
from vestnik.platform.due import Entry, schedule
from vestnik.platform.dynamodb import refusals, transaction


def given_mail(world: World, **changes: Any) -> Entry:
    """A mail that waits, stored as what causes it does."""
    mail = replace(a_mail(made_at=world.now, next_at=world.now), **changes)

    def write() -> None:
        with refusals(), transaction() as written:
            add_mail(written, mail)

    def now_ms() -> int:
        return world.now_ms

    schedule([mail.plan()], write, due=world.due, hints=world.mail_hints, now_ms=now_ms)
    return next(one for one in world.entries("mail") if one.ref.endswith(f":{mail.id}"))


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


def sent_by(world: World) -> tuple[list[int | None], list[str | None]]:
    """The chats and the addresses that mails went to."""
    return [one.chat_id for one in world.chat_post.taken], [one.address for one in world.post.taken]


def test_a_mail_to_a_chat_goes_there_and_nowhere_else(world: World) -> None:
    send(given_mail(world, chat_id=5), world.clerk)

    assert sent_by(world) == ([5], [])
    assert row().state == "sent"


def test_a_mail_that_its_chat_refuses_goes_to_its_address(world: World) -> None:
    world.chat_post.errors = [AddressRefusedError("bot was blocked")]

    send(given_mail(world, chat_id=5), world.clerk)

    assert sent_by(world) == ([], ["anna@example.com"])
    assert [(mail.chat_id, reason) for mail, reason in world.refused] == [(5, "bot was blocked")]
    assert (row().state, row().tries) == ("sent", 1)


def test_a_mail_to_a_chat_that_is_not_its_persons_any_more_goes_to_the_address(
    world: World,
) -> None:
    send(given_mail(world, chat_id=6), world.clerk)

    assert sent_by(world) == ([], ["anna@example.com"])


def test_a_passing_fault_of_the_chat_sends_nothing_to_the_address(world: World) -> None:
    world.chat_post.errors = [TransientError("telegram_500")]

    send(given_mail(world, chat_id=5), world.clerk)

    assert sent_by(world) == ([], [])
    assert (row().state, row().error) == ("queued", "telegram_500")


def test_without_an_address_what_its_chat_refuses_has_failed(world: World) -> None:
    world.chat_post.errors = [AddressRefusedError("bot was blocked")]

    send(given_mail(world, chat_id=5, address=None), world.clerk)

    assert (row().state, row().error) == ("failed", "bot was blocked")


def test_an_address_that_does_not_exist_is_switched_off(world: World) -> None:
    world.post.errors = [AddressRefusedError("smtp_550")]

    send(given_mail(world), world.clerk)

    assert [(mail.address, reason) for mail, reason in world.refused] == [
        ("anna@example.com", "smtp_550")
    ]
    assert (row().state, row().error) == ("failed", "smtp_550")


def test_any_other_refusal_switches_nothing_off(world: World) -> None:
    world.post.errors = [PermanentError("smtp_554")]

    send(given_mail(world), world.clerk)

    assert world.refused == []


def test_what_nobody_wants_any_more_is_called_off(world: World) -> None:
    entry = given_mail(world)
    world.users["anna"] = a_user(preferences=Preferences(reminder_mail=False))

    send(entry, world.clerk)

    assert sent_by(world) == ([], [])
    assert (row().state, row().error, world.entries("mail")) == ("cancelled", "unwanted", [])


def test_an_outage_of_the_server_costs_no_try_and_is_waited_out(world: World) -> None:
    given_mail(world)
    world.post.errors = [OutageError("smtp_unreachable")] * 9

    while waiting := world.entries("mail"):
        world.wait_until_ms(waiting[0].due_ms)
        send(waiting[0], world.clerk)

    assert (row().state, row().tries, len(world.post.taken)) == ("sent", 1, 1)
    # Half of 5, 10, 20, 40, 80, 160, 320 s, and of 600 s twice.
    assert world.now - NOON == timedelta(seconds=635 / 2 + 2 * 300)


@pytest.mark.parametrize(
    ("kind", "patience"),
    [(MailKind.DIGEST, timedelta(days=3)), (MailKind.PASSWORD_RESET, timedelta(hours=1))],
)
def test_an_outage_is_waited_out_as_long_as_the_mail_is_of_use(
    world: World, kind: MailKind, patience: timedelta
) -> None:
    world.post.errors = [OutageError("smtp_unreachable")] * 2
    young = given_mail(world, kind=kind, made_at=world.now - patience + timedelta(seconds=5))
    old = given_mail(world, kind=kind, made_at=world.now - patience, id="mail2")

    after = [send(young, world.clerk), send(old, world.clerk)]

    assert [one and one.state for one in after] == [MailState.QUEUED, MailState.FAILED]


def test_a_wait_that_is_asked_for_is_kept_exactly_and_is_no_try(world: World) -> None:
    world.post.errors = [TransientError("smtp_450", retry_after_s=90)]

    send(given_mail(world), world.clerk)

    [again] = world.entries("mail")
    assert (again.due_ms - world.now_ms, row().tries) == (90_000, 0)


@pytest.mark.parametrize(
    ("kind", "go"),
    [
        (MailKind.WELCOME, 6),
        (MailKind.NEW_SIGN_IN, 5),
        (MailKind.REMINDER, 4),
        (MailKind.DIGEST, 2),
    ],
)
def test_when_the_quota_nears_its_end_the_urgent_ones_go_first(
    world: World, kind: MailKind, go: int
) -> None:
    world.quota.per_day = 20
    world.quota.taken[world.now.date()] = 14
    for number in range(8):
        given_mail(world, id=f"mail{number}", kind=kind)

    for entry in world.entries("mail"):
        send(entry, world.clerk)

    assert len(world.post.taken) == go
    waiting = world.entries("mail")
    assert len(waiting) == 8 - go
    # Noon; the next day begins 12 h later, and they begin somewhere in its first ten minutes.
    assert {one.due_ms - world.now_ms for one in waiting} == {(12 * 3600 + 300) * 1000}


def test_who_waited_for_the_quota_goes_the_next_day_without_a_try_less(world: World) -> None:
    world.quota.per_day = 1
    world.quota.taken[world.now.date()] = 1
    send(given_mail(world), world.clerk)
    assert (row().error, row().tries) == ("mail_quota", 0)

    [entry] = world.entries("mail")
    world.wait_until_ms(entry.due_ms)
    world.quota.per_day = 100
    send(entry, world.clerk)

    assert row().state == "sent"


@pytest.mark.parametrize(
    ("error", "counted"),
    [
        (OutageError("smtp_unreachable"), 0),
        (TransientError("smtp_450"), 0),
        (AddressRefusedError("smtp_550"), 0),
        (UnansweredError("smtp_unanswered"), 1),
    ],
)
def test_only_what_may_have_been_taken_counts_towards_the_quota(
    world: World, error: VestnikError, counted: int
) -> None:
    world.quota.per_day = 100
    world.post.errors = [error]

    send(given_mail(world), world.clerk)

    assert world.quota.taken[world.now.date()] == counted


def test_what_may_have_been_taken_is_sent_again_as_the_same_mail(world: World) -> None:
    world.post.errors = [UnansweredError("smtp_unanswered")]
    send(given_mail(world), world.clerk)

    [entry] = world.entries("mail")
    world.wait_until_ms(entry.due_ms)
    send(entry, world.clerk)

    assert ([one.id for one in world.post.taken], row().tries) == (["mail1"], 2)


def test_a_mail_that_can_not_be_made_is_given_up_and_uses_up_no_quota(world: World) -> None:
    world.quota.per_day = 100
    given_mail(world)
    world.post.errors = [KeyError("title")] * 9

    while waiting := world.entries("mail"):
        world.wait_until_ms(waiting[0].due_ms)
        send(waiting[0], world.clerk)

    assert (row().state, row().error, row().tries) == ("failed", "KeyError", 8)
    assert world.quota.taken[NOON.date()] == 0
