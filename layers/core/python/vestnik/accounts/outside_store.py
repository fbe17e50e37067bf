"""
Accounts elsewhere in table `accounts`.

Access patterns (all reads consistent):
    1. whose identity it is                 pk = O#<id of the identity>, sk = lock
    2. all that open an account             pk = U#<id>, sk begins with O#

Their ids are also a set on the account's row, so that the last way in can't be lost: whoever takes
one away says so on condition of what else is there.
"""

from collections.abc import Sequence
from datetime import datetime

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition, size
from pynamodb.transactions import TransactWrite

from vestnik.accounts.model import User
from vestnik.accounts.outside import Identity, OutsideAccount
from vestnik.accounts.rows import (
    TABLE,
    EmailLockRow,
    UserRow,
    is_of_epoch,
    listed_row,
    user_pk,
    user_row,
)
from vestnik.clock import from_ms, to_ms
from vestnik.emails.model import Mail
from vestnik.emails.store import add_mails
from vestnik.platform.dynamodb import Row, committed, refusals, updated


class IdentityLockRow(Row):
    """pk `O#<id of the identity>`, sk `lock`: which account it opens."""

    class Meta:
        table_name = TABLE

    SK = "lock"

    user_id = UnicodeAttribute()


class OutsideAccountRow(Row):
    """pk `U#<id>`, sk `O#<id of the identity>`."""

    class Meta:
        table_name = TABLE

    provider = UnicodeAttribute()
    issuer = UnicodeAttribute()
    subject = UnicodeAttribute()
    email = UnicodeAttribute(null=True)
    email_verified = BooleanAttribute(null=True)
    name = UnicodeAttribute(null=True)
    since = NumberAttribute()
    last_used_at = NumberAttribute(null=True)


class OutsideStore:
    """The ports `OutsideAccounts` and `Newcomers` over DynamoDB."""

    def owner_id(self, outside_id: str) -> str | None:
        with refusals():
            try:
                row = IdentityLockRow.get(*_lock_key(outside_id), consistent_read=True)
            except IdentityLockRow.DoesNotExist:
                return None
        return str(row.user_id)

    def of_user(self, user_id: str) -> list[OutsideAccount]:
        with refusals():
            rows = OutsideAccountRow.query(
                user_pk(user_id), OutsideAccountRow.sk.startswith("O#"), consistent_read=True
            )
            return [_to_account(row) for row in rows]

    def connect(self, account: OutsideAccount, mails: Sequence[Mail] = (), *, epoch: int) -> bool:
        def fill(write: TransactWrite) -> None:
            write.update(
                UserRow(user_pk(account.user_id), UserRow.SK),
                [UserRow.outside.add({account.identity.id})],
                condition=UserRow.created_at.exists()
                & UserRow.merge_into.does_not_exist()
                & is_of_epoch(epoch),
            )
            _add(write, account)
            add_mails(write, mails)

        return committed(fill)

    def disconnect(self, user_id: str, outside_id: str, *, mailed: bool = False) -> bool:
        others: Condition = UserRow.password_hash.exists() | UserRow.telegram_id.exists()
        others |= size(UserRow.outside) > 1  # type: ignore[no-untyped-call] # pynamodb
        if mailed:
            others |= UserRow.email.exists()

        def fill(write: TransactWrite) -> None:
            write.update(
                UserRow(user_pk(user_id), UserRow.SK),
                [UserRow.outside.delete({outside_id})],
                condition=UserRow.outside.contains(outside_id) & others,
            )
            write.delete(OutsideAccountRow(*_account_key(user_id, outside_id)))
            drop_lock(write, user_id, outside_id)

        return committed(fill)

    def note_use(self, user_id: str, outside_id: str, *, now: datetime) -> None:
        updated(
            OutsideAccountRow(*_account_key(user_id, outside_id)),
            [OutsideAccountRow.last_used_at.set(to_ms(now))],
            OutsideAccountRow.since.exists(),
        )

    def add(self, user: User, account: OutsideAccount, mails: Sequence[Mail]) -> bool:
        def fill(write: TransactWrite) -> None:
            write.save(user_row(user, None), condition=UserRow.pk.does_not_exist())
            write.save(listed_row(user.id))
            if user.email:
                lock = EmailLockRow(f"E#{user.email}", EmailLockRow.SK, user_id=user.id)
                write.save(lock, condition=Row.pk.does_not_exist())
            _add(write, account)
            add_mails(write, mails)

        return committed(fill)


def drop_lock(write: TransactWrite, user_id: str, outside_id: str) -> None:
    """Let an identity open an account no longer."""
    lock = IdentityLockRow(*_lock_key(outside_id), user_id=user_id)
    write.delete(lock, condition=IdentityLockRow.user_id == user_id)


def _add(write: TransactWrite, account: OutsideAccount) -> None:
    lock = IdentityLockRow(*_lock_key(account.identity.id), user_id=account.user_id)
    write.save(lock, condition=Row.pk.does_not_exist())
    write.save(_row(account))


def _row(account: OutsideAccount) -> OutsideAccountRow:
    identity, used = account.identity, account.last_used_at
    return OutsideAccountRow(
        *_account_key(account.user_id, identity.id),
        provider=identity.provider,
        issuer=identity.issuer,
        subject=identity.subject,
        email=identity.email,
        email_verified=identity.email_verified or None,
        name=identity.name,
        since=to_ms(account.since),
        last_used_at=to_ms(used) if used else None,
    )


def _to_account(row: OutsideAccountRow) -> OutsideAccount:
    used = row.last_used_at
    return OutsideAccount(
        Identity(
            provider=row.provider,
            issuer=row.issuer,
            subject=row.subject,
            email=row.email,
            email_verified=bool(row.email_verified),
            name=row.name,
        ),
        user_id=row.pk.removeprefix("U#"),
        since=from_ms(int(row.since)),
        last_used_at=from_ms(int(used)) if used is not None else None,
    )


def _lock_key(outside_id: str) -> tuple[str, str]:
    return f"O#{outside_id}", IdentityLockRow.SK


def _account_key(user_id: str, outside_id: str) -> tuple[str, str]:
    return user_pk(user_id), f"O#{outside_id}"
