"""Anna, who has forgotten her password, and what she is sent."""

from dataclasses import replace
from datetime import datetime

from tests.factories import NOON, a_user
from tests.fakes.accounts import FakeSessions
from tests.fakes.outbox import an_outbox
from tests.unit.accounts.conftest import KEY, Stores
from vestnik.accounts import passwords
from vestnik.accounts.model import User
from vestnik.accounts.password_change import ChangePassword, change_password
from vestnik.accounts.password_reset import ResetDesk, ask_reset
from vestnik.accounts.ports import Accounts, Mailboxes
from vestnik.accounts.sign_in import check_password
from vestnik.emails.links import MailLinks
from vestnik.emails.model import Mail
from vestnik.errors import UnauthorizedError

ADDRESS, OLD, NEW, OTHER = "anna@example.com", "correct horse 7", "battery staple 8", "staple 99"
ANNA = a_user(telegram=None)


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


def changed(desk: ResetDesk, current: str, new: str) -> User:
    return change_password(
        ChangePassword("anna", None, current, new),
        now=NOON,
        accounts=desk.accounts,
        sessions=FakeSessions(),
        outbox=desk.outbox,
    )


def mailed(stores: Stores) -> str:
    """The token of the only mail to the address."""
    return token_of(next(one for one in stores.mails("anna") if one.address))


def in_chat(stores: Stores) -> str:
    return token_of(next(one for one in stores.mails("anna") if one.chat_id))
