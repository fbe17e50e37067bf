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

    The same password once more changes nothing: the answer to the first asking may have been lost.

    Raises:
        NotFoundError: no such link was sent, or it was used or replaced, or is too old.
        InvalidInputError: the password is a common one.
    """
    found, reset = _asked_for(token, desk)
    if reset.is_used:
        return _repeated(found, password)
    user, now = found.user, desk.now()
    passwords.check_strength(password, email=user.email or "")
    new, mails = passwords.hashed(password), notices.password_changed(user, now=now)
    changed = desk.outbox.write(
        mails, lambda: desk.mailboxes.finish_reset(user, reset.used(now), new, mails)
    )
    return changed or _repeated(_asked_for(token, desk)[0], password)


def _repeated(found: Credentials, password: str) -> User:
    if not passwords.matches(password, found.password_hash):
        raise NotFoundError
    return found.user


def _asked_for(token: str, desk: ResetDesk) -> tuple[Credentials, PasswordReset]:
    match read_token("reset", token, desk.keys):
        case (user_id, reset_id):
            found = desk.accounts.credentials_of(user_id)
            if found and found.reset and found.reset.is_good(reset_id, desk.now()):
                return found, found.reset
    raise NotFoundError
