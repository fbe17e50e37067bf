"""Choosing another password by a link that was sent to the account's address and to its chat."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from vestnik import ids
from vestnik.accounts import addresses, notices, passwords
from vestnik.accounts.model import RESET_LIFE, Credentials, PasswordReset, User
from vestnik.accounts.ports import Accounts, Mailboxes
from vestnik.emails.links import read_token
from vestnik.emails.model import Way
from vestnik.emails.outbox import Outbox
from vestnik.errors import NotFoundError, TransientError

_TRIES = 3  # of what meets another change of the same account


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

    @property
    def proves(self) -> bool:
        """Whether it is the first to prove whose the address is."""
        user = self.found.user
        return self.way == "mail" and user.email is not None and not user.email_confirmed

    def came_to(self, chat: Sequence[str]) -> bool:
        """Whether the chat that a token names, if it came by one, is still the account's."""
        if self.way == "mail":
            return True
        telegram = self.found.user.telegram
        return telegram is not None and chat == [str(telegram.chat_id)]


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

    A link that came by mail proves whose the address is. If nobody had proved that before, others
    may have registered it, so whatever else opens the account ends: before, so that it does even if
    this breaks off, and after, for what was made meanwhile by who was let in before.

    Raises:
        NotFoundError: no such link was sent, or it was used or replaced, or is too old; or the chat
            that it was sent to is no longer the account's.
        InvalidInputError: the password is a common one.
        TransientError: others were always in the way.
    """
    for _ in range(_TRIES):
        asked = _asked_for(token, desk)
        user = _changed(asked, password, desk)
        if user:
            if asked.proves:
                _end_other_ways(user, desk)
            return user
    raise TransientError


def _end_other_ways(user: User, desk: ResetDesk) -> None:
    desk.end_ways_in(user)
    desk.mailboxes.confirm(user.id, user.email or "")


def _changed(asked: _Asked, password: str, desk: ResetDesk) -> User | None:
    """None: somebody else was faster."""
    user, now = asked.found.user, desk.now()
    passwords.check_strength(password, email=user.email or "")
    if asked.proves:
        desk.end_ways_in(user)
    new, mails = passwords.hashed(password), notices.password_changed(user, now=now)
    used = asked.reset.used(asked.way)
    return desk.outbox.write(
        mails,
        lambda: desk.mailboxes.finish_reset(user, used, new, mails, only_way_in=asked.proves),
    )


def _asked_for(token: str, desk: ResetDesk) -> _Asked:
    match read_token("reset", token, desk.keys):
        case (user_id, reset_id, ("mail" | "chat") as way, *chat):
            found = desk.accounts.credentials_of(user_id)
            if found and found.reset and found.reset.is_good(reset_id, way, desk.now()):
                asked = _Asked(found, found.reset, way)
                if asked.came_to(chat):
                    return asked
    raise NotFoundError
