"""
A person leaves for good.

Proved by the password, or where there is none by having just signed in through a provider or by a
code that the bot sends, the account is replaced by an erasure in one transaction. That is the
moment from which nobody gets in; what is left goes afterwards (`erase.py`).
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from vestnik import clock, ids
from vestnik.accounts import passwords
from vestnik.accounts.model import Credentials, User
from vestnik.accounts.outside import FRESH
from vestnik.accounts.ports import Accounts, Sessions
from vestnik.accounts.telegram_link import reachable_chat
from vestnik.erasure.erase import plan_of
from vestnik.erasure.model import (
    CODE_DIGITS,
    CODE_LIFE,
    Chat,
    Confirmation,
    Erasure,
    Leaving,
)
from vestnik.erasure.ports import Confirmations, Erasures
from vestnik.errors import (
    ConditionRefusedError,
    ConflictError,
    InvalidInputError,
    UnauthorizedError,
)
from vestnik.platform.due import Due, HintQueue, schedule
from vestnik.tasks.cleared import ACKNOWLEDGED_AFTER


@dataclass(frozen=True)
class LeaveDesk:
    """What leaving works with. `key`: of the hashes of codes."""

    accounts: Accounts
    erasures: Erasures
    confirmations: Confirmations
    sessions: Sessions
    due: Due
    hints: HintQueue
    key: str
    now: Callable[[], datetime]
    wait_until_ms: Callable[[int], None]


@dataclass(frozen=True)
class Leave:
    """
    Erase the account; one of three proves that it is its owner who wants it.

    `session_id`: of the request; where it began by just having signed in at a provider, that stands
    for a password.
    """

    user_id: str
    session_id: str | None = None
    password: str | None = None
    code: str | None = None


@dataclass(frozen=True)
class Asked:
    """A code that is to be sent to a chat."""

    code: str
    chat_id: int
    expires_at: datetime


def leave(command: Leave, desk: LeaveDesk) -> Asked | None:
    """
    Erase an account; one without a password is asked for a code first, unless it is given or its
    owner has just signed in through a provider.

    Answers later than what was begun before could still send: no reminder comes after the answer.

    Raises:
        InvalidInputError: the password or the code is missing or wrong.
        ConflictError: there is no chat to send a code to, or the bot is blocked there;
            `outside_sign_in_needed`, signing in through a provider is the only proof there is;
            `busy`, the account was changed meanwhile.
    """
    found = desk.accounts.credentials_of(command.user_id)
    if found is None:
        raise UnauthorizedError
    if found.password_hash is None and _has_just_come_in(found.user, command, desk):
        _go(found, None, desk)
    elif found.password_hash is None and command.code is None:
        return _asked(found.user, desk)
    else:
        _go(found, _proof(found, command, desk), desk)
    desk.wait_until_ms(clock.to_ms(desk.now() + ACKNOWLEDGED_AFTER))
    return None


def _has_just_come_in(user: User, command: Leave, desk: LeaveDesk) -> bool:
    """Whether the caller's session began by signing in at a provider within five minutes."""
    if command.session_id is None:
        return False
    session = desk.sessions.session(user.id, command.session_id)
    if session is None or session.proved_at is None:
        return False
    return desk.now() - session.proved_at <= FRESH


def _asked(user: User, desk: LeaveDesk) -> Asked:
    if user.outside and user.telegram is None:
        raise ConflictError("outside_sign_in_needed")
    user_id, chat_id = user.id, reachable_chat(user.id, accounts=desk.accounts)
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    expires_at = desk.now() + CODE_LIFE
    desk.confirmations.put(Confirmation(user_id, _hash(user_id, code, desk), expires_at))
    return Asked(code, chat_id, expires_at)


def _proof(found: Credentials, command: Leave, desk: LeaveDesk) -> str | None:
    """The hash of the code that proves it; None: the password does."""
    if found.password_hash is not None:
        if command.password is None:
            raise InvalidInputError({"password": "missing"})
        if not passwords.matches(command.password, found.password_hash):
            raise InvalidInputError({"password": "wrong_password"})
        return None
    code_hash = _hash(command.user_id, command.code or "", desk)
    if not desk.confirmations.is_right(command.user_id, code_hash, now=desk.now()):
        raise InvalidInputError({"code": "wrong_code"})
    return code_hash


def _hash(user_id: str, code: str, desk: LeaveDesk) -> str:
    return ids.keyed_hash(desk.key, "leave", user_id, code)


def _go(found: Credentials, code_hash: str | None, desk: LeaveDesk) -> None:
    erasure = _erasure(found.user, now=desk.now())
    begun = schedule(
        [plan_of(erasure, erasure.next_at)],
        lambda: desk.erasures.begin(Leaving(found, erasure, code_hash)),
        due=desk.due,
        hints=desk.hints,
        now_ms=lambda: clock.to_ms(desk.now()),
    )
    if not begun:
        raise ConditionRefusedError


def _erasure(user: User, *, now: datetime) -> Erasure:
    chat = Chat(user.telegram.telegram_id, user.telegram.chat_id) if user.telegram else None
    return Erasure(user.id, ids.new_id(), began_at=now, next_at=now, chat=chat)
