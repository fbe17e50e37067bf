"""Choosing another password by a link that was sent to the account's address and to its chat."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from vestnik import ids
from vestnik.accounts import addresses, notices, passwords
from vestnik.accounts.model import RESET_LIFE, Credentials, PasswordReset, User
from vestnik.accounts.ports import Accounts, Mailboxes
from vestnik.emails.links import read_token
from vestnik.emails.outbox import Outbox
from vestnik.errors import NotFoundError


@dataclass(frozen=True)
class ResetDesk:
    """What resetting a password works with. `keys`: those that tokens in mails are made with."""

    accounts: Accounts
    mailboxes: Mailboxes
    outbox: Outbox
    keys: Sequence[str]
    now: Callable[[], datetime]


def ask_reset(email: str, desk: ResetDesk) -> None:
    """Send a link to whoever has this address; nothing tells whether anybody has."""
    found = desk.accounts.credentials(addresses.lookup_key(email))
    if found is None:
        return
    user, now = found.user, desk.now()
    reset = PasswordReset(ids.new_id(), until=now + RESET_LIFE)
    mails = notices.password_reset(user, reset, now=now)
    desk.outbox.write(mails, lambda: desk.mailboxes.begin_reset(user, reset, mails))


def reset_password(token: str, password: str, desk: ResetDesk) -> User:
    """
    Replace the password of whom a link was sent to; all sessions end by the epoch that begins.

    Raises:
        NotFoundError: no such link was sent, or it was used or replaced, or is too old.
        InvalidInputError: the password is a common one.
    """
    found = _asked_for(token, desk)
    passwords.check_strength(password, email=found.user.email or "")
    new, mails = passwords.hashed(password), notices.password_changed(found.user, now=desk.now())
    user = desk.outbox.write(mails, lambda: desk.mailboxes.finish_reset(found, new, mails))
    if user is None:
        raise NotFoundError
    return user


def _asked_for(token: str, desk: ResetDesk) -> Credentials:
    match read_token("reset", token, desk.keys):
        case (user_id, reset_id):
            found = desk.accounts.credentials_of(user_id)
            if found and found.reset and found.reset.is_open(reset_id, desk.now()):
                return found
    raise NotFoundError
