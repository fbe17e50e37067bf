"""Signing in with e-mail and password."""

from datetime import datetime

from vestnik.accounts import addresses, passwords
from vestnik.accounts.model import User
from vestnik.accounts.ports import Accounts, Sessions
from vestnik.accounts.sessions import SignedIn, open_session
from vestnik.accounts.tokens import Tokens
from vestnik.errors import UnauthorizedError


def check_password(email: str, password: str, *, accounts: Accounts) -> User:
    """
    The account of this address and password; an unknown address costs as much as a known one.

    Raises:
        UnauthorizedError: the two don't belong together.
    """
    found = accounts.credentials(addresses.lookup_key(email))
    password_hash = found.password_hash if found else None
    if not passwords.matches(password, password_hash) or not found or not password_hash:
        raise UnauthorizedError("wrong_credentials")
    if passwords.is_outdated(password_hash):
        new = passwords.hashed(password)
        accounts.replace_password_hash(found.user.id, old=password_hash, new=new)
    return found.user


def sign_in(
    email: str,
    password: str,
    *,
    device: str,
    now: datetime,
    accounts: Accounts,
    sessions: Sessions,
    tokens: Tokens,
) -> SignedIn:
    """
    Check the password and begin a session family.

    Raises:
        UnauthorizedError: address and password don't belong together.
    """
    user = check_password(email, password, accounts=accounts)
    return open_session(user, device=device, now=now, sessions=sessions, tokens=tokens)
