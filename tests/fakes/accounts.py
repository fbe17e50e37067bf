"""Accounts and sessions in memory; they pass the same contract suite as the tables."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from vestnik.accounts.devices import REMEMBERED, device_mark
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


@dataclass
class FakeAccounts:
    """`Accounts` as dicts."""

    users: dict[str, User] = field(default_factory=dict)
    hashes: dict[str, str | None] = field(default_factory=dict)
    codes: dict[str, LinkCode] = field(default_factory=dict)
    sessions: dict[tuple[str, str], Session] = field(default_factory=dict)
    resets: dict[str, PasswordReset] = field(default_factory=dict)
    mails: list[Mail] = field(default_factory=list)

    def user(self, user_id: str) -> User | None:
        return self.users.get(user_id)

    def users_by_id(self, user_ids: Collection[str]) -> Mapping[str, User]:
        return {one: self.users[one] for one in user_ids if one in self.users}

    def user_of_telegram(self, telegram_id: int) -> User | None:
        return next((user for user in self.users.values() if _is_linked(user, telegram_id)), None)

    def credentials(self, email: str) -> Credentials | None:
        for user in self.users.values():
            if user.email == email:
                return self.credentials_of(user.id)
        return None

    def credentials_of(self, user_id: str) -> Credentials | None:
        user = self.users.get(user_id)
        if user is None:
            return None
        return Credentials(user, self.hashes.get(user_id), self.resets.get(user_id))

    def add(self, user: User, password_hash: str | None = None, mails: Sequence[Mail] = ()) -> bool:
        email_taken = user.email is not None and self.credentials(user.email) is not None
        linked = user.telegram and self.user_of_telegram(user.telegram.telegram_id)
        if email_taken or linked:
            return False
        self.users[user.id] = replace(user, has_password=password_hash is not None)
        self.hashes[user.id] = password_hash
        self.mails += mails
        return True

    def edit_profile(self, edit: EditProfile) -> User | None:
        user = self.users.get(edit.user_id)
        if not user or edit.expected_version not in {None, user.version}:
            return None
        self.users[user.id] = replace(
            user,
            language=edit.language or user.language,
            timezone=edit.timezone or user.timezone,
            preferences=edit.preferences or user.preferences,
            version=user.version + 1,
        )
        return self.users[user.id]

    def replace_password_hash(self, user_id: str, *, old: str, new: str) -> None:
        if self.hashes.get(user_id) == old:
            self.hashes[user_id] = new

    def change_password(
        self, before: Credentials, new: str, mails: Sequence[Mail] = (), *, keep: str | None
    ) -> User | None:
        user = before.user
        if self.hashes.get(user.id) != before.password_hash:
            return None
        kept = self.sessions.get((user.id, keep)) if keep else None
        if keep and kept is None:
            return None
        changed = self.begin_epoch(user, new, mails)
        if user.email_confirmed:
            self.resets.pop(user.id, None)
        if kept:
            self.sessions[user.id, kept.id] = replace(kept, epoch=changed.epoch)
        return changed

    def begin_epoch(self, user: User, password_hash: str, mails: Sequence[Mail]) -> User:
        """The account with another password."""
        changed = replace(self.users[user.id], epoch=user.epoch + 1, has_password=True)
        self.users[user.id], self.hashes[user.id] = changed, password_hash
        self.mails += mails
        return changed

    def add_link_code(self, code: LinkCode) -> None:
        self.codes[code.code_hash] = code

    def link_code(self, code_hash: str) -> LinkCode | None:
        return self.codes.get(code_hash)

    def move_link(self, move: LinkMove) -> bool:
        telegram_id, code = move.telegram.telegram_id, self.codes[move.code_hash]
        holder, user = self.user_of_telegram(telegram_id), self.users[move.user.id]
        is_as_read = (holder and holder.id) == move.holder_id and _state(user) == _state(move.user)
        if not is_as_read or code.redeemed_by not in {None, telegram_id}:
            return False
        if move.former:
            heir_id = move.merge.heir_id if move.merge else None
            former = self.users[move.former.id]
            if move.merge and former.outside:
                return False
            self.users[former.id] = replace(former, telegram=None, merged_into=heir_id)
        self.users[user.id] = replace(user, telegram=move.telegram)
        self.codes[move.code_hash] = replace(code, redeemed_by=telegram_id)
        self.mails += move.mails
        return True

    def update_link(self, user_id: str, link: TelegramLink) -> None:
        if _is_linked(self.users[user_id], link.telegram_id):
            self.users[user_id] = replace(self.users[user_id], telegram=link)

    def drop_link(self, user_id: str, telegram_id: int) -> None:
        user = self.users[user_id]
        if _is_linked(user, telegram_id) and (user.email or user.outside):
            self.users[user_id] = replace(user, telegram=None)

    def set_blocked(self, user_id: str, telegram_id: int, *, blocked: bool) -> None:
        user = self.users[user_id]
        if user.telegram and _is_linked(user, telegram_id):
            self.users[user_id] = replace(user, telegram=replace(user.telegram, blocked=blocked))


def _state(user: User) -> tuple[int | None, int]:
    """What a move of its link depends on."""
    return _id(user), user.epoch


def _id(user: User) -> int | None:
    return user.telegram.telegram_id if user.telegram else None


def _is_linked(user: User, telegram_id: int) -> bool:
    return _id(user) == telegram_id


@dataclass
class FakeMailboxes:
    """`Mailboxes` over accounts in memory."""

    accounts: FakeAccounts

    def confirm(self, user_id: str, address: str) -> bool:
        return self._change(user_id, address, email_confirmed=True, email_refused=None)

    def refuse(self, user_id: str, address: str, reason: str) -> bool:
        return self._change(user_id, address, email_refused=reason)

    def try_again(self, user: User, mails: Sequence[Mail]) -> bool:
        return self._change(user.id, user.email, mails, email_refused=None)

    def begin_reset(self, user: User, reset: PasswordReset, mails: Sequence[Mail]) -> bool:
        if not self._change(user.id, user.email, mails):
            return False
        self.accounts.resets[user.id] = reset
        return True

    def finish_reset(
        self,
        user: User,
        used: PasswordReset,
        new: str,
        mails: Sequence[Mail] = (),
        *,
        only_way_in: bool,
    ) -> User | None:
        reset, present = self.accounts.resets.get(user.id), self.accounts.users[user.id]
        if (
            reset is None
            or reset.id != used.id
            or reset.is_spent("mail" if used.is_used else "chat")
        ):
            return None
        if present.epoch != user.epoch or (only_way_in and (present.telegram or present.outside)):
            return None
        changed = self.accounts.begin_epoch(user, new, mails)
        self.accounts.resets[user.id] = used
        return changed

    def _change(
        self, user_id: str, address: str | None, mails: Sequence[Mail] = (), **changes: Any
    ) -> bool:
        user = self.accounts.users.get(user_id)
        if user is None or user.email != address:
            return False
        self.accounts.users[user_id] = replace(user, **changes)
        self.accounts.mails += mails
        return True


@dataclass
class FakeSessions:
    """`Sessions` as a dict; `users` are those that may be signed in."""

    users: dict[str, User] = field(default_factory=dict)
    rows: dict[tuple[str, str], Session] = field(default_factory=dict)
    devices: dict[tuple[str, str], datetime] = field(default_factory=dict)
    mails: list[Mail] = field(default_factory=list)

    def add(self, session: Session, mails: Sequence[Mail] = ()) -> bool:
        if mails and self.knows_device(session.user_id, session.device, now=session.created_at):
            return False
        self.rows[session.user_id, session.id] = session
        self._remember(session.user_id, session.device, session.created_at)
        self.mails += mails
        return True

    def add_device(
        self, user_id: str, device: str, mails: Sequence[Mail], *, now: datetime
    ) -> bool:
        if self.knows_device(user_id, device, now=now):
            return False
        self._remember(user_id, device, now)
        self.mails += mails
        return True

    def _remember(self, user_id: str, device: str, now: datetime) -> None:
        self.devices[user_id, device_mark(device)] = now + REMEMBERED

    def knows_device(self, user_id: str, device: str, *, now: datetime) -> bool:
        until = self.devices.get((user_id, device_mark(device)))
        return until is not None and now < until

    def session(self, user_id: str, session_id: str) -> Session | None:
        return self.rows.get((user_id, session_id))

    def signed_in(self, user_id: str, session_id: str) -> tuple[User, Session] | None:
        user, session = self.users.get(user_id), self.session(user_id, session_id)
        return (user, session) if user and session else None

    def rotate(self, before: Session, after: Session) -> bool:
        found = self.session(before.user_id, before.id)
        if not found or found.generation != before.generation:
            return False
        self.rows[after.user_id, after.id] = after
        return True

    def end(self, user_id: str, session_id: str) -> bool:
        return self.rows.pop((user_id, session_id), None) is not None

    def of_user(self, user_id: str) -> list[Session]:
        return [session for session in self.rows.values() if session.user_id == user_id]
