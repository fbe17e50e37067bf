"""The accounts elsewhere that open an account of ours: connecting, showing, disconnecting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from vestnik.accounts import notices
from vestnik.accounts.model import User
from vestnik.accounts.outside import OUTSIDE_MAX, Identity, OutsideAccount
from vestnik.accounts.ports import Accounts
from vestnik.emails.model import Mail
from vestnik.emails.outbox import Outbox
from vestnik.errors import ConflictError, NotFoundError, TransientError, UnauthorizedError

_TRIES = 3  # of what meets another change of the same account


class OutsideAccounts(Protocol):
    """Which identities open which account: one identity, one account. All reads are consistent."""

    def owner_id(self, outside_id: str) -> str | None:
        """The id of the account that it opens."""

    def of_user(self, user_id: str) -> list[OutsideAccount]: ...

    def connect(self, account: OutsideAccount, mails: Sequence[Mail] = (), *, epoch: int) -> bool:
        """
        False: it opens an account already, or there is none (any more) to be opened by it.

        Nor is there if another `epoch` began.
        """

    def disconnect(self, user_id: str, outside_id: str, *, mailed: bool = False) -> bool:
        """
        False: it doesn't open that account, or nothing else would.

        `mailed`: a link to choose a password is another way in, where there is an address.
        """

    def note_use(self, user_id: str, outside_id: str, *, now: datetime) -> None:
        """It has opened its account just now."""


@dataclass(frozen=True)
class OutsideDesk:
    """What people do about their accounts elsewhere works with. `service`: a provider's name."""

    accounts: Accounts
    outside: OutsideAccounts
    outbox: Outbox
    service: Callable[[str], str]
    now: Callable[[], datetime]


def accounts_of(user_id: str, outside: OutsideAccounts) -> list[OutsideAccount]:
    """The accounts elsewhere that open this one, in the order in which they were connected."""
    return sorted(outside.of_user(user_id), key=lambda one: (one.since, one.identity.id))


def connect(user_id: str, identity: Identity, desk: OutsideDesk, *, epoch: int) -> OutsideAccount:
    """
    Let an identity open an account, whose owner is told; one that does so already is answered.

    Args:
        epoch: that in which the caller was let in.

    Raises:
        UnauthorizedError: another one began since.
        ConflictError: `outside_account_taken`, it opens another account; `too_many_outside`.
        TransientError: others were always in the way.
    """
    for _ in range(_TRIES):
        own = _owner(user_id, desk)
        if own.epoch != epoch:
            raise UnauthorizedError
        known = [one for one in desk.outside.of_user(user_id) if one.identity.id == identity.id]
        if known:
            return known[0]
        if desk.outside.owner_id(identity.id) is not None:
            raise ConflictError("outside_account_taken")
        if len(own.outside) >= OUTSIDE_MAX:
            raise ConflictError("too_many_outside", limit=OUTSIDE_MAX)
        account = OutsideAccount(identity, user_id, since=desk.now())
        if _is_written(own, account, desk):
            return account
    raise TransientError


def _is_written(owner: User, account: OutsideAccount, desk: OutsideDesk) -> bool:
    service = desk.service(account.identity.provider)
    mails = notices.outside_connected(owner, account, service=service)
    return desk.outbox.write(mails, lambda: desk.outside.connect(account, mails, epoch=owner.epoch))


def disconnect(user_id: str, outside_id: str, desk: OutsideDesk) -> None:
    """
    Let an identity open this account no longer.

    Raises:
        NotFoundError: it does not.
        ConflictError: `last_way_in`, nobody could sign in any more.
        TransientError: others were always in the way.
    """
    for _ in range(_TRIES):
        if desk.outside.disconnect(user_id, outside_id):
            return
        if outside_id not in _owner(user_id, desk).outside:
            raise NotFoundError
        if not has_another_way_in(user_id, desk.accounts):
            raise ConflictError("last_way_in")
    raise TransientError


def has_another_way_in(user_id: str, accounts: Accounts) -> bool:
    """Whether an account could still be opened with one account elsewhere less."""
    found = accounts.credentials_of(user_id)
    if found is None:
        return False
    return bool(found.password_hash or found.user.telegram or len(found.user.outside) > 1)


def _owner(user_id: str, desk: OutsideDesk) -> User:
    user = desk.accounts.user(user_id)
    if user is None:
        raise UnauthorizedError
    return user
