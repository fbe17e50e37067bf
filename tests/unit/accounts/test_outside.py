"""Accounts elsewhere, when several come at the same time."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.factories import NOON, a_mail, a_user
from tests.fakes.hints import FakeHints
from tests.fakes.outbox import an_outbox
from tests.support.interleave import Pause, Play, Stepping, schedules
from tests.support.tables import empty_tables
from vestnik.accounts.model import User
from vestnik.accounts.outside import Identity, OutsideAccount
from vestnik.accounts.outside_accounts import OutsideDesk, connect, disconnect
from vestnik.accounts.outside_entry import ArrivalDesk, Arrive, arrive
from vestnik.accounts.outside_store import OutsideStore
from vestnik.accounts.session_store import SessionStore
from vestnik.accounts.sessions import SignedIn
from vestnik.accounts.store import AccountStore
from vestnik.accounts.telegram_link import unlink_telegram
from vestnik.accounts.tokens import Tokens
from vestnik.emails.model import MailKind
from vestnik.emails.outbox import Outbox
from vestnik.emails.store import MailStore
from vestnik.errors import ConflictError, UnauthorizedError
from vestnik.platform.due.table import DueTable

NINA = Identity("example", "https://id.example.com", "nina-1", "nina@example.com", True)
OTHER = Identity("example", "https://id.example.com", "nina-2")
_DECIDING = {"owner_id", "connect", "disconnect"}  # reads of one's own list decide nothing


def desk(pause: Pause | None = None) -> OutsideDesk:
    outside = OutsideStore()
    return OutsideDesk(
        accounts=AccountStore(),
        outside=Stepping(outside, pause, only=_DECIDING) if pause else outside,
        outbox=an_outbox(),
        service=str.title,
        now=lambda: NOON,
    )


def arrivals(pause: Pause | None = None) -> ArrivalDesk:
    return ArrivalDesk(
        outside=desk(pause),
        newcomers=Stepping(OutsideStore(), pause) if pause else OutsideStore(),
        sessions=SessionStore(),
        tokens=Tokens(issuer="test", keys=("k" * 32,)),
        outbox=Outbox(due=DueTable(), hints=FakeHints(), now=lambda: NOON),
        admit=lambda: None,
    )


def arrival(identity: Identity) -> Play:
    command = Arrive(identity, "Europe/Moscow", "en", device="curl")
    return lambda pause: arrive(command, arrivals(pause))


def given(user: User, *identities: Identity) -> None:
    """An account, opened by these."""
    accounts = AccountStore()
    assert accounts.add(user)
    for one in identities:
        assert OutsideStore().connect(OutsideAccount(one, user.id, since=NOON), epoch=0)


def everything(*plays: Play, before: Any = lambda: None) -> Any:
    """Every order in which these can take their steps."""

    def stage() -> tuple[None, Sequence[Play]]:
        empty_tables()
        before()
        return None, plays

    return schedules(stage)


@pytest.mark.usefixtures("aws")
def test_one_person_who_arrives_twice_at_once_gets_one_account() -> None:
    for _, results in everything(arrival(NINA), arrival(NINA)):
        assert all(isinstance(one, SignedIn) for one in results), results
        assert len({one.user.id for one in results}) == 1


@pytest.mark.usefixtures("aws")
def test_of_two_people_with_one_address_one_gets_the_account() -> None:
    twin = Identity("example", "https://id.example.com", "nina-3", "nina@example.com", True)

    for _, results in everything(arrival(NINA), arrival(twin)):
        [refused] = [one for one in results if isinstance(one, Exception)]
        assert isinstance(refused, ConflictError)
        assert refused.code == "outside_email_taken"


@pytest.mark.usefixtures("aws")
def test_what_is_connected_to_two_accounts_at_once_opens_one() -> None:
    def before() -> None:
        given(a_user("anna"))
        given(a_user("boris", telegram=None))

    def connecting(user_id: str) -> Play:
        return lambda pause: connect(user_id, NINA, desk(pause), epoch=0)

    for _, results in everything(connecting("anna"), connecting("boris"), before=before):
        [refused] = [one for one in results if isinstance(one, Exception)]
        assert isinstance(refused, ConflictError)
        assert refused.code == "outside_account_taken"
        [owner] = [one.user_id for one in results if isinstance(one, OutsideAccount)]
        assert OutsideStore().owner_id(NINA.id) == owner


@pytest.mark.usefixtures("aws")
def test_the_last_two_ways_in_do_not_go_at_once() -> None:
    def before() -> None:
        given(a_user(email=None, telegram=None), NINA, OTHER)

    def disconnecting(identity: Identity) -> Play:
        return lambda pause: disconnect("anna", identity.id, desk(pause))

    for _, results in everything(disconnecting(NINA), disconnecting(OTHER), before=before):
        assert [type(one) for one in results if one is not None] == [ConflictError]
        [left] = OutsideStore().of_user("anna")
        assert OutsideStore().owner_id(left.identity.id) == "anna"


@pytest.mark.usefixtures("aws")
def test_the_chat_and_the_last_account_elsewhere_do_not_go_at_once() -> None:
    def before() -> None:
        given(a_user(email=None), NINA)

    def unlinking(pause: Pause) -> None:
        unlink_telegram("anna", accounts=Stepping(AccountStore(), pause))

    def disconnecting(pause: Pause) -> None:
        disconnect("anna", NINA.id, desk(pause))

    for _, _results in everything(unlinking, disconnecting, before=before):
        anna = AccountStore().user("anna")
        assert anna is not None
        assert anna.telegram or anna.outside


@pytest.mark.usefixtures("aws")
def test_the_owner_is_told_once_of_what_was_connected_by_mail_and_in_the_chat() -> None:
    given(a_user())

    for _ in range(2):
        connect("anna", NINA, desk(), epoch=0)

    mails = list(MailStore().of_user("anna"))
    assert {(one.kind, one.address, one.chat_id) for one in mails} == {
        (MailKind.OUTSIDE_CONNECTED, "anna@example.com", None),
        (MailKind.OUTSIDE_CONNECTED, None, 5),
    }
    [told] = {(one.values["service"], one.values["account"], one.values["at"]) for one in mails}
    assert told == ("Example", "nina@example.com", "2026-11-22T12:00:00.000Z")


@pytest.mark.usefixtures("aws")
def test_what_could_not_be_connected_is_told_to_nobody() -> None:
    given(a_user("anna"), NINA)
    given(a_user("boris", telegram=None))

    with pytest.raises(ConflictError):
        connect("boris", NINA, desk(), epoch=0)
    mails = [a_mail(MailKind.OUTSIDE_CONNECTED, user_id="boris")]
    late = OutsideAccount(NINA, "boris", since=NOON)
    assert not OutsideStore().connect(late, mails, epoch=0)

    assert list(MailStore().of_user("boris")) == []


@pytest.mark.usefixtures("aws")
def test_who_was_let_in_before_another_password_was_chosen_connects_nothing() -> None:
    given(a_user(epoch=1))

    with pytest.raises(UnauthorizedError):
        connect("anna", NINA, desk(), epoch=0)
    assert not OutsideStore().connect(OutsideAccount(NINA, "anna", since=NOON), epoch=0)

    assert OutsideStore().owner_id(NINA.id) is None
    assert connect("anna", NINA, desk(), epoch=1)


@pytest.mark.usefixtures("aws")
def test_who_arrives_while_it_is_disconnected_does_not_come_in() -> None:
    class Late(OutsideStore):
        """Disconnected as soon as its owner was read."""

        def owner_id(self, outside_id: str) -> str | None:
            found = super().owner_id(outside_id)
            self.disconnect("anna", outside_id)
            return found

    given(a_user("anna", email="nina@example.com"), NINA)
    late = replace(arrivals(), outside=replace(desk(), outside=Late()))

    with pytest.raises(ConflictError) as refused:
        arrive(Arrive(NINA, "Europe/Moscow", "en", device="curl"), late)

    assert refused.value.code == "outside_email_taken"
    assert SessionStore().of_user("anna") == []


@pytest.mark.usefixtures("aws")
@pytest.mark.parametrize("email", ["anna@example.com", None])
def test_the_last_one_goes_where_a_link_to_choose_a_password_can_be_sent(
    email: str | None,
) -> None:
    given(a_user(email=email, telegram=None), NINA)

    assert not OutsideStore().disconnect("anna", NINA.id)
    assert OutsideStore().disconnect("anna", NINA.id, mailed=True) == (email is not None)


@pytest.mark.usefixtures("aws")
def test_what_was_connected_opens_nothing_once_its_account_is_joined_to_another() -> None:
    given(a_user(email=None, telegram=None, merged_into="boris"))

    assert not OutsideStore().connect(OutsideAccount(NINA, "anna", since=NOON), epoch=0)

    assert OutsideStore().owner_id(NINA.id) is None
