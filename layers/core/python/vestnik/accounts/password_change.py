"""Changing the password of an account that has one."""

from dataclasses import dataclass
from datetime import datetime

from vestnik.accounts import notices, passwords
from vestnik.accounts.model import User
from vestnik.accounts.ports import Accounts, Sessions
from vestnik.accounts.sessions import end_other_sessions
from vestnik.emails.outbox import Outbox
from vestnik.errors import ConditionRefusedError, ConflictError, InvalidInputError


@dataclass(frozen=True)
class ChangePassword:
    """Replace the present password; `session_id`: the one session that goes on."""

    user_id: str
    session_id: str | None
    current: str
    new: str


def change_password(
    command: ChangePassword,
    *,
    now: datetime,
    accounts: Accounts,
    sessions: Sessions,
    outbox: Outbox,
) -> User:
    """
    Replace the password; every session but the caller's has ended with it, and a mail tells of it.

    Raises:
        ConflictError: `no_password`, the account has none; `busy`, it was changed meanwhile.
        InvalidInputError: the present one is wrong, or the new one is a common one.
    """
    found = accounts.credentials_of(command.user_id)
    if found is None or found.password_hash is None:
        raise ConflictError("no_password")
    if not passwords.matches(command.current, found.password_hash):
        raise InvalidInputError({"current": "wrong_password"})
    passwords.check_strength(command.new, email=found.user.email or "", field="new")
    keep, new = command.session_id, passwords.hashed(command.new)
    mails = notices.password_changed(found.user, now=now)
    user = outbox.write(mails, lambda: accounts.change_password(found, new, mails, keep=keep))
    if user is None:
        raise ConditionRefusedError
    end_other_sessions(user.id, keep=keep, sessions=sessions)
    return user
