"""The rows of table `accounts`, and what they mean. Instants are milliseconds since 1970."""

import json
from datetime import time, timedelta
from typing import Any, cast

from pynamodb.attributes import (
    BooleanAttribute,
    JSONAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UnicodeSetAttribute,
)
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection

from vestnik.accounts.cleared import NOTHING_CLEARED, Cleared, Stretch
from vestnik.accounts.model import (
    EVERYBODY,
    Credentials,
    LinkCode,
    PasswordReset,
    Preferences,
    QuietHours,
    TelegramLink,
    User,
)
from vestnik.clock import from_ms, to_ms
from vestnik.platform.dynamodb import Row, table_name
from vestnik.texts import Language

TABLE = table_name("accounts")
KEPT = timedelta(days=1)  # after it expired, against a clock that is moved


def user_pk(user_id: str) -> str:
    return f"U#{user_id}"


class DigestIndex(GlobalSecondaryIndex["UserRow"]):  # type: ignore[no-untyped-call] # pynamodb
    """People by zone and shard, while there may be something to tell them at midnight."""

    class Meta:
        index_name = "digests"
        projection = KeysOnlyProjection()

    digest_bucket = UnicodeAttribute(hash_key=True)
    pk = UnicodeAttribute(range_key=True)


class UserRow(Row):
    """pk `U#<id>`, sk `user`. The chat's attributes mean nothing without `telegram_id`."""

    class Meta:
        table_name = TABLE

    SK = "user"

    digests = DigestIndex()
    email = UnicodeAttribute(null=True)
    password_hash = UnicodeAttribute(null=True)
    language = UnicodeAttribute()
    timezone = UnicodeAttribute()
    roles = UnicodeSetAttribute(null=True)
    telegram_id = NumberAttribute(null=True)
    chat_id = NumberAttribute(null=True)
    username = UnicodeAttribute(null=True)
    linked_at = NumberAttribute(null=True)
    blocked = BooleanAttribute(null=True)
    merge_into = UnicodeAttribute(null=True)
    preferences = JSONAttribute(null=True)
    cleared = UnicodeAttribute(null=True)
    changes = NumberAttribute(null=True)
    created_at = NumberAttribute()
    version = NumberAttribute()
    epoch = NumberAttribute(null=True)
    email_confirmed = BooleanAttribute(null=True)
    email_refused = UnicodeAttribute(null=True)
    reset_id = UnicodeAttribute(null=True)
    reset_until = NumberAttribute(null=True)
    reset_used = BooleanAttribute(null=True)
    reset_chat_used = BooleanAttribute(null=True)
    active_at = NumberAttribute(null=True)
    digest_bucket = UnicodeAttribute(null=True)
    digest_since = NumberAttribute(null=True)
    outside = UnicodeSetAttribute(null=True)
    disabled = BooleanAttribute(null=True)


class ListedRow(Row):
    """pk `users`, sk `U#<id>`: there is such an account."""

    class Meta:
        table_name = TABLE

    PK = "users"


def listed_row(user_id: str) -> ListedRow:
    return ListedRow(ListedRow.PK, user_pk(user_id))


class EmailLockRow(Row):
    """pk `E#<address>`, sk `lock`: whose address it is."""

    class Meta:
        table_name = TABLE

    SK = "lock"

    user_id = UnicodeAttribute()


class TelegramLinkRow(Row):
    """pk `T#<telegram user id>`, sk `link`: whose Telegram it is."""

    class Meta:
        table_name = TABLE

    SK = "link"

    user_id = UnicodeAttribute()


class LinkCodeRow(Row):
    """pk `C#<SHA-256 of the code>`, sk `code`."""

    class Meta:
        table_name = TABLE

    SK = "code"

    user_id = UnicodeAttribute()
    expires_at = NumberAttribute()
    redeemed_by = NumberAttribute(null=True)
    epoch = NumberAttribute(null=True)


class OwnCodeRow(Row):
    """pk `U#<id>`, sk `C#<SHA-256 of the code>`: which codes an account has made."""

    class Meta:
        table_name = TABLE


def user_row(user: User, password_hash: str | None) -> UserRow:
    row = UserRow(
        user_pk(user.id),
        UserRow.SK,
        email=user.email,
        password_hash=password_hash,
        language=user.language,
        timezone=user.timezone,
        roles=set(user.roles - {EVERYBODY}) or None,
        preferences=stored_preferences(user.preferences),
        created_at=to_ms(user.created_at),
        version=user.version,
        cleared=cleared_text(user.cleared) if user.cleared != NOTHING_CLEARED else None,
        merge_into=user.merged_into,
        epoch=user.epoch or None,
        email_confirmed=user.email_confirmed or None,
        email_refused=user.email_refused,
        active_at=to_ms(user.active_at) if user.active_at else None,
        digest_since=to_ms(user.digest_since) if user.digest_since else None,
        outside=set(user.outside) or None,
        disabled=user.is_disabled or None,
    )
    if user.telegram:
        row.telegram_id = user.telegram.telegram_id
        row.chat_id = user.telegram.chat_id
        row.username = user.telegram.username
        row.linked_at = to_ms(user.telegram.since)
        row.blocked = user.telegram.blocked
    return row


