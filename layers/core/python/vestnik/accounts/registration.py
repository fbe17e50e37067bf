"""Making an account."""

from dataclasses import dataclass
from datetime import datetime

from vestnik import ids
from vestnik.accounts import addresses, notices, passwords
from vestnik.accounts.model import User
from vestnik.accounts.ports import Accounts
from vestnik.emails.outbox import Outbox
from vestnik.errors import ConflictError, InvalidInputError
from vestnik.texts import Language


@dataclass(frozen=True)
class Register:
    """Make an account for this address."""

    email: str
    password: str
    language: Language
    timezone: str


def register(command: Register, *, now: datetime, accounts: Accounts, outbox: Outbox) -> User:
    """
    Make an account, and welcome its owner by mail; of two that race for an address one gets it.

    Raises:
        InvalidInputError: that is no address, or the password is a common one.
        ConflictError: the address is taken.
    """
    email = addresses.normalised(command.email)
    if email is None:
        raise InvalidInputError({"email": "invalid_email"})
    passwords.check_strength(command.password, email=email)
    user = User(
        id=ids.new_id(),
        email=email,
        language=command.language,
        timezone=command.timezone,
        created_at=now,
        has_password=True,
    )
    password_hash, mails = passwords.hashed(command.password), notices.welcome(user)
    if not outbox.write(mails, lambda: accounts.add(user, password_hash, mails)):
        raise ConflictError("email_taken")
    return user
