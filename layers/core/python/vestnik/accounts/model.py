"""What an account is, and how it is tied to a Telegram chat."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Literal
from zoneinfo import ZoneInfo

from vestnik.accounts.cleared import NOTHING_CLEARED, Cleared
from vestnik.emails.model import Mail, Way
from vestnik.platform.due import LEASE
from vestnik.texts import Language

LINK_CODE_LIFE = timedelta(minutes=10)  # design/security.md
RESET_LIFE = timedelta(hours=1)
SETTLED_AFTER = LEASE  # by then nobody works who saw a former account before it was joined
EVERYBODY = "user"  # the role that each account has
MANAGER = "manager"  # of clients and mailings
CATCH_UP_MIN = timedelta(minutes=1)
CATCH_UP_MAX = timedelta(days=7)

Channel = Literal["telegram", "email"]
DigestChannel = Literal["email", "telegram", "off"]

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class TelegramIdentity:
    """Who writes to the bot, as Telegram says; `chat_id` is the private chat."""

    telegram_id: int
    chat_id: int
    username: str | None = None
    language_code: str | None = None


@dataclass(frozen=True)
class TelegramLink:
    """The chat that an account's reminders go to; `blocked` until the person writes again."""

    telegram_id: int
    chat_id: int
    username: str | None
    since: datetime
    blocked: bool = False


@dataclass(frozen=True)
class QuietHours:
    """
    From `start` to before `end` each day by the wall clock, over midnight where `end` comes first.

    The two differ. A wall time that a change of the clocks skips keeps the offset from before it;
    of one that comes twice the first counts.
    """

    start: time
    end: time

    def end_after(self, instant: datetime, timezone: str) -> datetime | None:
        """When the quiet hours around an instant end, in UTC; None if it is in none."""
        zone, today = ZoneInfo(timezone), instant.astimezone(ZoneInfo(timezone)).date()
        for day in (today - _DAY, today):
            begins = datetime.combine(day, self.start, zone).astimezone(UTC)
            last_day = day + _DAY if self.end < self.start else day
            ends = datetime.combine(last_day, self.end, zone).astimezone(UTC)
            if begins <= instant < ends:
                return ends
        return None


@dataclass(frozen=True)
class Preferences:
    """
    What a person wishes of our messages.

    `catch_up`: reminders that are later than this are marked missed, not sent. `reminder_channel`
    is for reminders that name none. `reminder_mail`: whether reminders may come by mail at all;
    `notice_mail`: whether sign-ins and new ways in are told of by mail; `statistics_mail`: whether
    a manager is sent what became of the mailings.
    """

    quiet_hours: QuietHours | None = None
    catch_up: timedelta = timedelta(hours=24)
    reminder_channel: Channel = "telegram"
    digest: DigestChannel = "email"
    reminder_mail: bool = True
    notice_mail: bool = True
    statistics_mail: bool = True


@dataclass(frozen=True)
class User:
    """
    An account. One that was made by a first contact in Telegram has no `email` yet.

    `version` rises with each edit of the profile, and with nothing else. `cleared`: which tasks
    were deleted all at once. `changes`: how often the tasks have changed, as far as is known.
    `merged_into`: the account that this one was joined to; whatever concerns this one goes there.
    `epoch`: sessions of an earlier one are at their end. `email_refused`: how a mail server refused
    the address for good, until its owner tries again. `active_at`: about when the tasks were last
    changed, up to 20 h too early; `digest_since`: when the digest was switched on again. `outside`:
    the ids of the accounts elsewhere that open this one. `has_password`: so does one.
    `is_disabled`: an administrator shut it.
    """

    id: str
    email: str | None
    language: Language
    timezone: str
    created_at: datetime
    roles: frozenset[str] = frozenset({EVERYBODY})
    telegram: TelegramLink | None = None
    preferences: Preferences = field(default_factory=Preferences)
    version: int = 1
    cleared: Cleared = NOTHING_CLEARED
    changes: int = 0
    merged_into: str | None = None
    epoch: int = 0
    email_confirmed: bool = False
    email_refused: str | None = None
    active_at: datetime | None = None
    digest_since: datetime | None = None
    outside: frozenset[str] = frozenset()
    has_password: bool = field(default=False, compare=False)
    is_disabled: bool = False

    @property
    def is_shut(self) -> bool:
        """Whether nothing opens it: it was joined to another one, or disabled."""
        return self.is_disabled or self.merged_into is not None


