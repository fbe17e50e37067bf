"""Making accounts, signing in to them, editing them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from argon2 import PasswordHasher

from tests.factories import NOON, a_user
from tests.fakes.accounts import FakeAccounts
from tests.fakes.outbox import an_outbox
from tests.support.interleave import Pause, Stepping, schedules
from vestnik.accounts.model import EditProfile, User
from vestnik.accounts.ports import Accounts, Sessions
from vestnik.accounts.profile import edit_preferences, edit_profile
from vestnik.accounts.registration import Register, register
from vestnik.accounts.sessions import (
    end_other_sessions,
    end_session,
    list_sessions,
    open_session,
    whose,
)
from vestnik.accounts.sign_in import SignIn, check_password, sign_in
from vestnik.accounts.tokens import Tokens
from vestnik.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    PreconditionFailedError,
    UnauthorizedError,
)

PASSWORD = "correct horse"


def registered(accounts: Accounts, **changes: Any) -> User:
    wanted = {
        "email": "anna@example.com",
        "password": PASSWORD,
        "language": "ru",
        "timezone": "Europe/Moscow",
        **changes,
    }
    return register(Register(**wanted), now=NOON, accounts=accounts, outbox=an_outbox())


def test_who_registers_can_sign_in(accounts: Accounts, sessions: Sessions, tokens: Tokens) -> None:
    user = registered(accounts, email="Anna@Example.COM")

    signed_in = sign_in(
        SignIn("ANNA@example.com", PASSWORD, device="curl/8"),
        now=NOON,
        accounts=accounts,
        sessions=sessions,
        tokens=tokens,
        outbox=an_outbox(),
    )

    assert user.email == "anna@example.com"
    assert signed_in.user == user
    found = whose(signed_in.access_token, now=NOON, sessions=sessions, tokens=tokens)
    assert found == (user, signed_in.session)


@pytest.mark.parametrize("email", ["anna@example.com", "ANNA@EXAMPLE.COM", "Anna@example.com "])
def test_an_address_is_taken_however_it_is_spelled(accounts: Accounts, email: str) -> None:
    registered(accounts)

    with pytest.raises((ConflictError, InvalidInputError)):
        registered(accounts, email=email)


@pytest.mark.parametrize("email", ["anna", "anna@", "@example.com", "a@b@example.com", "a b@c.de"])
def test_what_is_no_address_gets_no_account(email: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        registered(FakeAccounts(), email=email)

    assert refused.value.fields["email"].code == "invalid_email"


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("password123", "common_password"),
        ("PASSWORD123", "common_password"),
        ("йцукен123", "common_password"),
        ("anna@example.com", "password_like_email"),
        ("ANNA@example.com", "password_like_email"),
    ],
)
def test_a_password_that_is_tried_first_is_refused(password: str, code: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        registered(FakeAccounts(), password=password)

    assert refused.value.fields["password"].code == code


def test_of_two_that_register_an_address_at_once_one_gets_it() -> None:
    def stage() -> tuple[FakeAccounts, list[Callable[[Pause], object]]]:
        accounts = FakeAccounts()

        def act(pause: Pause) -> object:
            return registered(Stepping(accounts, pause))

        return accounts, [act, act]

    for accounts, results in schedules(stage):
        assert len(accounts.users) == 1
        assert sorted(type(result).__name__ for result in results) == ["ConflictError", "User"]


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("anna@example.com", "wrong horse"),
        ("anna@example.com", PASSWORD + " "),
        ("anna@example.com", PASSWORD.upper()),
        ("nobody@example.com", PASSWORD),
        ("not an address", PASSWORD),
        ("", ""),
    ],
)
def test_a_wrong_pair_is_refused_the_same_way(email: str, password: str) -> None:
    accounts = FakeAccounts()
    registered(accounts)

    with pytest.raises(UnauthorizedError) as refused:
        check_password(email, password, accounts=accounts)

    assert refused.value.code == "wrong_credentials"


def test_an_account_without_a_password_lets_nobody_in() -> None:
    accounts = FakeAccounts()
    accounts.add(a_user(), None)

    with pytest.raises(UnauthorizedError):
        check_password("anna@example.com", "nobody has this password", accounts=accounts)


@pytest.mark.parametrize("password", ["п" * 1024, "x" * 1023 + "y", "  spaces  ", "naïve 🔑 パス"])
def test_a_password_counts_to_its_last_character(password: str) -> None:
    accounts = FakeAccounts()
    registered(accounts, password=password)

    assert check_password("anna@example.com", password, accounts=accounts)
    with pytest.raises(UnauthorizedError):
        check_password("anna@example.com", password[:-1], accounts=accounts)


def test_a_hash_of_weaker_parameters_is_replaced_at_sign_in(accounts: Accounts) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    accounts.add(a_user(telegram=None), weak)

    check_password("anna@example.com", PASSWORD, accounts=accounts)

    found = accounts.credentials("anna@example.com")
    assert found is not None
    assert str(found.password_hash).startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password("anna@example.com", PASSWORD, accounts=accounts)


def test_an_edit_without_changes_changes_nothing(accounts: Accounts) -> None:
    accounts.add(a_user())

    assert edit_profile(EditProfile("anna"), accounts=accounts) == a_user()


def test_an_edit_of_an_old_version_shows_the_current_one(accounts: Accounts) -> None:
    accounts.add(a_user())
    current = edit_profile(EditProfile("anna", language="en"), accounts=accounts)

    for changes in ({"language": "ru"}, {}):
        with pytest.raises(PreconditionFailedError) as refused:
            edit_profile(
                EditProfile("anna", expected_version=1, **changes),  # type: ignore[arg-type] # a language
                accounts=accounts,
            )
        assert refused.value.details["current"] == current


def test_nobodys_profile_is_not_found() -> None:
    with pytest.raises(NotFoundError):
        edit_profile(EditProfile("nobody", language="en"), accounts=FakeAccounts())


def test_sessions_are_listed_and_ended(
    accounts: Accounts, sessions: Sessions, tokens: Tokens
) -> None:
    accounts.add(a_user())
    ids = [
        open_session(a_user(), device=name, now=NOON, sessions=sessions, tokens=tokens).session.id
        for name in ("phone", "laptop", "curl")
    ]

    end_session("anna", ids[0], sessions=sessions)
    assert {one.id for one in list_sessions(a_user(), now=NOON, sessions=sessions)} == set(ids[1:])
    with pytest.raises(NotFoundError):
        end_session("anna", ids[0], sessions=sessions)
    with pytest.raises(NotFoundError):
        end_session("boris", ids[1], sessions=sessions)

    end_other_sessions("anna", keep=ids[2], sessions=sessions)
    assert [one.id for one in list_sessions(a_user(), now=NOON, sessions=sessions)] == [ids[2]]


class EditedMeanwhile(FakeAccounts):
    """Somebody else edits the account after each of the first readings of it."""

    others = 2

    def user(self, user_id: str) -> User | None:
        found = super().user(user_id)
        if self.others:
            self.others -= 1
            super().edit_profile(EditProfile(user_id, language="en"))
        return found


def test_an_edit_of_preferences_keeps_what_others_edit_meanwhile() -> None:
    accounts = EditedMeanwhile()
    accounts.add(a_user())

    edited = edit_preferences(
        EditProfile("anna"),
        lambda preferences: replace(preferences, digest="off"),
        accounts=accounts,
    )

    assert (edited.language, edited.preferences.digest) == ("en", "off")


def test_preferences_of_nobody_are_not_edited() -> None:
    with pytest.raises(NotFoundError):
        edit_preferences(EditProfile("nobody"), lambda same: same, accounts=FakeAccounts())
