"""A forgotten password: who is sent what, what a link is good for, and for how long."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher

from tests.factories import NOON, a_link, a_user
from tests.fakes.accounts import FakeAccounts, FakeMailboxes, FakeSessions
from tests.fakes.outbox import an_outbox
from tests.support.interleave import Pause, Stepping, schedules
from tests.unit.accounts.conftest import KEY, Stores
from vestnik.accounts import passwords
from vestnik.accounts.model import LinkCode, LinkMove, User
from vestnik.accounts.password_change import ChangePassword, change_password
from vestnik.accounts.password_reset import ResetDesk, ask_reset, reset_password
from vestnik.accounts.ports import Accounts, Mailboxes
from vestnik.accounts.sessions import list_sessions, open_session, whose
from vestnik.accounts.sign_in import check_password
from vestnik.accounts.tokens import Tokens
from vestnik.emails.links import MailLinks
from vestnik.emails.model import Mail, MailKind
from vestnik.errors import (
    ConditionRefusedError,
    InvalidInputError,
    NotFoundError,
    TransientError,
    UnauthorizedError,
)

ADDRESS, OLD, NEW, OTHER = "anna@example.com", "correct horse 7", "battery staple 8", "staple 99"
ANNA = a_user(telegram=None)


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: cheap)


@pytest.fixture
def desk(stores: Stores) -> ResetDesk:
    return a_desk(stores.accounts, stores.mailboxes)


def a_desk(accounts: Accounts, mailboxes: Mailboxes) -> ResetDesk:
    def nothing(_user: User) -> None:
        """There is no other way in."""

    return ResetDesk(accounts, mailboxes, an_outbox(), (KEY,), lambda: NOON, nothing)


def at(desk: ResetDesk, now: datetime) -> ResetDesk:
    return replace(desk, now=lambda: now)


def token_of(mail: Mail) -> str:
    links = MailLinks("", (KEY,))
    return links.reset_url(mail.user_id, mail.values["reset_id"], mail.chat_id).partition("#")[2]


def given_anna(desk: ResetDesk, user: User = ANNA) -> None:
    desk.accounts.add(user, passwords.hashed(OLD))


def asked(desk: ResetDesk, stores: Stores) -> str:
    """The token of the mail that she is sent."""
    before = stores.mails("anna")
    ask_reset(ADDRESS, desk)
    [mail] = [one for one in stores.mails("anna") if one not in before]
    return token_of(mail)


def opens(password: str, desk: ResetDesk) -> bool:
    try:
        check_password(ADDRESS, password, accounts=desk.accounts)
    except UnauthorizedError:
        return False
    return True


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
    with pytest.raises(NotFoundError):
        reset_password(second, OTHER, desk)

    assert opens(NEW, desk)


def test_who_lost_the_answer_may_choose_the_same_password_again(
    desk: ResetDesk, stores: Stores, tokens: Tokens
) -> None:
    given_anna(desk)
    token = asked(desk, stores)
    user = reset_password(token, NEW, desk)
    open_session(user, device="", now=NOON, sessions=stores.sessions, tokens=tokens)

    again = reset_password(token, NEW, at(desk, NOON + timedelta(minutes=4)))

    assert again == replace(user, email_confirmed=True)
    assert len(list_sessions(user, now=NOON, sessions=stores.sessions)) == 1
    assert sum(one.kind is MailKind.PASSWORD_CHANGED for one in stores.mails("anna")) == 1
    with pytest.raises(NotFoundError):
        reset_password(token, NEW, at(desk, NOON + timedelta(minutes=5)))


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


def test_what_was_not_ended_is_ended_when_the_link_is_used_again(
    desk: ResetDesk, stores: Stores
) -> None:
    ended: list[str] = []

    def fail_once_it_is_changed(user: User) -> None:
        if user.epoch:
            raise TransientError

    given_anna(desk)
    token = asked(desk, stores)
    with pytest.raises(TransientError):
        reset_password(token, NEW, replace(desk, end_ways_in=fail_once_it_is_changed))

    assert opens(NEW, desk)
    reset_password(token, NEW, replace(desk, end_ways_in=lambda user: ended.append(user.id)))

    assert ended == ["anna"]


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


def mailed(stores: Stores) -> str:
    """The token of the only mail to the address."""
    return token_of(next(one for one in stores.mails("anna") if one.address))


def in_chat(stores: Stores) -> str:
    return token_of(next(one for one in stores.mails("anna") if one.chat_id))


def test_the_chat_spends_its_own_link_but_not_the_one_that_was_mailed(
    desk: ResetDesk, stores: Stores
) -> None:
    given_anna(desk, a_user(email_confirmed=True))
    ask_reset(ADDRESS, desk)
    by_chat, by_mail, soon = in_chat(stores), mailed(stores), timedelta(minutes=6)

    reset_password(by_chat, NEW, desk)
    assert reset_password(by_chat, NEW, desk)
    for again, at_once in ((OTHER, timedelta()), (NEW, soon)):
        with pytest.raises(NotFoundError):
            reset_password(by_chat, again, at(desk, NOON + at_once))
    reset_password(by_mail, OTHER, at(desk, NOON + soon))

    assert opens(OTHER, desk)
    with pytest.raises(NotFoundError):
        reset_password(by_chat, NEW, at(desk, NOON + soon))


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


def test_a_changed_password_voids_the_link(desk: ResetDesk, stores: Stores) -> None:
    given_anna(desk, replace(ANNA, email_confirmed=True))
    token = asked(desk, stores)
    changed(desk, OLD, OTHER)

    with pytest.raises(NotFoundError):
        reset_password(token, NEW, desk)

    assert opens(OTHER, desk)


def changed(desk: ResetDesk, current: str, new: str) -> User:
    return change_password(
        ChangePassword("anna", None, current, new),
        now=NOON,
        accounts=desk.accounts,
        sessions=FakeSessions(),
        outbox=desk.outbox,
    )


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


def test_of_two_that_choose_the_same_at_once_both_are_answered() -> None:
    def stage() -> tuple[FakeAccounts, list[Act]]:
        return a_stage(*[lambda desk, token: reset_password(token, NEW, desk)] * 2)

    for accounts, results in schedules(stage):
        assert all(isinstance(one, User) for one in results)
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
