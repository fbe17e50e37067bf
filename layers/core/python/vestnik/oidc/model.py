"""A provider, what it says of itself, and a sign-in on its way through it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from vestnik.accounts.outside import Identity
from vestnik.texts import Language

FLOW_LIFE = timedelta(minutes=10)  # design/security.md: a short cookie
WORKER_LEASE = timedelta(seconds=30)  # outlives the worker, whose time-out is 30 s
HINT_AGAIN = timedelta(seconds=5)  # a hint that nobody has followed by then was lost
USED_AGAIN = timedelta(seconds=30)  # a lost answer may be asked for again, as with refresh tokens
METADATA_LIFE = timedelta(hours=1)
METADATA_END = timedelta(hours=24)  # so long it serves while the provider can't be asked
KEYS_REST = timedelta(minutes=1)  # an unknown key is looked for at most so often


@dataclass(frozen=True)
class Provider:
    """
    An OpenID provider as it is configured.

    `hosts`: besides the issuer's own, where its endpoints may be.
    """

    id: str
    name: str
    issuer: str
    client_id: str
    client_secret: str = ""
    hosts: frozenset[str] = frozenset()
    scopes: str = "openid email profile"


@dataclass(frozen=True)
class Metadata:
    """
    What a provider says of itself, and its keys as JWKs; each with when it was fetched.

    `auth_methods`: how we may prove at its token endpoint who we are.
    """

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    auth_methods: tuple[str, ...]
    fetched_at: datetime
    keys: tuple[Mapping[str, Any], ...]
    keys_at: datetime

    def is_fresh(self, now: datetime) -> bool:
        return now - self.fetched_at < METADATA_LIFE

    def serves(self, now: datetime) -> bool:
        return now - self.fetched_at < METADATA_END

    def may_renew_keys(self, now: datetime) -> bool:
        return now - self.keys_at >= KEYS_REST


class Purpose(StrEnum):
    """What somebody goes to a provider for; all but the first want him signed in here."""

    SIGN_IN = "sign_in"
    CONNECT = "connect"  # let the account there open his account here
    PROVE = "prove"  # show that it is him, by signing in there anew


class Stage(StrEnum):
    """How far a sign-in has come."""

    BEGUN = "begun"  # the person is at the provider
    RETURNED = "returned"  # with a code
    CLAIMED = "claimed"  # a worker exchanges it; nobody ever does so again
    PROVED = "proved"
    FAILED = "failed"


@dataclass(frozen=True)
class Flow:
    """
    A sign-in through a provider; `key` is the SHA-256 of the cookie of the browser that began it.

    `user_id`: who was signed in there when it began, where its purpose wants somebody to be.
    `verifier` proves to the provider that it was us who began. `identity` is there once it is
    proved, and `signed_in_at`: when he did so at the provider, if that says it. `failure` (a code
    of `errors.ftl`) is there once it failed; `used_at`: when it first opened an account.
    """

    key: str
    provider: str
    state: str
    nonce: str
    verifier: str
    next: str
    timezone: str
    language: Language
    expires_at: datetime
    purpose: Purpose = Purpose.SIGN_IN
    user_id: str | None = None
    stage: Stage = Stage.BEGUN
    code: str | None = None
    hinted_at: datetime | None = None
    claimed_until: datetime | None = None
    identity: Identity | None = None
    signed_in_at: datetime | None = None
    failure: str | None = None
    used_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether it may still go on, or answer again what it just answered."""
        if self.used_at is not None and now - self.used_at > USED_AGAIN:
            return False
        return now < self.expires_at
