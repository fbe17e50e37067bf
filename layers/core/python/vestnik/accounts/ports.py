"""
What accounts need from outside. All reads are consistent.

`mails` are stored in the transaction of what causes them, or neither is.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from vestnik.accounts.model import (
    Credentials,
    EditProfile,
    LinkCode,
    LinkMove,
    PasswordReset,
    TelegramLink,
    User,
)
from vestnik.accounts.session_family import Session
from vestnik.emails.model import Mail


class Accounts(Protocol):
    """The accounts, and which Telegram user is which of them: one id, one account."""

    def user(self, user_id: str) -> User | None: ...

    def users_by_id(self, user_ids: Collection[str]) -> Mapping[str, User]:
        """Those of them who have an account, by id, in one request."""

    def user_of_telegram(self, telegram_id: int) -> User | None: ...

    def credentials(self, email: str) -> Credentials | None: ...

    def credentials_of(self, user_id: str) -> Credentials | None: ...

    def add(self, user: User, password_hash: str | None = None, mails: Sequence[Mail] = ()) -> bool:
        """False: the address or the Telegram user has an account already; nothing is written."""

    def edit_profile(self, edit: EditProfile) -> User | None:
        """None: there is no such account, or its version is another one."""

    def replace_password_hash(self, user_id: str, *, old: str, new: str) -> None:
        """Does nothing when the password was changed meanwhile."""

    def change_password(
        self, before: Credentials, new: str, mails: Sequence[Mail] = (), *, keep: str | None
    ) -> User | None:
        """
        Begin an epoch with another password hash, and take one session along.

        A reset is void then, unless nobody has confirmed the address: it may prove whose that is.
        None: the password was changed, or that session ended, since they were read.
        """

    def add_link_code(self, code: LinkCode) -> None: ...

    def link_code(self, code_hash: str) -> LinkCode | None: ...

    def move_link(self, move: LinkMove) -> bool:
        """All of it or nothing; False when something was changed since it was read."""

    def update_link(self, user_id: str, link: TelegramLink) -> None:
        """Replace what is known of the chat, unless the account is linked elsewhere by now."""

    def drop_link(self, user_id: str, telegram_id: int) -> None:
        """Does nothing when it is not linked to that Telegram user, or nothing else opens it."""

    def set_blocked(self, user_id: str, telegram_id: int, *, blocked: bool) -> None:
        """Does nothing when the account is not linked to that Telegram user."""


class Mailboxes(Protocol):
    """What depends on who reads the mail of an address. False: it is no longer the account's."""

    def confirm(self, user_id: str, address: str) -> bool:
        """Somebody has proved that he reads it; so it takes mail."""

    def refuse(self, user_id: str, address: str, reason: str) -> bool:
        """Switch it off: it takes no mail, until its owner says otherwise."""

    def try_again(self, user: User, mails: Sequence[Mail]) -> bool:
        """Switch it on."""

    def begin_reset(self, user: User, reset: PasswordReset, mails: Sequence[Mail]) -> bool:
        """Let a reset take the place of an older one."""

    def finish_reset(
        self,
        user: User,
        used: PasswordReset,
        new: str,
        mails: Sequence[Mail] = (),
        *,
        only_way_in: bool,
    ) -> User | None:
        """
        Begin an epoch with another password hash, and note that the reset was used.

        None: it was used or replaced, or is void, or another epoch began, since it was read; or
        the password is to be the `only_way_in`, and a chat or an account elsewhere is another.
        """


class Sessions(Protocol):
    """The session families, and the devices that they were begun from."""

    def add(self, session: Session, mails: Sequence[Mail] = ()) -> bool:
        """
        Begin a family and remember its device.

        With mails, which tell that the device is a new one, only if it still is: else False.
        """

    def knows_device(self, user_id: str, device: str, *, now: datetime) -> bool:
        """Whether somebody came from it not too long ago."""

    def add_device(
        self, user_id: str, device: str, mails: Sequence[Mail], *, now: datetime
    ) -> bool:
        """Remember a device from which somebody came without a family; False: it is known."""

    def session(self, user_id: str, session_id: str) -> Session | None: ...

    def signed_in(self, user_id: str, session_id: str) -> tuple[User, Session] | None:
        """The account and its session, read together; None when either is gone."""

    def rotate(self, before: Session, after: Session) -> bool:
        """False: the family ended or was rotated since it was read."""

    def end(self, user_id: str, session_id: str) -> bool:
        """False: there was none."""

    def of_user(self, user_id: str) -> list[Session]: ...


class Rights(Protocol):
    """Accounts as administrators see them."""

    def account(self, user_id: str) -> User | None: ...

    def page(self, *, after: str | None, limit: int) -> tuple[Sequence[User], str | None]:
        """Accounts in the order of their ids, and the id to go on after, None at the end."""

    def replace(self, before: User, after: User) -> bool:
        """Store roles and whether it is disabled; False: it has changed since it was read."""
