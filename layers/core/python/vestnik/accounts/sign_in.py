"""Signing in with e-mail and password, for a session or for one request."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from vestnik import ids
from vestnik.accounts import addresses, notices, passwords
from vestnik.accounts.model import User
from vestnik.accounts.ports import Accounts, Sessions
from vestnik.accounts.session_family import Proof
from vestnik.accounts.sessions import SignedIn, new_session
from vestnik.accounts.tokens import Tokens
from vestnik.emails.outbox import Outbox
from vestnik.errors import TransientError, UnauthorizedError

_TRIES = 3  # of a sign-in that meets others from the same new device


@dataclass(frozen=True)
class SignIn:
    """Let somebody in; `device`: what the program calls itself, `ip`: where it calls from."""

    email: str
    password: str
    device: str
    ip: str = ""


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
    command: SignIn,
    *,
    now: datetime,
    accounts: Accounts,
    sessions: Sessions,
    tokens: Tokens,
    outbox: Outbox,
) -> SignedIn:
    """
    Check the password and begin a session family; from a device that is not known, a mail tells.

    Raises:
        UnauthorizedError: address and password don't belong together.
        TransientError: others were always in the way.
    """
    user = check_password(command.email, command.password, accounts=accounts)
    return begin_session(
        user,
        device=command.device,
        ip=command.ip,
        now=now,
        sessions=sessions,
        tokens=tokens,
        outbox=outbox,
    )


def begin_session(
    user: User,
    *,
    device: str,
    ip: str,
    now: datetime,
    sessions: Sessions,
    tokens: Tokens,
    outbox: Outbox,
    proof: Proof | None = None,
) -> SignedIn:
    """
    Begin a session family of somebody who has proved who he is; from a new device, a mail tells.

    Raises:
        TransientError: others were always in the way.
    """
    for _ in range(_TRIES):
        signed_in = new_session(user, device=device, now=now, tokens=tokens, proof=proof)
        is_known = sessions.knows_device(user.id, device, now=now)
        cause = signed_in.session.id
        notice = notices.new_sign_in(user, cause, device=device, ip=ip, now=now)
        mails = () if is_known else notice
        if outbox.write(mails, partial(sessions.add, signed_in.session, mails)):
            return signed_in
    raise TransientError


def let_in(
    command: SignIn, *, now: datetime, accounts: Accounts, sessions: Sessions, outbox: Outbox
) -> User:
    """
    Check the password for one request; from a device that is not known, a mail tells.

    Raises:
        UnauthorizedError: address and password don't belong together.
    """
    user = check_password(command.email, command.password, accounts=accounts)
    if user.is_disabled:
        raise UnauthorizedError("account_disabled")
    if not sessions.knows_device(user.id, command.device, now=now):
        device, ip = command.device, command.ip
        mails = notices.new_sign_in(user, ids.new_id(), device=device, ip=ip, now=now)
        outbox.write(mails, partial(sessions.add_device, user.id, device, mails, now=now))
    return user