@dataclass(frozen=True)
class PasswordReset:
    """
    Leave to choose another password, once and for so long; a later one takes its place.

    The link in the chat is used up by itself and leaves the one that was mailed as it is: whoever
    has the chat must not keep out who proves that the address is his.
    """

    id: str
    until: datetime
    is_used: bool = False
    is_used_in_chat: bool = False

    def is_good(self, reset_id: str, way: Way, now: datetime) -> bool:
        return self.id == reset_id and now < self.until and not self.is_spent(way)

    def is_spent(self, way: Way) -> bool:
        return self.is_used or (way == "chat" and self.is_used_in_chat)

    def used(self, way: Way) -> "PasswordReset":
        if way == "chat":
            return replace(self, is_used_in_chat=True)
        return replace(self, is_used=True)


@dataclass(frozen=True)
class Credentials:
    """
    An account and the argon2id hash of its password (None: it can't sign in with one).

    `reset`: the last one that was asked for, unless the password was changed otherwise since.
    """

    user: User
    password_hash: str | None
    reset: PasswordReset | None = None


@dataclass(frozen=True)
class EditProfile:
    """
    Changes of an account's profile; None leaves a field (or the version) alone.

    `digest_was`: where the digest went, if `preferences` send it elsewhere; then `timezone` is
    given too.
    """

    user_id: str
    language: Language | None = None
    timezone: str | None = None
    preferences: Preferences | None = None
    expected_version: int | None = None
    digest_was: DigestChannel | None = None

    @property
    def changes_something(self) -> bool:
        return any(one is not None for one in (self.language, self.timezone, self.preferences))


@dataclass(frozen=True)
class LinkCode:
    """
    A code by which a Telegram chat is tied to an account; only its SHA-256 is kept.

    `epoch`: that of who made it.
    """

    code_hash: str
    user_id: str
    expires_at: datetime
    epoch: int
    redeemed_by: int | None = None

    def is_open_to(self, telegram_id: int, *, now: datetime) -> bool:
        """Whether this Telegram user may (still, or again) redeem it."""
        return now < self.expires_at and self.redeemed_by in {None, telegram_id}


@dataclass(frozen=True)
class Merge:
    """
    What a former account left to its heir; `began_at`: when it was joined to it.

    It is looked at again at `next_at`. `attempt` only rises and fences what its holder records.
    """

    former_id: str
    heir_id: str
    rev: str
    began_at: datetime
    next_at: datetime
    attempt: int = 1

    @property
    def settled_at(self) -> datetime:
        """From here on nothing new appears under the former account."""
        return self.began_at + SETTLED_AFTER


@dataclass(frozen=True)
class LinkMove:
    """
    What redeeming a code changes: `user` gets `telegram`, and `former` loses it.

    Both accounts are as they were read; the store writes only if they still are. `merge`: what is
    left to do for a former account that nobody else could open, in the hands of whoever begins it.
    `mails`: stored with it.
    """

    code_hash: str
    user: User
    telegram: TelegramLink
    former: User | None
    merge: Merge | None = None
    mails: tuple[Mail, ...] = ()

    @property
    def is_renewal(self) -> bool:
        """Whether the two are linked to each other already."""
        own = self.user.telegram
        return own is not None and own.telegram_id == self.telegram.telegram_id

    @property
    def holder_id(self) -> str | None:
        """Whose the Telegram user is now."""
        if self.former:
            return self.former.id
        return self.user.id if self.is_renewal else None

    @property
    def drops_another_link(self) -> bool:
        drops_own = self.user.telegram is not None and not self.is_renewal
        return drops_own or (self.former is not None and self.merge is None)


class LinkResult(StrEnum):
    """How redeeming a code ended."""

    LINKED = "linked"
    NEEDS_CONFIRMATION = "needs_confirmation"  # it would drop another link or merge tasks
    UNKNOWN_CODE = "unknown_code"  # never made, used by somebody else, or expired


@dataclass(frozen=True)
class LinkOutcome:
    """
    `user` is the linked account, and None unless the result is LINKED.

    `merge`: the tasks of a former account, to be moved by whoever linked. `would_merge`: tasks are
    among what a confirmation is asked for.
    """

    result: LinkResult
    user: User | None = None
    merge: Merge | None = None
    would_merge: bool = False
