"""Accounts, sessions, tokens, links, and how often somebody may call."""

from functools import cache
from typing import TYPE_CHECKING

from vestnik import clock
from vestnik.accounts.activity_store import ZonesInUse
from vestnik.accounts.rights_store import RightsStore
from vestnik.accounts.session_store import SessionStore
from vestnik.accounts.store import AccountStore
from vestnik.apitokens.store import ApiTokenStore
from vestnik.apitokens.use_cases import TokenDesk
from vestnik.bootstrap.configured import config
from vestnik.platform import dynamodb
from vestnik.platform.rate_limit import DynamoLimiter, MemoryLimiter
from vestnik.weblinks.store import WebLinkStore
from vestnik.weblinks.use_cases import LinkDesk

if TYPE_CHECKING:
    from vestnik.accounts.tokens import Tokens


@cache
def accounts() -> AccountStore:
    """The accounts, and which Telegram user is which of them."""
    return AccountStore(zones_in_use())


@cache
def zones_in_use() -> ZonesInUse:
    """The zones that people live in."""
    return ZonesInUse()


def has_account(user_id: str) -> bool:
    """Whether somebody has (still) an account."""
    return accounts().user(user_id) is not None


@cache
def rights() -> RightsStore:
    """The accounts as administrators see them."""
    return RightsStore()


@cache
def sessions() -> SessionStore:
    """Who is signed in."""
    return SessionStore()


def tokens() -> "Tokens":
    """What makes and checks access and refresh tokens, with today's keys."""
    from vestnik.accounts.tokens import Tokens  # noqa: PLC0415 - workers need no PyJWT

    return Tokens(issuer=f"vestnik-{config().stage}", keys=config().session_keys)


@cache
def token_desk() -> TokenDesk:
    """What people do with their API tokens."""
    return TokenDesk(tokens=ApiTokenStore(), now=clock.now)


@cache
def weblinks() -> WebLinkStore:
    return WebLinkStore()


def weblinks_desk() -> LinkDesk:
    """What people do with web links, with today's keys."""
    return LinkDesk(links=weblinks(), keys=config().session_keys, now=clock.now)


@cache
def rate_limiter() -> DynamoLimiter:
    """The exact limits, shared by all containers."""
    return DynamoLimiter(dynamodb.table_name("ephemeral"), dynamodb.client())


@cache
def container_limiter() -> MemoryLimiter:
    """The approximate limits of this container."""
    return MemoryLimiter()
