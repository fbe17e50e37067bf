"""An address that is confirmed, refuses mail, is tried again; and what it doesn't want."""

from dataclasses import replace

import pytest

from tests.factories import NOON, a_user
from tests.unit.accounts.conftest import KEY, OTHER_KEY, Stores
from vestnik.accounts.mailbox import (
    MailDesk,
    confirm_address,
    send_confirmation,
    unsubscribe,
)
from vestnik.accounts.model import Preferences, User
from vestnik.emails.links import MailLinks
from vestnik.emails.model import MailKind, Topic
from vestnik.emails.outbox import Outbox
from vestnik.errors import ConditionRefusedError, ConflictError, NotFoundError

ADDRESS = "anna@example.com"
LINKS = MailLinks("https://vestnik.example/", (KEY,))


@pytest.fixture
def desk(stores: Stores, outbox: Outbox) -> MailDesk:
    return MailDesk(stores.accounts, stores.mailboxes, outbox, keys=(KEY,))


def confirming(user_id: str = "anna", address: str = ADDRESS) -> str:
    return LINKS.confirm_url(user_id, address).partition("#")[2]


def unsubscribing(topic: Topic, user_id: str = "anna") -> str:
    return LINKS.unsubscribe_url(user_id, topic).partition("=")[2]


def anna(desk: MailDesk) -> User:
    user = desk.accounts.user("anna")
    assert user is not None
    return user


def test_who_has_got_the_mail_confirms_the_address_as_often_as_he_likes(desk: MailDesk) -> None:
    desk.accounts.add(a_user(email_refused="smtp_550"))

    assert [confirm_address(confirming(), desk) for _ in range(2)] == [ADDRESS, ADDRESS]

    assert anna(desk) == a_user(email_confirmed=True)


@pytest.mark.parametrize(
    "token",
    [
        "",
        ".",
        "anna",
        confirming() + "0",
        confirming()[:-1],
        confirming(address="old@example.com"),
        confirming("boris"),
        confirming().replace("anna", "boris"),
        unsubscribing("digest"),
        LINKS.reset_url("anna", "id").partition("#")[2],
        MailLinks("", (OTHER_KEY,)).confirm_url("anna", ADDRESS).partition("#")[2],
        "щ" * 256,
    ],
)
def test_any_other_link_confirms_nothing(desk: MailDesk, token: str) -> None:
    desk.accounts.add(a_user())

    with pytest.raises(NotFoundError):
        confirm_address(token, desk)

    assert anna(desk) == a_user()


def test_an_address_that_is_no_longer_the_accounts_is_neither_confirmed_nor_refused(
    desk: MailDesk,
) -> None:
    desk.accounts.add(a_user())

    for user_id, address in (("anna", "old@example.com"), ("nobody", ADDRESS)):
        assert not desk.mailboxes.confirm(user_id, address)
        assert not desk.mailboxes.refuse(user_id, address, "smtp_550")

    assert anna(desk) == a_user()
    assert desk.accounts.user("nobody") is None


def test_an_address_that_refused_mail_is_on_again_when_its_owner_asks_for_one(
    desk: MailDesk, stores: Stores
) -> None:
    desk.accounts.add(a_user())
    assert desk.mailboxes.refuse("anna", ADDRESS, "smtp_550")
    assert anna(desk).email_refused == "smtp_550"

    send_confirmation("anna", desk, now=NOON)

    assert anna(desk) == a_user()
    [mail] = stores.mails("anna")
    assert (mail.kind, mail.address, mail.values) == (MailKind.CONFIRMATION, ADDRESS, {})


def test_there_is_nothing_to_confirm_without_an_address(desk: MailDesk, stores: Stores) -> None:
    desk.accounts.add(a_user(email=None))

    with pytest.raises(ConflictError) as refused:
        send_confirmation("anna", desk, now=NOON)
    with pytest.raises(NotFoundError):
        send_confirmation("nobody", desk, now=NOON)

    assert refused.value.code == "no_email"
    assert stores.mails("anna") == []


def test_an_account_that_ends_meanwhile_gets_no_mail(desk: MailDesk, stores: Stores) -> None:
    class Ending:
        """It is read, and then it is gone."""

        def user(self, user_id: str) -> User:
            return a_user(user_id)

    ending = replace(desk, accounts=Ending())  # type: ignore[arg-type] # all that is asked of it

    with pytest.raises(ConditionRefusedError):
        send_confirmation("anna", ending, now=NOON)

    assert stores.mails("anna") == []
    assert desk.accounts.user("anna") is None


@pytest.mark.parametrize(
    ("topic", "wishes"),
    [
        ("digest", Preferences(digest="off")),
        ("reminder", Preferences(reminder_mail=False)),
        ("notice", Preferences(notice_mail=False)),
        ("statistics", Preferences(statistics_mail=False)),
    ],
)
def test_one_topic_is_switched_off_and_again_is_harmless(
    desk: MailDesk, topic: Topic, wishes: Preferences
) -> None:
    desk.accounts.add(a_user())

    assert [unsubscribe(unsubscribing(topic), desk) for _ in range(3)] == [topic] * 3

    assert anna(desk) == a_user(preferences=wishes, version=2)


def test_what_is_no_address_of_ours_switches_nothing_off(desk: MailDesk) -> None:
    desk.accounts.add(a_user())
    spam: Topic = "spam"  # type: ignore[assignment] # signed by us, and yet nothing that we know

    for token in (unsubscribing(spam), unsubscribing("digest", "nobody"), confirming(), "x.y", ""):
        with pytest.raises(NotFoundError):
            unsubscribe(token, desk)

    assert anna(desk) == a_user()
