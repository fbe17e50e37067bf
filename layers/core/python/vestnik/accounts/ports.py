"""What accounts need from outside. All reads are consistent."""

from typing import Protocol

from vestnik.accounts.model import (
    Credentials,
    EditProfile,
    LinkCode,
    LinkMove,
    TelegramLink,
    User,
)
from vestnik.accounts.session_family import Session


class Accounts(Protocol):
    """The accounts, and which Telegram user is which of them: one id, one account."""

    def user(self, user_id: str) -> User | None: ...

    def user_of_telegram(self, telegram_id: int) -> User | None: ...

    def credentials(self, email: str) -> Credentials | None: ...

    def credentials_of(self, user_id: str) -> Credentials | None: ...

    def add(self, user: User, password_hash: str | None = None) -> bool:
        """False: the address or the Telegram user has an account already; nothing is written."""

    def edit_profile(self, edit: EditProfile) -> User | None:
        """None: there is no such account, or its version is another one."""

    def replace_password_hash(self, user_id: str, *, old: str, new: str) -> None:
        """Does nothing when the password was changed meanwhile."""

    def change_password(self, before: Credentials, new: str, *, keep: str | None) -> User | None:
        """
        Begin an epoch with another password hash, and take one session along.

        None: the password was changed, or that session ended, since they were read.
        """

    def add_link_code(self, code: LinkCode) -> None: ...

    def link_code(self, code_hash: str) -> LinkCode | None: ...

    def move_link(self, move: LinkMove) -> bool:
        """All of it or nothing; False when something was changed since it was read."""

    def update_link(self, user_id: str, link: TelegramLink) -> None:
        """Replace what is known of the chat, unless the account is linked elsewhere by now."""

    def drop_link(self, user_id: str, telegram_id: int) -> None:
        """Does nothing when the account is not linked to that Telegram user."""

    def set_blocked(self, user_id: str, telegram_id: int, *, blocked: bool) -> None:
        """Does nothing when the account is not linked to that Telegram user."""


class Sessions(Protocol):
    """The session families."""

    def add(self, session: Session) -> None: ...

    def session(self, user_id: str, session_id: str) -> Session | None: ...

    def signed_in(self, user_id: str, session_id: str) -> tuple[User, Session] | None:
        """The account and its session, read together; None when either is gone."""

    def rotate(self, before: Session, after: Session) -> bool:
        """False: the family ended or was rotated since it was read."""

    def end(self, user_id: str, session_id: str) -> bool:
        """False: there was none."""

    def of_user(self, user_id: str) -> list[Session]: ...
