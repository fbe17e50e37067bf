"""Changing the password of an account that has one."""

from dataclasses import dataclass

from vestnik.accounts import passwords
from vestnik.accounts.model import User
from vestnik.accounts.ports import Accounts, Sessions
from vestnik.accounts.sessions import end_other_sessions
from vestnik.errors import ConditionRefusedError, ConflictError, InvalidInputError


@dataclass(frozen=True)
class ChangePassword:
    """Replace the present password; `session_id`: the one session that goes on."""

    user_id: str
    session_id: str | None
    current: str
    new: str


def change_password(command: ChangePassword, *, accounts: Accounts, sessions: Sessions) -> User:
    """
    Replace the password; every session but the caller's has ended with it.

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
    hashed = passwords.hashed(command.new)
    user = accounts.change_password(found, hashed, keep=command.session_id)
    if user is None:
        raise ConditionRefusedError
    end_other_sessions(user.id, keep=command.session_id, sessions=sessions)
    return user
