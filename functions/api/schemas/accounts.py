"""Accounts, sessions and Telegram links as they go in and out."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    StrictBool,
    StringConstraints,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from functions.api.schemas.base import In, Instant, Out
from vestnik.accounts import passwords, timezones
from vestnik.accounts.model import (
    CATCH_UP_MAX,
    CATCH_UP_MIN,
    Channel,
    DigestChannel,
    Preferences,
    QuietHours,
    TelegramLink,
    User,
)
from vestnik.accounts.session_family import ACCESS_LIFE, Session
from vestnik.accounts.sessions import SignedIn
from vestnik.texts import Language

_LONGEST_ADDRESS = 254  # RFC 5321, 4.5.3.1.3
_LONGEST_ZONE = 64


def _zone(name: str) -> str:
    if timezones.is_zone(name):
        return name
    hint = timezones.nearest(name)
    if hint:
        raise PydanticCustomError("unknown_timezone_hint", "unknown zone", {"hint": hint})
    raise ValueError("unknown_timezone")


Zone = Annotated[str, StringConstraints(max_length=_LONGEST_ZONE), AfterValidator(_zone)]
Address = Annotated[str, StringConstraints(min_length=1, max_length=_LONGEST_ADDRESS)]
NewPassword = Annotated[
    str, StringConstraints(min_length=passwords.SHORTEST, max_length=passwords.LONGEST)
]
GivenPassword = Annotated[str, StringConstraints(min_length=1, max_length=passwords.LONGEST)]


class RegisterIn(In):
    """A new account; without a language it speaks the request's, without a zone it is Moscow's."""

    email: Address
    password: NewPassword
    password_repeat: str | None = Field(default=None, max_length=passwords.LONGEST)
    timezone: Zone = "Europe/Moscow"
    language: Language | None = None

    @field_validator("password_repeat")
    @classmethod
    def _same(cls, repeated: str | None, info: ValidationInfo) -> str | None:
        if repeated is not None and repeated != info.data.get("password", repeated):
            raise ValueError("passwords_differ")
        return repeated


class SignInIn(In):
    """Address and password."""

    email: Address
    password: GivenPassword


class PasswordIn(In):
    """The present password and the one to take its place."""

    current: GivenPassword
    new: NewPassword


Digits = Annotated[str, StringConstraints(pattern=r"^\d{4} ?\d{4}$", strict=True)]


class LeaveIn(In):
    """
    What proves that it is the owner who leaves.

    `code`: of an account without a password, as the bot has sent it; without one it is sent.
    """

    password: GivenPassword | None = None
    code: Digits | None = None


class CodeSentOut(Out):
    """The bot has sent a code; repeated with it by then, the account is erased."""

    confirmation: Literal["telegram"] = "telegram"
    expires_at: Instant


WallTime = Annotated[
    str,
    StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", strict=True),
    Field(examples=["22:00"]),
]


class QuietHoursIn(In):
    """When reminders are held, in the person's time zone; over midnight where `to` comes first."""

    start: Annotated[WallTime, Field(alias="from")]
    end: Annotated[WallTime, Field(alias="to")]

    @field_validator("end")
    @classmethod
    def _another(cls, end: str, info: ValidationInfo) -> str:
        if end == info.data.get("start"):
            raise ValueError("quiet_hours_without_end")
        return end


class NotificationsIn(In):
    """
    What changes of how messages come; null leaves a field as it is.

    `reminder_channel`: of reminders that name none. `catch_up_s`: reminders that are later than
    this after an outage are marked missed, not sent. `reminder_mail`: whether reminders may come by
    mail, also where Telegram can't; `notice_mail`: whether mail tells of new sign-ins and links;
    `statistics_mail`: whether a manager is sent the statistics of mailings each morning.
    """

    reminder_channel: Channel | None = None
    digest: DigestChannel | None = None
    reminder_mail: StrictBool | None = None
    notice_mail: StrictBool | None = None
    statistics_mail: StrictBool | None = None
    catch_up_s: (
        Annotated[
            int,
            Field(
                ge=int(CATCH_UP_MIN.total_seconds()),
                le=int(CATCH_UP_MAX.total_seconds()),
                strict=True,
            ),
        ]
        | None
    ) = None


