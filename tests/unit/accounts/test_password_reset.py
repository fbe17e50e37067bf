"""A forgotten password: who is sent what, what a link is good for, and for how long."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import NOON, a_link, a_user
from tests.fakes.accounts import FakeAccounts, FakeMailboxes
from tests.support.interleave import Pause, Stepping, schedules
from tests.unit.accounts.conftest import KEY, Stores
from tests.unit.accounts.resetting import (
    ADDRESS,
    ANNA,
    NEW,
    OLD,
    OTHER,
    a_desk,
    asked,
    at,
    changed,
    given_anna,
    opens,
    token_of,
)
from vestnik.accounts import passwords
from vestnik.accounts.model import User
from vestnik.accounts.password_reset import ResetDesk, ask_reset, reset_password
from vestnik.accounts.sessions import list_sessions, open_session, whose
from vestnik.accounts.tokens import Tokens
from vestnik.emails.links import MailLinks
from vestnik.emails.model import Mail, MailKind
from vestnik.errors import (
    ConditionRefusedError,
    InvalidInputError,
    NotFoundError,
    UnauthorizedError,
)

pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def desk(stores: Stores) -> ResetDesk:
    return a_desk(stores.accounts, stores.mailboxes)


def test_the_link_sets_another_password_and_ends_all_sessions(
    desk: ResetDesk, stores: Stores, tokens: Tokens
) -> None:
    given_anna(desk)
    sessions = stores.sessions
    phone = open_session(ANNA, device="", now=NOON, sessions=sessions, tokens=tokens)

    user = reset_password(asked(desk, stores), NEW, desk)

    assert user == replace(ANNA, epoch=1)
    assert opens(NEW, desk)
    assert not opens(OLD, desk)
    with pytest.raises(UnauthorizedError):
        whose(phone.access_token, now=NOON, sessions=sessions, tokens=tokens)
    assert list_sessions(user, now=NOON, sessions=sessions) == []
    kinds = sorted(one.kind for one in stores.mails("anna"))
    assert kinds == [MailKind.PASSWORD_CHANGED, MailKind.PASSWORD_RESET]


def test_whoever_has_no_account_is_sent_nothing(desk: ResetDesk, stores: Stores) -> None:
    given_anna(desk)

    for address in ("boris@example.com", "no address", "", "ANNA@EXAMPLE.COM.", "\x00"):
        ask_reset(address, desk)

    assert stores.mails("anna") == []


def test_the_chat_is_sent_the_same_link_unless_the_bot_is_blocked_there(
    desk: ResetDesk, stores: Stores
) -> None:
    given_anna(desk, a_user())
    ask_reset(ADDRESS.upper(), desk)

    sent = stores.mails("anna")

    assert {(one.address, one.chat_id) for one in sent} == {(ADDRESS, None), (None, 5)}
    assert len({one.values["reset_id"] for one in sent}) == 1
    desk.accounts.update_link("anna", a_link(blocked=True))
    ask_reset(ADDRESS, desk)
    assert sum(one.chat_id is not None for one in stores.mails("anna")) == 1


def test_an_address_that_refused_mail_is_sent_it_all_the_same(
    desk: ResetDesk, stores: Stores
) -> None:
    given_anna(desk, replace(ANNA, email_refused="smtp_550"))

    assert reset_password(asked(desk, stores), NEW, desk)


def test_a_link_is_good_for_an_hour(desk: ResetDesk, stores: Stores) -> None:
    given_anna(desk)
    token, hour = asked(desk, stores), timedelta(hours=1)

    with pytest.raises(NotFoundError):
        reset_password(token, NEW, at(desk, NOON + hour))

    assert reset_password(token, NEW, at(desk, NOON + hour - timedelta(milliseconds=1)))


def test_a_link_is_good_once_and_only_the_last_one(desk: ResetDesk, stores: Stores) -> None:
    given_anna(desk)
    first, second = asked(desk, stores), asked(desk, stores)

    with pytest.raises(NotFoundError):
        reset_password(first, NEW, desk)
    reset_password(second, NEW, desk)
    for again in (NEW, OTHER):
        with pytest.raises(NotFoundError):
            reset_password(second, again, desk)

    assert opens(NEW, desk)


def test_what_was_used_is_void_when_the_password_changes_or_another_link_is_asked_for(
    desk: ResetDesk, stores: Stores
) -> None:
    given_anna(desk)
    token = asked(desk, stores)
    reset_password(token, NEW, desk)
    later = asked(desk, stores)

    with pytest.raises(NotFoundError):
        reset_password(token, NEW, desk)
    reset_password(later, OTHER, desk)
    changed(desk, OTHER, OLD)
    with pytest.raises(NotFoundError):
        reset_password(later, OTHER, desk)

    assert opens(OLD, desk)


def test_a_changed_password_voids_the_link(desk: ResetDesk, stores: Stores) -> None:
    given_anna(desk, replace(ANNA, email_confirmed=True))
    token = asked(desk, stores)
    changed(desk, OLD, OTHER)

    with pytest.raises(NotFoundError):
        reset_password(token, NEW, desk)

    assert opens(OTHER, desk)


def test_a_weak_password_leaves_the_link_as_it_is(desk: ResetDesk, stores: Stores) -> None:
    given_anna(desk)
    token = asked(desk, stores)

    for weak in ("password123", ADDRESS):
        with pytest.raises(InvalidInputError):
            reset_password(token, weak, desk)

    assert reset_password(token, NEW, desk)


def test_a_link_that_we_never_sent_opens_nothing(desk: ResetDesk, stores: Stores) -> None:
    given_anna(desk)
    desk.accounts.add(a_user("boris", telegram=None), passwords.hashed(OLD))
    token = asked(desk, stores)
    links = MailLinks("", (KEY,))
    confirming = links.confirm_url("anna", ADDRESS).partition("#")[2]
    never_asked = links.reset_url("boris", "id").partition("#")[2]

    for wrong in (
        *("", ".", "..", token + "0", token.replace("anna", "boris"), token.partition(".")[2]),
        *(confirming, never_asked, "щ.щ.щ"),
    ):
        with pytest.raises(NotFoundError):
            reset_password(wrong, NEW, desk)

    assert opens(OLD, desk)


def test_an_account_that_is_gone_meanwhile_does_not_come_back(
    desk: ResetDesk, stores: Stores
) -> None:
    given_anna(desk)
    found = desk.accounts.credentials(ADDRESS)
    assert found is not None
    ghost = replace(found, user=replace(ANNA, id="ghost"))

    class Late:
        """Answers an account that is no longer there."""

        def credentials(self, _email: str) -> object:
            return ghost

    ask_reset(ADDRESS, replace(desk, accounts=Late()))  # type: ignore[arg-type] # all that is asked of it

    assert desk.accounts.user("ghost") is None
    assert stores.mails("ghost") == []


Act = Callable[[Pause], object]


def a_stage(
    *acts: Callable[[ResetDesk, str], object], user: User = ANNA
) -> tuple[FakeAccounts, list[Act]]:
    """Anna has asked for a link; then all of it happens at the same time."""
    accounts = FakeAccounts()
    mailboxes = FakeMailboxes(accounts)
    desk = a_desk(accounts, mailboxes)
    given_anna(desk, user)
    ask_reset(ADDRESS, desk)
    [mail] = accounts.mails

    def stepping(act: Callable[[ResetDesk, str], object]) -> Act:
        return lambda pause: act(
            replace(desk, accounts=Stepping(accounts, pause), mailboxes=Stepping(mailboxes, pause)),
            token_of(mail),
        )

    return accounts, [stepping(act) for act in acts]


def told_of_changes(accounts: FakeAccounts) -> list[Mail]:
    return [one for one in accounts.mails if one.kind is MailKind.PASSWORD_CHANGED]


def test_of_two_that_use_a_link_at_once_one_is_refused() -> None:
    def stage() -> tuple[FakeAccounts, list[Act]]:
        return a_stage(
            lambda desk, token: reset_password(token, NEW, desk),
            lambda desk, token: reset_password(token, OTHER, desk),
        )

    for accounts, results in schedules(stage):
        assert sorted(type(one).__name__ for one in results) == ["NotFoundError", "User"]
        winner = NEW if isinstance(results[0], User) else OTHER
        assert passwords.matches(winner, accounts.hashes["anna"])
        assert accounts.users["anna"].epoch == 1
        assert len(told_of_changes(accounts)) == 1


def test_a_link_that_meets_a_change_of_the_password_never_sets_both_at_once() -> None:
    def stage() -> tuple[FakeAccounts, list[Act]]:
        return a_stage(
            lambda desk, token: reset_password(token, NEW, desk),
            lambda desk, _token: changed(desk, OLD, OTHER),
            user=replace(ANNA, email_confirmed=True),
        )

    for accounts, (by_link, by_change) in schedules(stage):
        refused = (ConditionRefusedError, InvalidInputError, NotFoundError)
        assert isinstance(by_link, User) != isinstance(by_change, User)
        assert isinstance(by_change if isinstance(by_link, User) else by_link, refused)
        assert passwords.matches(
            NEW if isinstance(by_link, User) else OTHER, accounts.hashes["anna"]
        )
        assert accounts.users["anna"].epoch == 1
        assert len(told_of_changes(accounts)) == 1
        assert all(one.is_used for one in accounts.resets.values())


def test_of_two_that_ask_at_once_the_last_link_is_good() -> None:
    def stage() -> tuple[FakeAccounts, list[Act]]:
        return a_stage(*[lambda desk, _token: ask_reset(ADDRESS, desk)] * 2)

    for accounts, results in schedules(stage):
        assert results == [None, None]
        asked_for = {one.values["reset_id"] for one in accounts.mails}
        assert len(asked_for) == 3
        assert accounts.resets["anna"].id in asked_for