def to_user(row: UserRow) -> User:
    return User(
        id=row.pk.removeprefix("U#"),
        email=row.email,
        language=cast("Language", row.language),
        timezone=row.timezone,
        roles=frozenset(row.roles or ()) | {EVERYBODY},
        telegram=_to_link(row) if row.telegram_id is not None else None,
        preferences=_to_preferences(row.preferences) if row.preferences else Preferences(),
        created_at=from_ms(int(row.created_at)),
        version=int(row.version),
        cleared=to_cleared(row.cleared),
        changes=int(row.changes or 0),
        merged_into=row.merge_into,
        epoch=int(row.epoch or 0),
        email_confirmed=bool(row.email_confirmed),
        email_refused=row.email_refused,
        active_at=from_ms(int(row.active_at)) if row.active_at is not None else None,
        digest_since=from_ms(int(row.digest_since)) if row.digest_since is not None else None,
        outside=frozenset(row.outside or ()),
        has_password=row.password_hash is not None,
        is_disabled=bool(row.disabled),
    )


def to_credentials(row: UserRow) -> Credentials:
    reset = None
    if row.reset_id is not None:
        reset = PasswordReset(
            row.reset_id,
            until=from_ms(int(row.reset_until)),
            is_used=bool(row.reset_used),
            is_used_in_chat=bool(row.reset_chat_used),
        )
    return Credentials(to_user(row), row.password_hash, reset)


def with_password(password_hash: str, *, epoch: int) -> list[Action]:
    """What begins an epoch with another password."""
    return [UserRow.password_hash.set(password_hash), UserRow.epoch.set(epoch)]


def is_of_epoch(epoch: int) -> Condition:
    """No other password was chosen since."""
    return UserRow.epoch == epoch if epoch else UserRow.epoch.does_not_exist()


def without_reset() -> list[Action]:
    """What makes a reset void, whether it was used or not."""
    columns = (
        *(UserRow.reset_id, UserRow.reset_until),
        *(UserRow.reset_used, UserRow.reset_chat_used),
    )
    return [column.remove() for column in columns]


def with_reset(reset: PasswordReset) -> list[Action]:
    """What makes a reset the account's, used or not."""
    used, in_chat = UserRow.reset_used, UserRow.reset_chat_used
    return [
        UserRow.reset_id.set(reset.id),
        UserRow.reset_until.set(to_ms(reset.until)),
        used.set(True) if reset.is_used else used.remove(),
        in_chat.set(True) if reset.is_used_in_chat else in_chat.remove(),
    ]


def _to_link(row: UserRow) -> TelegramLink:
    return TelegramLink(
        telegram_id=int(row.telegram_id),
        chat_id=int(row.chat_id),
        username=row.username or None,
        since=from_ms(int(row.linked_at)),
        blocked=bool(row.blocked),
    )


def stored_preferences(preferences: Preferences) -> dict[str, Any] | None:
    """As an account's row holds them; None for those that everybody begins with."""
    if preferences == Preferences():
        return None
    quiet = preferences.quiet_hours
    return {
        "quiet_hours": quiet and [quiet.start.isoformat(), quiet.end.isoformat()],
        "catch_up_s": int(preferences.catch_up.total_seconds()),
        "reminder_channel": preferences.reminder_channel,
        "digest": preferences.digest,
        "reminder_mail": preferences.reminder_mail,
        "notice_mail": preferences.notice_mail,
        "statistics_mail": preferences.statistics_mail,
    }


def _to_preferences(stored: dict[str, Any]) -> Preferences:
    quiet = stored["quiet_hours"]
    return Preferences(
        quiet_hours=QuietHours(*map(time.fromisoformat, quiet)) if quiet else None,
        catch_up=timedelta(seconds=stored["catch_up_s"]),
        reminder_channel=stored["reminder_channel"],
        digest=stored["digest"],
        reminder_mail=stored.get("reminder_mail", True),
        notice_mail=stored.get("notice_mail", True),
        statistics_mail=stored.get("statistics_mail", True),
    )


def cleared_text(cleared: Cleared) -> str:
    """The same text for the same stretches, so that a condition can name what was read."""
    stretches = [[one.after_ms, one.until_ms, one.at_ms, one.deletion] for one in cleared.stretches]
    return json.dumps([stretches, cleared.undone], separators=(",", ":"))


def to_cleared(stored: str | None) -> Cleared:
    if stored is None:
        return NOTHING_CLEARED
    stretches, undone = json.loads(stored)
    return Cleared(
        tuple(Stretch(*one) for one in stretches),
        tuple((deletion, at_ms) for deletion, at_ms in undone),
    )


def linking(link: TelegramLink) -> list[Action]:
    """What makes an account's row say that it is linked so."""
    return [
        UserRow.telegram_id.set(link.telegram_id),
        UserRow.chat_id.set(link.chat_id),
        UserRow.username.set(link.username or ""),
        UserRow.linked_at.set(to_ms(link.since)),
        UserRow.blocked.set(link.blocked),
    ]


def link_code_row(code: LinkCode) -> LinkCodeRow:
    return LinkCodeRow(
        f"C#{code.code_hash}",
        LinkCodeRow.SK,
        user_id=code.user_id,
        expires_at=to_ms(code.expires_at),
        epoch=code.epoch or None,
        ttl=int((code.expires_at + KEPT).timestamp()),
    )


def own_code_row(code: LinkCode) -> OwnCodeRow:
    row = link_code_row(code)
    return OwnCodeRow(user_pk(code.user_id), row.pk, ttl=row.ttl)


def to_link_code(row: LinkCodeRow) -> LinkCode:
    return LinkCode(
        code_hash=row.pk.removeprefix("C#"),
        user_id=row.user_id,
        expires_at=from_ms(int(row.expires_at)),
        redeemed_by=int(row.redeemed_by) if row.redeemed_by is not None else None,
        epoch=int(row.epoch or 0),
    )
