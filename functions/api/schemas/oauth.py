"""Signing in through a provider, and accounts elsewhere, as they go in and out."""

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, ConfigDict, Field

from functions.api.schemas.accounts import SignedInOut
from functions.api.schemas.base import In, Instant, Out
from vestnik.accounts.outside import OutsideAccount
from vestnik.accounts.sessions import SignedIn
from vestnik.oidc.model import Provider, Purpose
from vestnik.texts import Language

_LONGEST_PATH = 512
_LONGEST_ZONE = 64


def _path_of_ours(path: str) -> str:
    """
    Raises:
        ValueError: a browser could take it for another site's address.
    """
    parts = urlsplit(path)
    if parts.scheme or parts.netloc or not path.startswith("/") or path.startswith("//"):
        raise ValueError("not_a_path")
    if "\\" in path or not path.isprintable():
        raise ValueError("not_a_path")
    return path


class BeginQuery(In):
    """
    What for, where to go on afterwards, and what a new account would have.

    `connect` lets an account elsewhere open the caller's, `prove` has him sign in there anew.
    A zone that nobody knows is Moscow's; without a language it is the request's.
    """

    purpose: Purpose = Purpose.SIGN_IN
    next: Annotated[str, Field(max_length=_LONGEST_PATH), AfterValidator(_path_of_ours)] = "/"
    timezone: Annotated[str | None, Field(max_length=_LONGEST_ZONE)] = None
    language: Language | None = None


class ReturnQuery(In):
    """What a provider sends back; whatever else it adds is not read."""

    model_config = ConfigDict(extra="ignore")

    state: str = ""
    code: str | None = None
    error: str | None = None
    iss: str | None = None


class ProviderOut(Out):
    """Where one may sign in with an account elsewhere."""

    id: str
    name: str

    @classmethod
    def of(cls, provider: Provider) -> "ProviderOut":
        return cls(id=provider.id, name=provider.name)


class ReadyProviderOut(ProviderOut):
    """`ready`: its page can be gone to now; else it is being asked where that is."""

    ready: bool


class WorkingOut(Out):
    """The provider is being asked; ask again in a moment."""

    state: Literal["working"] = "working"


class EnteredOut(SignedInOut):
    """An account and an access token for it; `next`: where its owner wanted to go."""

    next: str

    @classmethod
    def entered(cls, signed_in: SignedIn, path: str) -> "EnteredOut":
        return cls(**dict(SignedInOut.of_session(signed_in)), next=path)


class OutsideAccountOut(Out):
    """An account elsewhere that opens the caller's; `provider` is that of `GET /oauth`."""

    id: str
    provider: str
    name: str | None
    email: str | None
    since: Instant
    last_used_at: Instant | None

    @classmethod
    def of(cls, account: OutsideAccount) -> "OutsideAccountOut":
        return cls(
            id=account.identity.id,
            provider=account.identity.provider,
            name=account.identity.name,
            email=account.identity.email,
            since=account.since,
            last_used_at=account.last_used_at,
        )


class ConnectedOut(OutsideAccountOut):
    """An account elsewhere that opens the caller's from now on; `next`: where he wanted to go."""

    next: str

    @classmethod
    def connected(cls, account: OutsideAccount, path: str) -> "ConnectedOut":
        return cls(**dict(OutsideAccountOut.of(account)), next=path)
