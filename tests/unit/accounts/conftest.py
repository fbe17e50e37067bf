"""Accounts in memory and in the emulated tables: what holds for one must hold for the other."""

import pytest

from tests.fakes.accounts import FakeAccounts, FakeSessions
from vestnik.accounts.ports import Accounts, Sessions
from vestnik.accounts.session_store import SessionStore
from vestnik.accounts.store import AccountStore
from vestnik.accounts.tokens import Tokens

KEY = "0123456789abcdef" * 4
OTHER_KEY = "fedcba9876543210" * 4


@pytest.fixture
def tokens() -> Tokens:
    return Tokens(issuer="vestnik-test", keys=(KEY,))


@pytest.fixture(params=["memory", "tables"])
def stores(request: pytest.FixtureRequest) -> tuple[Accounts, Sessions]:
    """Accounts and sessions that know of each other."""
    if request.param == "memory":
        fake = FakeAccounts()
        return fake, FakeSessions(users=fake.users, rows=fake.sessions)
    request.getfixturevalue("aws")
    return AccountStore(), SessionStore()


@pytest.fixture
def accounts(stores: tuple[Accounts, Sessions]) -> Accounts:
    return stores[0]


@pytest.fixture
def sessions(stores: tuple[Accounts, Sessions]) -> Sessions:
    return stores[1]
