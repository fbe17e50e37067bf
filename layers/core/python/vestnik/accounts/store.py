"""
Accounts in table `accounts`.

Access patterns (all reads consistent):
    1. an account by id, several at once    pk = U#<id>, sk = user
    2. whose e-mail address it is           pk = E#<normalised address>, sk = lock
    3. whose Telegram it is                 pk = T#<telegram user id>, sk = link
    4. a link code by its SHA-256           pk = C#<sha256>, sk = code
    5. a session with its account           BatchGet of 1 and pk = U#<id>, sk = S#<session id>
    6. all sessions of an account           pk = U#<id>, sk begins with S#
    7. what a former account left          pk = U#<id>, sk = merge
    8. the link codes of an account        pk = U#<id>, sk begins with C#
    9. a device that was signed in from    pk = U#<id>, sk = V#<its mark>
5, 6 and 9 are in `session_store.py`, 7 is in `merge_store.py`, 8 in `erasure.store`; mails, web
links and API tokens lie here too (`emails.store`, `weblinks.store`, `apitokens.store`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from vestnik import clock
from vestnik.accounts.activity import digest_bucket
from vestnik.accounts.activity_store import ZonesInUse
from vestnik.accounts.merge_store import merge_row
from vestnik.accounts.model import (
    Credentials,
    DigestChannel,
    EditProfile,
    LinkCode,
    LinkMove,
    Merge,
    Preferences,
    TelegramLink,
    User,
)
from vestnik.accounts.rows import (
    EmailLockRow,
    LinkCodeRow,
    TelegramLinkRow,
    UserRow,
    is_of_epoch,
    link_code_row,
    linking,
    listed_row,
    own_code_row,
    stored_preferences,
    to_credentials,
    to_link_code,
    to_user,
    user_pk,
    user_row,
    with_password,
    without_reset,
)
from vestnik.accounts.session_rows import SessionRow, session_sk
from vestnik.accounts.staff_store import note_roles
from vestnik.emails.model import Mail
from vestnik.emails.store import add_mails
from vestnik.errors import ConditionRefusedError
from vestnik.platform.dynamodb import Row, committed, refusals, updated

_R = TypeVar("_R", bound=Row)


class AccountStore:
    """`Accounts` in DynamoDB. `zones`: is told of each zone that somebody moves to."""

    def __init__(self, zones: ZonesInUse | None = None) -> None:
        self._zones = zones or ZonesInUse()

    def user(self, user_id: str) -> User | None:
        row = _find(UserRow, user_pk(user_id), UserRow.SK)
        return to_user(row) if row else None

    def users_by_id(self, user_ids: Collection[str]) -> Mapping[str, User]:
        keys = [(user_pk(user_id), UserRow.SK) for user_id in user_ids]
        with refusals():
            found = [to_user(row) for row in UserRow.batch_get(keys, consistent_read=True)]
        return {user.id: user for user in found}

    def user_of_telegram(self, telegram_id: int) -> User | None:
        link = _find(TelegramLinkRow, f"T#{telegram_id}", TelegramLinkRow.SK)
        user = self.user(link.user_id) if link else None
        linked = user and user.telegram and user.telegram.telegram_id == telegram_id
        return user if linked else None  # else it was moved between the two reads

    def credentials(self, email: str) -> Credentials | None:
        lock = _find(EmailLockRow, f"E#{email}", EmailLockRow.SK)
        return self.credentials_of(lock.user_id) if lock else None

    def credentials_of(self, user_id: str) -> Credentials | None:
        row = _find(UserRow, user_pk(user_id), UserRow.SK)
        return to_credentials(row) if row else None

    def add(self, user: User, password_hash: str | None = None, mails: Sequence[Mail] = ()) -> bool:
        def fill(write: TransactWrite) -> None:
            write.save(user_row(user, password_hash), condition=UserRow.pk.does_not_exist())
            write.save(listed_row(user.id))
            for lock in _locks(user):
                write.save(lock, condition=Row.pk.does_not_exist())
            note_roles(write, user.id, before=frozenset(), after=user.roles)
            add_mails(write, mails)

        return committed(fill)

    def edit_profile(self, edit: EditProfile) -> User | None:
        row = UserRow(user_pk(edit.user_id), UserRow.SK)
        actions: list[Action] = [UserRow.version.add(1)]
        if edit.language:
            actions.append(UserRow.language.set(edit.language))
        if edit.timezone:
            self._zones.add(edit.timezone)
            actions += _moving(edit.user_id, edit.timezone)
        if edit.preferences:
            actions.append(_preferring(edit.preferences))
        if edit.digest_was:
            actions += _sending_digests_elsewhere(edit.digest_was)
        condition = UserRow.pk.exists()
        if edit.expected_version is not None:
            condition &= UserRow.version == edit.expected_version
        try:
            with refusals():
                row.update(actions, condition)
        except ConditionRefusedError:
            return None
        return to_user(row)

    def replace_password_hash(self, user_id: str, *, old: str, new: str) -> None:
        updated(
            UserRow(user_pk(user_id), UserRow.SK),
            [UserRow.password_hash.set(new)],
            UserRow.password_hash == old,
        )

    def change_password(
        self, before: Credentials, new: str, mails: Sequence[Mail] = (), *, keep: str | None
    ) -> User | None:
        user, epoch = before.user, before.user.epoch + 1

        def fill(write: TransactWrite) -> None:
            write.update(
                UserRow(user_pk(user.id), UserRow.SK),
                [
                    *with_password(new, epoch=epoch),
                    *(without_reset() if user.email_confirmed else ()),
                ],
                condition=UserRow.password_hash == before.password_hash,
            )
            add_mails(write, mails)
            if keep:
                write.update(
                    SessionRow(user_pk(user.id), session_sk(keep)),
                    [SessionRow.epoch.set(epoch)],
                    condition=SessionRow.pk.exists(),
                )

        return replace(user, epoch=epoch) if committed(fill) else None

    def add_link_code(self, code: LinkCode) -> None:
        with refusals():
            own_code_row(code).save()
            link_code_row(code).save()

    def link_code(self, code_hash: str) -> LinkCode | None:
        row = _find(LinkCodeRow, f"C#{code_hash}", LinkCodeRow.SK)
        return to_link_code(row) if row else None

    def move_link(self, move: LinkMove) -> bool:
        return committed(lambda write: _fill_move(write, move))

    def update_link(self, user_id: str, link: TelegramLink) -> None:
        updated(
            UserRow(user_pk(user_id), UserRow.SK),
            linking(link),
            _is_linked_to(link.telegram_id),
        )

    def drop_link(self, user_id: str, telegram_id: int) -> None:
        def fill(write: TransactWrite) -> None:
            user = UserRow(user_pk(user_id), UserRow.SK)
            another_way_in = UserRow.email.exists() | UserRow.outside.exists()
            write.update(
                user,
                [UserRow.telegram_id.remove()],
                condition=_is_linked_to(telegram_id) & another_way_in,
            )
            write.delete(
                _link_row(telegram_id, user_id), condition=TelegramLinkRow.user_id == user_id
            )

        committed(fill)

    def set_blocked(self, user_id: str, telegram_id: int, *, blocked: bool) -> None:
        updated(
            UserRow(user_pk(user_id), UserRow.SK),
            [UserRow.blocked.set(blocked)],
            _is_linked_to(telegram_id),
        )


def _moving(user_id: str, timezone: str) -> list[Action]:
    """A zone has its own midnights."""
    bucket = digest_bucket(timezone, user_id)
    return [UserRow.timezone.set(timezone), UserRow.digest_bucket.set(bucket)]


def _sending_digests_elsewhere(digest_was: DigestChannel) -> list[Action]:
    """As if the person had been active: what sleeps is looked at again."""
    now_ms = clock.now_ms()
    since = [UserRow.digest_since.set(now_ms)] if digest_was == "off" else []
    return [UserRow.active_at.set(now_ms), *since]


def _preferring(preferences: Preferences) -> Action:
    stored = stored_preferences(preferences)
    action: Action = UserRow.preferences.set(stored) if stored else UserRow.preferences.remove()
    return action


def _locks(user: User) -> list[Row]:
    """The rows that make the address and the Telegram id unique."""
    locks: list[Row] = []
    if user.email:
        locks.append(EmailLockRow(f"E#{user.email}", EmailLockRow.SK, user_id=user.id))
    if user.telegram:
        locks.append(_link_row(user.telegram.telegram_id, user.id))
    return locks


def _fill_move(write: TransactWrite, move: LinkMove) -> None:
    telegram_id, own = move.telegram.telegram_id, move.user.telegram
    write.update(
        LinkCodeRow(f"C#{move.code_hash}", LinkCodeRow.SK),
        [LinkCodeRow.redeemed_by.set(telegram_id)],
        condition=LinkCodeRow.user_id.exists()
        & (LinkCodeRow.redeemed_by.does_not_exist() | (LinkCodeRow.redeemed_by == telegram_id)),
    )
    write.update(
        UserRow(user_pk(move.user.id), UserRow.SK),
        linking(move.telegram),
        condition=UserRow.pk.exists() & _is_linked_as_read(own) & is_of_epoch(move.user.epoch),
    )
    add_mails(write, move.mails)
    write.save(
        _link_row(telegram_id, move.user.id),
        condition=TelegramLinkRow.user_id == move.holder_id
        if move.holder_id
        else TelegramLinkRow.pk.does_not_exist(),
    )
    if move.former:
        write.update(
            UserRow(user_pk(move.former.id), UserRow.SK),
            _actions_on_former(move.merge),
            condition=_is_left_as_read(move, telegram_id),
        )
    if move.merge:
        write.save(merge_row(move.merge), condition=Row.pk.does_not_exist())
    if own and own.telegram_id != telegram_id:
        write.delete(
            _link_row(own.telegram_id, move.user.id),
            condition=TelegramLinkRow.user_id == move.user.id,
        )


def _actions_on_former(merge: Merge | None) -> list[Action]:
    dropped: list[Action] = [UserRow.telegram_id.remove()]
    return [*dropped, UserRow.merge_into.set(merge.heir_id)] if merge else dropped


def _is_left_as_read(move: LinkMove, telegram_id: int) -> Condition:
    """Linked, and if it is to be joined, still with nothing else that opens it."""
    linked = _is_linked_to(telegram_id)
    return linked & UserRow.outside.does_not_exist() if move.merge else linked


def _is_linked_as_read(link: TelegramLink | None) -> Condition:
    return _is_linked_to(link.telegram_id) if link else UserRow.telegram_id.does_not_exist()


def _is_linked_to(telegram_id: int) -> Condition:
    return UserRow.telegram_id == telegram_id


def _link_row(telegram_id: int, user_id: str) -> TelegramLinkRow:
    return TelegramLinkRow(f"T#{telegram_id}", TelegramLinkRow.SK, user_id=user_id)


def _find(row: type[_R], pk: str, sk: str) -> _R | None:
    with refusals():
        try:
            return row.get(pk, sk, consistent_read=True)
        except row.DoesNotExist:
            return None
