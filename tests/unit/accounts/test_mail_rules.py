"""Who takes mail of which kind."""

from typing import Any

import pytest

from tests.factories import NOON, a_link, a_user
from vestnik.accounts.mail_rules import hindrance, hindrance_of
from vestnik.accounts.model import Preferences, User
from vestnik.emails.model import Mail, MailKind

STATISTICS = {MailKind.MAILING_STATISTICS}
ALL = set(MailKind) - STATISTICS
NOTICES = {MailKind.NEW_SIGN_IN, MailKind.TELEGRAM_LINKED, MailKind.OUTSIDE_CONNECTED}
ASKED_FOR = {MailKind.PASSWORD_RESET, MailKind.CONFIRMATION}
REGULAR = {MailKind.DIGEST, MailKind.REMINDER}


MANAGER = frozenset({"user", "manager"})


def wishing(roles: frozenset[str] = frozenset({"user"}), **wishes: Any) -> User:
    return a_user(roles=roles, preferences=Preferences(**wishes))


def taken(user: User | None, *, unconfirmed_too: bool = True) -> set[MailKind]:
    return {
        kind for kind in MailKind if hindrance(user, kind, unconfirmed_too=unconfirmed_too) is None
    }


@pytest.mark.parametrize(
    ("user", "kinds"),
    [
        (None, set()),
        (a_user(email=None), set()),
        (a_user(), ALL),
        (a_user(email_refused="smtp_550"), ASKED_FOR),
        (wishing(digest="off"), ALL - {MailKind.DIGEST}),
        (wishing(digest="telegram"), ALL),
        (wishing(reminder_mail=False), ALL - {MailKind.REMINDER}),
        (wishing(notice_mail=False), ALL - NOTICES),
        (a_user(roles=MANAGER), ALL | STATISTICS),
        (a_user(roles=frozenset({"user", "admin"})), ALL),
        (wishing(statistics_mail=False, roles=MANAGER), ALL),
        (a_user(roles=MANAGER, is_disabled=True), ALL),
    ],
)
def test_an_address_takes_what_its_owner_wishes(user: User | None, kinds: set[MailKind]) -> None:
    assert taken(user) == kinds


def test_an_unconfirmed_address_takes_nothing_regular_where_the_setting_says_so() -> None:
    assert taken(a_user(), unconfirmed_too=False) == ALL - REGULAR
    assert taken(a_user(email_confirmed=True), unconfirmed_too=False) == ALL


def a_mail(kind: MailKind, chat_id: int | None) -> Mail:
    return Mail("m", "anna", kind, "ru", "UTC", {}, "about", NOON, NOON, "a@b.c", chat_id)


def test_what_stops_an_address_does_not_stop_a_chat() -> None:
    refusing, to_chat = a_user(email_refused="smtp_550"), a_mail(MailKind.DIGEST, 5)

    assert hindrance_of(to_chat, refusing, unconfirmed_too=False) is None
    assert hindrance_of(to_chat, wishing(digest="off"), unconfirmed_too=True) == "unwanted"
    connected = a_mail(MailKind.OUTSIDE_CONNECTED, 5)
    assert hindrance_of(connected, wishing(notice_mail=False), unconfirmed_too=True) is None
    assert hindrance_of(to_chat, None, unconfirmed_too=True) == "no_account"
    assert hindrance_of(to_chat, a_user(telegram=None), unconfirmed_too=True) == "no_chat"
    assert hindrance_of(to_chat, a_user(telegram=a_link(77)), unconfirmed_too=True) == "no_chat"
    by_mail = a_mail(MailKind.DIGEST, None)
    assert hindrance_of(by_mail, refusing, unconfirmed_too=True) == "address_refused"
    assert hindrance_of(by_mail, a_user(), unconfirmed_too=False) == "unconfirmed"
