"""Accounts as administrators see them."""

from typing import Annotated

from pydantic import Field, StrictBool, StringConstraints

from functions.api.schemas.base import In, Instant, Out
from vestnik.accounts.model import User
from vestnik.accounts.rights import Role
from vestnik.texts import Language


class UsersQuery(In):
    """Which of them. `q`: words, each in the address, in the name in Telegram or in the id."""

    q: Annotated[str, StringConstraints(max_length=200)] | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, StringConstraints(max_length=2048)] | None = None


class RightsPatch(In):
    """What changes; null leaves it as it is. Everybody is a `user`, said or not."""

    roles: Annotated[list[Role], Field(max_length=len(Role))] | None = None
    disabled: StrictBool | None = None


class AccountOut(Out):
    """An account. Whom is `disabled`, nothing lets in."""

    id: str
    email: str | None
    telegram: str | None
    language: Language
    timezone: str
    roles: list[Role]
    disabled: bool
    created_at: Instant
    version: int

    @classmethod
    def of(cls, user: User) -> "AccountOut":
        return cls(
            id=user.id,
            email=user.email,
            telegram=user.telegram.username if user.telegram else None,
            language=user.language,
            timezone=user.timezone,
            roles=[role for role in Role if role in user.roles],
            disabled=user.is_disabled,
            created_at=user.created_at,
            version=user.version,
        )