class ProfileIn(In):
    """What changes of a profile; null leaves a field as it is, but ends quiet hours."""

    timezone: Zone | None = None
    language: Language | None = None
    quiet_hours: QuietHoursIn | None = None
    notifications: NotificationsIn | None = None

    @property
    def mentions_preferences(self) -> bool:
        return self.notifications is not None or "quiet_hours" in self.model_fields_set

    def changed(self, preferences: Preferences) -> Preferences:
        """The preferences with what was mentioned."""
        given: dict[str, Any] = {}
        if self.notifications:
            mentioned = self.notifications.model_dump(exclude_none=True)
            catch_up_s = mentioned.pop("catch_up_s", preferences.catch_up.total_seconds())
            given = {**mentioned, "catch_up": timedelta(seconds=catch_up_s)}
        if "quiet_hours" in self.model_fields_set:
            given["quiet_hours"] = _quiet_hours(self.quiet_hours)
        return replace(preferences, **given)


def _quiet_hours(given: QuietHoursIn | None) -> QuietHours | None:
    if given is None:
        return None
    return QuietHours(time.fromisoformat(given.start), time.fromisoformat(given.end))


class QuietHoursOut(Out):
    """When reminders are held, unless they are urgent."""

    model_config = ConfigDict(serialize_by_alias=True)

    start: Annotated[str, Field(alias="from")]
    end: Annotated[str, Field(alias="to")]

    @classmethod
    def of(cls, quiet: QuietHours) -> "QuietHoursOut":
        return cls(**{"from": f"{quiet.start:%H:%M}", "to": f"{quiet.end:%H:%M}"})


class NotificationsOut(Out):
    """How messages come."""

    reminder_channel: Channel
    digest: DigestChannel
    reminder_mail: bool
    notice_mail: bool
    statistics_mail: bool
    catch_up_s: int

    @classmethod
    def of(cls, preferences: Preferences) -> "NotificationsOut":
        return cls(
            reminder_channel=preferences.reminder_channel,
            digest=preferences.digest,
            reminder_mail=preferences.reminder_mail,
            notice_mail=preferences.notice_mail,
            statistics_mail=preferences.statistics_mail,
            catch_up_s=int(preferences.catch_up.total_seconds()),
        )


class UserOut(Out):
    """
    An account, as its owner sees it.

    `email_refused`: its mail server took nothing for it, so nothing is sent until it is asked to.
    `has_password`: one may sign in with it, and is asked for it before the account is deleted.
    """

    id: str
    email: str | None
    email_confirmed: bool
    email_refused: bool
    has_password: bool
    language: Language
    timezone: str
    roles: list[str]
    quiet_hours: QuietHoursOut | None
    notifications: NotificationsOut
    version: int

    @classmethod
    def of(cls, user: User) -> "UserOut":
        quiet = user.preferences.quiet_hours
        return cls(
            id=user.id,
            email=user.email,
            email_confirmed=user.email_confirmed,
            email_refused=user.email_refused is not None,
            has_password=user.has_password,
            language=user.language,
            timezone=user.timezone,
            roles=sorted(user.roles),
            quiet_hours=QuietHoursOut.of(quiet) if quiet else None,
            notifications=NotificationsOut.of(user.preferences),
            version=user.version,
        )


class SignedInOut(UserOut):
    """An account and an access token for it, good for `expires_in` seconds."""

    access_token: str
    expires_in: int

    @classmethod
    def of_session(cls, signed_in: SignedIn) -> "SignedInOut":
        return cls(
            **dict(UserOut.of(signed_in.user)),
            access_token=signed_in.access_token,
            expires_in=int(ACCESS_LIFE.total_seconds()),
        )


class SessionOut(Out):
    """
    Where somebody is signed in; `device` is what the program called itself.

    `provider`: through which he signed in, as `GET /oauth` names it; null where by a password.
    """

    id: str
    device: str
    provider: str | None
    created_at: Instant
    last_used_at: Instant
    expires_at: Instant
    current: bool

    @classmethod
    def of(cls, session: Session, *, current_id: str | None) -> "SessionOut":
        return cls(
            id=session.id,
            device=session.device,
            provider=session.provider,
            created_at=session.created_at,
            last_used_at=session.rotated_at,
            expires_at=session.expires_at,
            current=session.id == current_id,
        )


class LinkCodeOut(Out):
    """A deep link into the chat with the bot, good once; `qr_svg` shows the same link."""

    url: str
    expires_at: Instant
    qr_svg: str


class NotLinkedOut(Out):
    """The account has no Telegram chat."""

    linked: Literal[False] = False


class LinkedOut(Out):
    """The account's Telegram chat; `blocked`: its owner blocked the bot."""

    linked: Literal[True] = True
    username: str | None
    since: Instant
    blocked: bool

    @classmethod
    def of(cls, link: TelegramLink) -> "LinkedOut":
        return cls(username=link.username, since=link.since, blocked=link.blocked)
