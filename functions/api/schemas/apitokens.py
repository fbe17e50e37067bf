"""API tokens as they go in and out."""

from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from functions.api.schemas.base import In, Instant, Out, not_blank
from vestnik.apitokens.model import LIFE, ApiToken, Scope

_LONGEST_NAME = 100  # characters
_LONGEST_LIFE_DAYS = 365

Name = Annotated[
    str, StringConstraints(min_length=1, max_length=_LONGEST_NAME), AfterValidator(not_blank)
]


class ApiTokenIn(In):
    """A token to make: what its owner calls it, and what it may be used for."""

    name: Name
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=len(Scope))]
    expires_in_days: Annotated[int, Field(ge=1, le=_LONGEST_LIFE_DAYS, strict=True)] = (
        LIFE // timedelta(days=1)
    )


class ApiTokenOut(Out):
    """A token, without its secret; its last use is exact to a minute."""

    id: str
    name: str
    scopes: list[Scope]
    created_at: Instant
    expires_at: Instant
    last_used_at: Instant | None

    @classmethod
    def of(cls, token: ApiToken) -> "ApiTokenOut":
        return cls(
            id=token.id,
            name=token.name,
            scopes=[scope for scope in Scope if scope in token.scopes],
            created_at=token.created_at,
            expires_at=token.expires_at,
            last_used_at=token.last_used_at,
        )


class MadeApiTokenOut(ApiTokenOut):
    """A new token; `token` is shown this once."""

    token: str

    @classmethod
    def made(cls, shown: str, token: ApiToken) -> "MadeApiTokenOut":
        return cls(**dict(ApiTokenOut.of(token)), token=shown)
