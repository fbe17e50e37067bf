"""Accounts, sessions and Telegram links as they go in and out."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from functions.api.schemas.base import In, Instant, Out
from vestnik.accounts import passwords, timezones
from vestnik.accounts.model import TelegramLink, User
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


class ProfileIn(In):
    """What changes of a profile; null leaves a field as it is."""

    timezone: Zone | None = None
    language: Language | None = None


class UserOut(Out):
    """An account, as its owner sees it."""

    id: str
    email: str | None
    language: Language
    timezone: str
    roles: list[str]
    version: int

    @classmethod
    def of(cls, user: User) -> "UserOut":
        return cls(
            id=user.id,
            email=user.email,
            language=user.language,
            timezone=user.timezone,
            roles=sorted(user.roles),
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
    """Where somebody is signed in; `device` is what the program called itself."""

    id: str
    device: str
    created_at: Instant
    last_used_at: Instant
    expires_at: Instant
    current: bool

    @classmethod
    def of(cls, session: Session, *, current_id: str | None) -> "SessionOut":
        return cls(
            id=session.id,
            device=session.device,
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
