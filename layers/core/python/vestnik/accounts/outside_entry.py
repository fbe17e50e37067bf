"""Coming in by an account elsewhere; whoever comes for the first time gets an account of ours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from vestnik import ids
from vestnik.accounts import notices
from vestnik.accounts.model import User
from vestnik.accounts.outside import Identity, OutsideAccount
from vestnik.accounts.outside_accounts import OutsideDesk
from vestnik.accounts.ports import Sessions
from vestnik.accounts.session_family import Proof
from vestnik.accounts.sessions import SignedIn, open_session
from vestnik.accounts.sign_in import begin_session
from vestnik.accounts.tokens import Tokens
from vestnik.emails.model import Mail
from vestnik.emails.outbox import Outbox
from vestnik.errors import ConflictError, NotFoundError, TransientError
from vestnik.texts import Language

_TRIES = 3  # of an arrival that meets another one of the same person


class Newcomers(Protocol):
    """Makes accounts that an identity opens."""

    def add(self, user: User, account: OutsideAccount, mails: Sequence[Mail]) -> bool:
        """False: the address has an account already, or the identity; nothing is written."""


@dataclass(frozen=True)
class ArrivalDesk:
    """What coming in works with. `admit`: counts somebody unknown, or refuses him."""

    outside: OutsideDesk
    newcomers: Newcomers
    sessions: Sessions
    tokens: Tokens
    outbox: Outbox
    admit: Callable[[], None]

    @property
    def now(self) -> Callable[[], datetime]:
        return self.outside.now


@dataclass(frozen=True)
class Arrive:
    """
    Begin a session as whoever this identity is; zone and language are for a new account.

    `proved_at`: when he signed in at the provider, if known. `user_id`: the only account that it is
    to open, None: any. `is_again`: it did so before, so that a new account can't come of it.
    """

    identity: Identity
    timezone: str
    language: Language
    device: str
    ip: str = ""
    proved_at: datetime | None = None
    user_id: str | None = None
    is_again: bool = False

    @property
    def proof(self) -> Proof:
        return Proof(self.identity.provider, self.proved_at)


def arrive(command: Arrive, desk: ArrivalDesk) -> SignedIn:
    """
    Begin a session of the account that an identity opens, or of a new one, which is welcomed.

    An address alone never opens an account: the provider may be wrong, or have other rules for it.

    Raises:
        ConflictError: `outside_email_taken`, the address has an account that it does not open;
            `outside_other_account`, it does not open the account that it is to.
        NotFoundError: the account that it opened is gone.
        TooManyRequestsError: too many unknown people came from there.
        TransientError: others were always in the way.
    """
    identity = command.identity
    for _ in range(_TRIES):
        user = _known(identity, desk)
        _check_expected(user, command)
        if user is not None:
            return _come_back(user, command, desk)
        desk.admit()
        newcomer = _newcomer(command, now=desk.now())
        if _add(newcomer, identity, desk):
            return open_session(
                newcomer,
                device=command.device,
                now=desk.now(),
                sessions=desk.sessions,
                tokens=desk.tokens,
                proof=command.proof,
            )
        if _is_taken(identity, desk):
            raise ConflictError("outside_email_taken")
    raise TransientError


def _known(identity: Identity, desk: ArrivalDesk) -> User | None:
    owner_id = desk.outside.outside.owner_id(identity.id)
    user = desk.outside.accounts.user(owner_id) if owner_id else None
    return user if user and identity.id in user.outside else None  # else disconnected meanwhile


def _check_expected(user: User | None, command: Arrive) -> None:
    if command.user_id is not None and (user is None or user.id != command.user_id):
        raise ConflictError("outside_other_account")
    if user is None and command.is_again:
        raise NotFoundError("outside_sign_in_unknown")


def _is_taken(identity: Identity, desk: ArrivalDesk) -> bool:
    """Whether its address has an account that it doesn't open, not even since a moment ago."""
    if identity.email is None or desk.outside.accounts.credentials(identity.email) is None:
        return False
    return desk.outside.outside.owner_id(identity.id) is None


def _come_back(user: User, command: Arrive, desk: ArrivalDesk) -> SignedIn:
    now, identity = desk.now(), command.identity
    signed_in = begin_session(
        user,
        device=command.device,
        ip=command.ip,
        now=now,
        sessions=desk.sessions,
        tokens=desk.tokens,
        outbox=desk.outbox,
        proof=command.proof,
    )
    desk.outside.outside.note_use(user.id, identity.id, now=now)
    return signed_in


def _newcomer(command: Arrive, *, now: datetime) -> User:
    identity = command.identity
    return User(
        id=ids.new_id(),
        email=identity.email,
        language=command.language,
        timezone=command.timezone,
        created_at=now,
        email_confirmed=identity.email is not None and identity.email_verified,
        outside=frozenset({identity.id}),
    )


def _add(user: User, identity: Identity, desk: ArrivalDesk) -> bool:
    mails = notices.welcome(user)
    account = OutsideAccount(identity, user.id, since=user.created_at, last_used_at=user.created_at)
    return desk.outbox.write(mails, lambda: desk.newcomers.add(user, account, mails))
