"""Resets as they are kept: in memory and in the emulated tables."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import NOON, a_link, a_user
from tests.unit.accounts.conftest import Stores
from tests.unit.accounts.test_ports import a_mail, a_web_user
from vestnik.accounts.model import Credentials, PasswordReset, TelegramLink


def test_a_reset_is_read_with_the_password_and_finished_only_as_it_was_read(
    stores: Stores,
) -> None:
    accounts, mailboxes = stores.accounts, stores.mailboxes
    accounts.add(a_web_user(), "first")
    until = NOON + timedelta(hours=1)
    assert mailboxes.begin_reset(a_web_user(), PasswordReset("r1", until), [a_mail("m1")])
    before = accounts.credentials("anna@example.com")
    assert before is not None
    assert before.reset == PasswordReset("r1", until)

    assert mailboxes.begin_reset(a_web_user(), PasswordReset("r2", until), [])
    replaced = PasswordReset("r1", until, is_used=True)
    assert (
        mailboxes.finish_reset(a_web_user(), replaced, "second", [a_mail("m2")], only_way_in=False)
        is None
    )

    present = accounts.credentials_of("anna")
    assert present == replace(before, reset=PasswordReset("r2", until))
    used = PasswordReset("r2", NOON, is_used=True)
    assert mailboxes.finish_reset(
        a_web_user(), used, "second", [a_mail("m3")], only_way_in=False
    ) == a_web_user(epoch=1)
    assert (
        mailboxes.finish_reset(a_web_user(), used, "third", [a_mail("m4")], only_way_in=False)
        is None
    )
    after = accounts.credentials_of("anna")
    assert after == replace(before, user=a_web_user(epoch=1), password_hash="second", reset=used)
    assert mailboxes.begin_reset(a_web_user(), PasswordReset("r3", until), [])
    asked = accounts.credentials_of("anna")
    assert asked == replace(after, reset=PasswordReset("r3", until))
    assert [one.id for one in stores.mails("anna")] == ["m1", "m3"]


def test_a_reset_is_not_finished_once_another_epoch_began(stores: Stores) -> None:
    stores.accounts.add(a_web_user(), "first")
    reset = PasswordReset("r1", NOON)
    stores.mailboxes.begin_reset(a_web_user(), reset, [])
    stores.accounts.change_password(Credentials(a_web_user(), "first"), "second", keep=None)
    finish = stores.mailboxes.finish_reset
    used = reset.used("mail")

    assert finish(a_web_user(), used, "third", only_way_in=False) is None
    assert finish(a_web_user(epoch=1), used, "third", only_way_in=False)


@pytest.mark.parametrize("chat", [None, a_link()])
@pytest.mark.parametrize("outside", [frozenset(), frozenset({"nina"})])
def test_a_reset_waits_until_its_password_is_the_only_way_in(
    stores: Stores, chat: TelegramLink | None, outside: frozenset[str]
) -> None:
    anna = a_user(telegram=chat, outside=outside)
    stores.accounts.add(anna, "first")
    reset = PasswordReset("r1", NOON)
    stores.mailboxes.begin_reset(anna, reset, [])
    used = reset.used("mail")

    finished = stores.mailboxes.finish_reset(anna, used, "second", only_way_in=True)

    assert (finished is not None) == (not chat and not outside)
    assert finished or stores.mailboxes.finish_reset(anna, used, "second", only_way_in=False)


def test_the_chat_uses_a_reset_once_and_leaves_it_to_the_mail(stores: Stores) -> None:
    stores.accounts.add(a_user(), "first")
    reset = PasswordReset("r1", NOON + timedelta(hours=1))
    stores.mailboxes.begin_reset(a_user(), reset, [])
    in_chat, finish = reset.used("chat"), stores.mailboxes.finish_reset

    assert finish(a_user(), in_chat, "second", only_way_in=False)
    assert finish(a_user(epoch=1), in_chat, "third", only_way_in=False) is None
    found = stores.accounts.credentials_of("anna")
    assert found is not None
    assert found.reset == in_chat
    by_mail = in_chat.used("mail")
    assert finish(a_user(epoch=1), by_mail, "third", only_way_in=False)
    assert finish(a_user(epoch=2), in_chat, "fourth", only_way_in=False) is None


def test_a_reset_is_begun_only_where_the_address_is_the_accounts(stores: Stores) -> None:
    stores.accounts.add(a_web_user(), "first")
    reset = PasswordReset("r1", NOON + timedelta(hours=1))

    for stranger in (a_web_user(email="old@example.com"), a_web_user("nobody")):
        assert not stores.mailboxes.begin_reset(stranger, reset, [a_mail("m1")])

    assert stores.mails("anna") == []
    assert stores.accounts.user("nobody") is None
