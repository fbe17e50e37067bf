"""A reset and whatever else opens the account; who might keep its owner out."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import NOON, a_link, a_user
from tests.unit.accounts.conftest import Stores
from tests.unit.accounts.resetting import (
    ADDRESS,
    ANNA,
    NEW,
    OLD,
    OTHER,
    a_desk,
    asked,
    changed,
    given_anna,
    in_chat,
    mailed,
    opens,
)
from vestnik.accounts.model import LinkCode, LinkMove, User
from vestnik.accounts.password_reset import ResetDesk, ask_reset, reset_password
from vestnik.errors import InvalidInputError, NotFoundError, TransientError

pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def desk(stores: Stores) -> ResetDesk:
    return a_desk(stores.accounts, stores.mailboxes)


@pytest.mark.parametrize("email_confirmed", [False, True])
def test_who_proves_by_mail_that_the_address_is_his_ends_what_others_may_have_made(
    desk: ResetDesk, stores: Stores, *, email_confirmed: bool
) -> None:
    ended: list[str] = []
    desk = replace(desk, end_ways_in=lambda user: ended.append(user.id))
    given_anna(desk, replace(ANNA, email_confirmed=email_confirmed))

    reset_password(asked(desk, stores), NEW, desk)

    anna = desk.accounts.user("anna")
    assert anna is not None
    assert anna.email_confirmed
    assert ended == ([] if email_confirmed else ["anna", "anna"])  # before and after


def test_a_link_in_the_chat_proves_nothing_of_the_address(desk: ResetDesk, stores: Stores) -> None:
    ended: list[User] = []
    desk = replace(desk, end_ways_in=ended.append)
    given_anna(desk, a_user())
    ask_reset(ADDRESS, desk)

    reset_password(in_chat(stores), NEW, desk)

    anna = desk.accounts.user("anna")
    assert anna is not None
    assert not anna.email_confirmed
    assert ended == []


def test_while_other_ways_in_can_not_be_ended_the_password_stays(
    desk: ResetDesk, stores: Stores
) -> None:
    given_anna(desk)
    token = asked(desk, stores)

    with pytest.raises(TransientError):
        reset_password(token, NEW, replace(desk, end_ways_in=failing))

    assert opens(OLD, desk)
    assert reset_password(token, NEW, desk)


def failing(_user: User) -> None:
    raise TransientError


def test_a_weak_password_ends_nothing(desk: ResetDesk, stores: Stores) -> None:
    given_anna(desk)
    token = asked(desk, stores)

    with pytest.raises(InvalidInputError):
        reset_password(token, "password123", replace(desk, end_ways_in=failing))


def test_a_chat_that_is_linked_meanwhile_is_ended_before_the_password_is_new(
    desk: ResetDesk, stores: Stores
) -> None:
    """A code that was made before links it between the two steps."""
    epochs: list[int] = []

    def end(user: User) -> None:
        epochs.append(user.epoch)
        desk.accounts.drop_link("anna", 5)
        if len(epochs) == 1:
            code = LinkCode("c" * 64, "anna", NOON + timedelta(minutes=10), epoch=0)
            desk.accounts.add_link_code(code)
            assert desk.accounts.move_link(LinkMove(code.code_hash, user, a_link(), None))

    given_anna(desk)

    user = reset_password(asked(desk, stores), NEW, replace(desk, end_ways_in=end))

    assert epochs == [0, 0, 1]
    assert desk.accounts.user("anna") == replace(user, email_confirmed=True, telegram=None)
    assert user.epoch == 1


def test_a_chat_that_is_linked_again_and_again_keeps_the_password_as_it_is(
    desk: ResetDesk, stores: Stores
) -> None:
    given_anna(desk, a_user())
    ask_reset(ADDRESS, desk)

    with pytest.raises(TransientError):
        reset_password(mailed(stores), NEW, desk)

    assert opens(OLD, desk)


def test_the_chat_spends_its_own_link_but_not_the_one_that_was_mailed(
    desk: ResetDesk, stores: Stores
) -> None:
    given_anna(desk, a_user(email_confirmed=True))
    ask_reset(ADDRESS, desk)
    by_chat, by_mail = in_chat(stores), mailed(stores)

    reset_password(by_chat, NEW, desk)
    with pytest.raises(NotFoundError):
        reset_password(by_chat, NEW, desk)
    reset_password(by_mail, OTHER, desk)

    assert opens(OTHER, desk)
    with pytest.raises(NotFoundError):
        reset_password(by_chat, NEW, desk)


def test_what_was_mailed_spends_the_link_in_the_chat_too(desk: ResetDesk, stores: Stores) -> None:
    given_anna(desk, a_user(email_confirmed=True))
    ask_reset(ADDRESS, desk)
    by_chat, by_mail = in_chat(stores), mailed(stores)
    reset_password(by_mail, NEW, desk)

    with pytest.raises(NotFoundError):
        reset_password(by_chat, OTHER, desk)

    assert opens(NEW, desk)


@pytest.mark.parametrize("linked", [None, 77])
def test_a_link_in_a_chat_is_good_only_while_that_chat_is_the_accounts(
    desk: ResetDesk, stores: Stores, linked: int | None
) -> None:
    given_anna(desk, a_user())
    ask_reset(ADDRESS, desk)
    desk.accounts.drop_link("anna", 5)
    if linked:
        code = LinkCode("c" * 64, "anna", NOON + timedelta(minutes=10), epoch=0)
        desk.accounts.add_link_code(code)
        desk.accounts.move_link(LinkMove(code.code_hash, ANNA, a_link(linked), None))

    with pytest.raises(NotFoundError):
        reset_password(in_chat(stores), NEW, desk)

    assert opens(OLD, desk)


def test_who_knows_the_password_can_not_keep_out_who_proves_that_the_address_is_his(
    desk: ResetDesk, stores: Stores
) -> None:
    given_anna(desk)
    token = asked(desk, stores)
    changed(desk, OLD, OTHER)

    reset_password(token, NEW, desk)

    assert opens(NEW, desk)
