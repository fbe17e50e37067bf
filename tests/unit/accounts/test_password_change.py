"""Changing a password: what it needs, and which sessions it ends."""

from dataclasses import replace

import pytest

from tests.factories import NOON, a_user
from tests.fakes.outbox import an_outbox
from vestnik.accounts import passwords
from vestnik.accounts.model import User
from vestnik.accounts.password_change import ChangePassword, change_password
from vestnik.accounts.ports import Accounts, Sessions
from vestnik.accounts.sessions import (
    SignedIn,
    list_sessions,
    open_session,
    refresh,
    sign_out,
    whose,
)
from vestnik.accounts.sign_in import check_password
from vestnik.accounts.tokens import Tokens
from vestnik.errors import (
    ConditionRefusedError,
    ConflictError,
    InvalidInputError,
    UnauthorizedError,
)

ANNA = a_user()
OLD, NEW = "correct horse 7", "battery staple 8"


@pytest.fixture
def old_hash(accounts: Accounts) -> str:
    """Anna has an account with a password."""
    hashed = passwords.hashed(OLD)
    accounts.add(ANNA, hashed)
    return hashed


@pytest.fixture
def present(old_hash: str, sessions: Sessions, tokens: Tokens) -> SignedIn:
    return opened(ANNA, sessions, tokens)


def opened(user: User, sessions: Sessions, tokens: Tokens) -> SignedIn:
    return open_session(user, device="", now=NOON, sessions=sessions, tokens=tokens)


def is_good(signed_in: SignedIn, sessions: Sessions, tokens: Tokens) -> bool:
    """Whether both its tokens open anything."""
    try:
        whose(signed_in.access_token, now=NOON, sessions=sessions, tokens=tokens)
    except UnauthorizedError:
        with pytest.raises(UnauthorizedError):
            refresh(signed_in.refresh_token, now=NOON, sessions=sessions, tokens=tokens)
        return False
    refresh(signed_in.refresh_token, now=NOON, sessions=sessions, tokens=tokens)
    return True


def a_change(signed_in: SignedIn | None, current: str = OLD, new: str = NEW) -> ChangePassword:
    session_id = signed_in.session.id if signed_in else None
    return ChangePassword("anna", session_id, current, new)


def changed(command: ChangePassword, accounts: Accounts, sessions: Sessions) -> User:
    return change_password(
        command, now=NOON, accounts=accounts, sessions=sessions, outbox=an_outbox()
    )


def opens(password: str, accounts: Accounts) -> bool:
    try:
        check_password("anna@example.com", password, accounts=accounts)
    except UnauthorizedError:
        return False
    return True


def test_the_present_session_goes_on_and_the_others_end(
    accounts: Accounts, sessions: Sessions, tokens: Tokens, present: SignedIn
) -> None:
    other = opened(ANNA, sessions, tokens)

    user = changed(a_change(present), accounts, sessions)

    assert opens(NEW, accounts)
    assert not opens(OLD, accounts)
    assert is_good(present, sessions, tokens)
    assert not is_good(other, sessions, tokens)
    assert [one.id for one in sessions.of_user("anna")] == [present.session.id]
    assert is_good(opened(user, sessions, tokens), sessions, tokens)


def test_whoever_calls_without_a_session_ends_all(
    accounts: Accounts, sessions: Sessions, tokens: Tokens, present: SignedIn
) -> None:
    changed(a_change(None), accounts, sessions)

    assert not is_good(present, sessions, tokens)


def test_the_others_end_with_the_password_though_their_rows_stay(
    accounts: Accounts, sessions: Sessions, tokens: Tokens, present: SignedIn
) -> None:
    other = opened(ANNA, sessions, tokens)
    found = accounts.credentials_of("anna")
    assert found is not None

    user = accounts.change_password(found, passwords.hashed(NEW), keep=present.session.id)

    assert user == replace(ANNA, epoch=1)
    assert accounts.user("anna") == user
    assert not is_good(other, sessions, tokens)
    assert len(sessions.of_user("anna")) == 2
    assert list_sessions(user, now=NOON, sessions=sessions) == [
        replace(present.session, epoch=1),
    ]


def test_a_session_of_whoever_was_signing_in_with_the_old_password_is_dead(
    accounts: Accounts, sessions: Sessions, tokens: Tokens, present: SignedIn
) -> None:
    signing_in = check_password("anna@example.com", OLD, accounts=accounts)

    changed(a_change(present), accounts, sessions)

    assert not is_good(opened(signing_in, sessions, tokens), sessions, tokens)


@pytest.mark.parametrize(
    ("current", "new", "field"),
    [
        ("wrong horse 7", NEW, "current"),
        ("", NEW, "current"),
        (OLD, "password", "new"),
        (OLD, "anna@example.com", "new"),
    ],
)
def test_a_refused_change_changes_nothing(
    accounts: Accounts,
    sessions: Sessions,
    tokens: Tokens,
    present: SignedIn,
    current: str,
    new: str,
    field: str,
) -> None:
    other = opened(ANNA, sessions, tokens)

    with pytest.raises(InvalidInputError) as refused:
        changed(a_change(present, current, new), accounts, sessions)

    assert set(refused.value.fields) == {field}
    assert opens(OLD, accounts)
    assert is_good(other, sessions, tokens)


def test_an_account_without_a_password_has_none_to_change(
    accounts: Accounts, sessions: Sessions
) -> None:
    accounts.add(ANNA)

    with pytest.raises(ConflictError) as refused:
        changed(a_change(None), accounts, sessions)

    assert refused.value.code == "no_password"


def test_of_two_changes_at_once_one_is_refused(
    accounts: Accounts, sessions: Sessions, present: SignedIn
) -> None:
    found = accounts.credentials_of("anna")
    assert found is not None
    changed(a_change(present), accounts, sessions)

    assert accounts.change_password(found, "late", keep=present.session.id) is None

    assert opens(NEW, accounts)


def test_a_session_that_has_ended_meanwhile_changes_nothing(
    accounts: Accounts, sessions: Sessions, present: SignedIn
) -> None:
    sign_out("anna", present.session.id, sessions=sessions)

    with pytest.raises(ConditionRefusedError):
        changed(a_change(present), accounts, sessions)

    assert opens(OLD, accounts)
