"""Accounts in memory and in the emulated tables: what holds for one must hold for the other."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

import pytest
from argon2 import PasswordHasher

from tests.fakes.accounts import FakeAccounts, FakeMailboxes, FakeSessions
from tests.fakes.outbox import an_outbox
from vestnik.accounts import passwords
from vestnik.accounts.mailbox_store import MailboxStore
from vestnik.accounts.ports import Accounts, Mailboxes, Sessions
from vestnik.accounts.session_store import SessionStore
from vestnik.accounts.store import AccountStore
from vestnik.accounts.tokens import Tokens
from vestnik.emails.model import Mail
from vestnik.emails.outbox import Outbox
from vestnik.emails.store import MailStore

KEY = "0123456789abcdef" * 4
OTHER_KEY = "fedcba9876543210" * 4


@pytest.fixture
def tokens() -> Tokens:
    return Tokens(issuer="vestnik-test", keys=(KEY,))


@dataclass(frozen=True)
class Stores:
    """They know of each other. `mails`: those that are kept for somebody, by their ids."""

    accounts: Accounts
    sessions: Sessions
    mailboxes: Mailboxes
    mails: Callable[[str], list[Mail]]


@pytest.fixture(params=["memory", "tables"])
def stores(request: pytest.FixtureRequest) -> Stores:
    if request.param == "memory":
        return in_memory()
    request.getfixturevalue("aws")
    return Stores(
        AccountStore(),
        SessionStore(),
        MailboxStore(),
        lambda user_id: list(MailStore().of_user(user_id)),
    )


def in_memory() -> Stores:
    fake = FakeAccounts()
    sessions = FakeSessions(fake.users, fake.sessions, mails=fake.mails)

    def mails(user_id: str) -> list[Mail]:
        return sorted((one for one in fake.mails if one.user_id == user_id), key=attrgetter("id"))

    return Stores(fake, sessions, FakeMailboxes(fake), mails)


@pytest.fixture
def accounts(stores: Stores) -> Accounts:
    return stores.accounts


@pytest.fixture
def sessions(stores: Stores) -> Sessions:
    return stores.sessions


@pytest.fixture
def outbox() -> Outbox:
    return an_outbox()


@pytest.fixture
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: cheap)
