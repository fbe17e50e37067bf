"""Choosing another password by a link that was sent to the account's address and to its chat."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from vestnik import ids
from vestnik.accounts import addresses, notices, passwords
from vestnik.accounts.model import RESET_LIFE, Credentials, PasswordReset, User
from vestnik.accounts.ports import Accounts, Mailboxes
from vestnik.emails.links import Way, read_token
from vestnik.emails.outbox import Outbox
from vestnik.errors import NotFoundError


@dataclass(frozen=True)
class ResetDesk:
    """
    What resetting a password works with. `keys`: those that tokens in mails are made with.

    `end_ways_in`: ends whatever else opens an account.
    """

    accounts: Accounts
    mailboxes: Mailboxes
    outbox: Outbox
    keys: Sequence[str]
    now: Callable[[], datetime]
    end_ways_in: Callable[[User], None]


@dataclass(frozen=True)
class _Asked:
    """Who asked, for which reset, and by which way the link came."""

    found: Credentials
    reset: PasswordReset
    way: Way


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
    A link that came by mail proves whose the address is. If nobody had proved that before, others
    may have registered it, so whatever else opens the account ends.

    Raises:
        NotFoundError: no such link was sent, or it was used or replaced, or is too old.
        InvalidInputError: the password is a common one.
    """
    asked = _asked_for(token, desk)
    user = _changed(asked, password, desk) or _repeated(_asked_for(token, desk), password)
    if asked.way == "mail" and user.email and not user.email_confirmed:
        desk.end_ways_in(user)
        desk.mailboxes.confirm(user.id, user.email)
    return user


def _changed(asked: _Asked, password: str, desk: ResetDesk) -> User | None:
    """None: that was done already."""
    if asked.reset.is_used:
        return None
    user, now = asked.found.user, desk.now()
    passwords.check_strength(password, email=user.email or "")
    new, mails = passwords.hashed(password), notices.password_changed(user, now=now)
    used = asked.reset.used(now)
    return desk.outbox.write(mails, lambda: desk.mailboxes.finish_reset(user, used, new, mails))


def _repeated(asked: _Asked, password: str) -> User:
    is_used = asked.reset.is_used
    if not is_used or not passwords.matches(password, asked.found.password_hash):
        raise NotFoundError
    return asked.found.user


def _asked_for(token: str, desk: ResetDesk) -> _Asked:
    match read_token("reset", token, desk.keys):
        case (user_id, reset_id, ("mail" | "chat") as way):
            found = desk.accounts.credentials_of(user_id)
            if found and found.reset and found.reset.is_good(reset_id, desk.now()):
                return _Asked(found, found.reset, way)
    raise NotFoundError
