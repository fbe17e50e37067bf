"""Mails that registering and signing in cause: exactly one, in the transaction of its cause."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from tests.factories import NOON, a_user
from tests.fakes.accounts import FakeAccounts, FakeSessions
from tests.fakes.outbox import an_outbox
from tests.support.interleave import Pause, Stepping, schedules
from tests.unit.accounts.conftest import KEY, Stores
from vestnik.accounts import passwords, session_store
from vestnik.accounts.model import Preferences, User
from vestnik.accounts.password_change import ChangePassword, change_password
from vestnik.accounts.registration import Register, register
from vestnik.accounts.sessions import SignedIn, end_other_sessions, open_session
from vestnik.accounts.sign_in import SignIn, sign_in
from vestnik.accounts.tokens import Tokens
from vestnik.emails.model import MAIL, Mail, MailKind, MailState
from vestnik.emails.outbox import Outbox
from vestnik.errors import ConflictError, TransientError

PASSWORD = "correct horse 7"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0"
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36"
TOKENS = Tokens("vestnik-test", (KEY,))


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: cheap)


def registered(stores: Stores, outbox: Outbox, language: str = "ru") -> User:
    command = Register("Anna@example.com", PASSWORD, language, "Asia/Tokyo")  # type: ignore[arg-type] # a language
    return register(command, now=NOON, accounts=stores.accounts, outbox=outbox)


def test_who_registers_is_welcomed_by_one_mail_that_waits_to_be_sent(
    stores: Stores, outbox: Outbox
) -> None:
    anna = registered(stores, outbox)

    [mail] = stores.mails(anna.id)
    assert (mail.kind, mail.state, mail.values) == (MailKind.WELCOME, MailState.QUEUED, {})
    assert (mail.address, mail.language, mail.timezone) == ("anna@example.com", "ru", "Asia/Tokyo")
    [hint] = outbox.hints.sent  # type: ignore[attr-defined] # a fake
    assert hint.entry == outbox.due.entry(mail.plan())
    assert hint.entry.kind == MAIL


def test_an_address_that_is_taken_is_welcomed_once(stores: Stores, outbox: Outbox) -> None:
    anna = registered(stores, outbox)

    with pytest.raises(ConflictError):
        registered(stores, outbox)

    assert [one.user_id for one in stores.mails(anna.id)] == [anna.id]


def test_of_two_that_register_an_address_at_once_one_is_welcomed() -> None:
    def stage() -> tuple[FakeAccounts, list[Callable[[Pause], object]]]:
        accounts = FakeAccounts()

        def act(pause: Pause) -> User:
            command = Register("anna@example.com", PASSWORD, "ru", "UTC")
            stepping = Stepping(accounts, pause)
            return register(command, now=NOON, accounts=stepping, outbox=an_outbox())

        return accounts, [act, act]

    for accounts, _ in schedules(stage):
        assert [one.user_id for one in accounts.mails] == list(accounts.users)


@pytest.fixture
def anna(stores: Stores) -> User:
    """She has signed in from Firefox at some time."""
    anna = a_user()
    stores.accounts.add(anna, passwords.hashed(PASSWORD))
    open_session(anna, device=FIREFOX, now=NOON, sessions=stores.sessions, tokens=TOKENS)
    return anna


def signed_in(stores: Stores, device: str, *, days: int = 0, ip: str = "203.0.113.7") -> SignedIn:
    return sign_in(
        SignIn("anna@example.com", PASSWORD, device, ip),
        now=NOON + timedelta(days=days),
        accounts=stores.accounts,
        sessions=stores.sessions,
        tokens=TOKENS,
        outbox=an_outbox(),
    )


def test_a_sign_in_from_an_unknown_device_is_told_of_once(stores: Stores, anna: User) -> None:
    for _ in range(3):
        signed_in(stores, CHROME)

    [mail] = stores.mails("anna")
    assert (mail.kind, mail.address) == (MailKind.NEW_SIGN_IN, "anna@example.com")
    at = "2026-11-22T12:00:00.000Z"
    assert mail.values == {"at": at, "device": CHROME, "ip": "203.0.113.7"}
    assert len(stores.sessions.of_user("anna")) == 4


def test_a_session_from_a_known_device_costs_no_transaction(
    aws: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> bool:
        raise AssertionError("a transaction")

    monkeypatch.setattr(session_store, "committed", refuse)
    sessions = session_store.SessionStore()

    open_session(a_user(), device=FIREFOX, now=NOON, sessions=sessions, tokens=TOKENS)

    assert sessions.knows_device("anna", FIREFOX, now=NOON)
    assert len(sessions.of_user("anna")) == 1


@pytest.mark.parametrize("device", [FIREFOX, FIREFOX.replace("144", "151")])
def test_a_device_is_known_whatever_its_version_and_though_its_sessions_have_ended(
    stores: Stores, anna: User, device: str
) -> None:
    end_other_sessions("anna", keep=None, sessions=stores.sessions)

    signed_in(stores, device, days=100)

    assert stores.mails("anna") == []


def test_a_device_is_forgotten_half_a_year_after_it_was_used_last(
    stores: Stores, anna: User
) -> None:
    signed_in(stores, FIREFOX, days=100)
    signed_in(stores, FIREFOX, days=279)
    assert stores.mails("anna") == []

    signed_in(stores, FIREFOX, days=279 + 180)

    assert len(stores.mails("anna")) == 1


def test_a_device_of_somebody_else_is_not_known(stores: Stores, anna: User) -> None:
    boris = a_user("boris", telegram=None)
    stores.accounts.add(boris)
    open_session(boris, device=CHROME, now=NOON, sessions=stores.sessions, tokens=TOKENS)

    signed_in(stores, CHROME, ip="")

    assert [one.values.keys() for one in stores.mails("anna")] == [{"at", "device"}]


@pytest.mark.parametrize(
    "changes", [{"email_refused": "smtp_550"}, {"preferences": Preferences(notice_mail=False)}]
)
def test_who_takes_no_notices_gets_none_and_later_none_of_what_is_known(
    stores: Stores, changes: dict[str, object]
) -> None:
    user = replace(a_user(), **changes)  # type: ignore[arg-type] # fields of a user
    stores.accounts.add(user, passwords.hashed(PASSWORD))

    assert signed_in(stores, CHROME).user == user

    assert stores.mails("anna") == []
    assert stores.sessions.knows_device("anna", CHROME, now=NOON)


def test_two_that_sign_in_at_once_from_a_new_device_are_told_of_once() -> None:
    def stage() -> tuple[FakeSessions, list[Callable[[Pause], object]]]:
        accounts = FakeAccounts()
        accounts.add(a_user(), passwords.hashed(PASSWORD))
        sessions = FakeSessions(accounts.users)

        def act(pause: Pause) -> SignedIn:
            return sign_in(
                SignIn("anna@example.com", PASSWORD, CHROME),
                now=NOON,
                accounts=accounts,
                sessions=Stepping(sessions, pause),
                tokens=TOKENS,
                outbox=an_outbox(),
            )

        return sessions, [act, act]

    for sessions, results in schedules(stage):
        assert all(isinstance(one, SignedIn) for one in results)
        assert len(sessions.rows) == 2
        assert len(sessions.mails) == 1


class NeverNew(FakeSessions):
    """Always somebody else was quicker."""

    def knows_device(self, *_given: object, **_named: object) -> bool:
        return False

    def add(self, *_given: object, **_named: object) -> bool:
        return False


def test_a_sign_in_that_others_are_always_in_the_way_of_may_be_tried_later(
    stores: Stores, anna: User
) -> None:
    with pytest.raises(TransientError):
        signed_in(replace(stores, sessions=NeverNew()), CHROME)

    assert stores.mails("anna") == []


def test_a_changed_password_is_told_of_by_mail_and_in_the_chat(stores: Stores, anna: User) -> None:
    for current, new in ((PASSWORD, "battery staple 8"), ("battery staple 8", PASSWORD)):
        change_password(
            ChangePassword("anna", None, current, new),
            now=NOON,
            accounts=stores.accounts,
            sessions=stores.sessions,
            outbox=an_outbox(),
        )

    mails = stores.mails("anna")
    assert [one.kind for one in mails] == [MailKind.PASSWORD_CHANGED] * 4
    assert all(one.values == {"at": "2026-11-22T12:00:00.000Z"} for one in mails)
    assert sorted((one.address or "", one.chat_id or 0) for one in mails) == [
        *[("", 5)] * 2,
        *[("anna@example.com", 0)] * 2,
    ]


def test_a_mail_that_can_not_be_stored_takes_its_cause_along(stores: Stores) -> None:
    def mail(mail_id: str) -> Mail:
        return Mail(mail_id, "anna", MailKind.WELCOME, "ru", "UTC", {}, "about", NOON, NOON)

    stores.accounts.add(a_user("anna"), None, [mail("first")])

    assert not stores.accounts.add(a_user("anna"), None, [mail("second")])

    assert [one.id for one in stores.mails("anna")] == ["first"]
