"""
Making, showing and revoking API tokens, and coming in by one.

A token is `vk_<user id>_<secret>`. Its id is derived from all of it, so that whoever shows one is
found in a single read, beside his account.
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from vestnik import ids
from vestnik.accounts.model import User
from vestnik.apitokens.model import TOKENS_MAX, ApiToken, MakeToken
from vestnik.apitokens.ports import ApiTokens
from vestnik.errors import ConflictError, NotFoundError, UnauthorizedError

_PREFIX = "vk_"
_LONGEST = 128  # ours are 63 characters


@dataclass(frozen=True)
class TokenDesk:
    """What every use case here works with."""

    tokens: ApiTokens
    now: Callable[[], datetime]


def make_token(command: MakeToken, desk: TokenDesk) -> tuple[str, ApiToken]:
    """
    A new token: what is shown once, and what is kept.

    Raises:
        ConflictError: `too_many_tokens`. Of those made at one instant each may count as the last.
    """
    if len(tokens_of(command.user_id, desk)) >= TOKENS_MAX:
        raise ConflictError("too_many_tokens", limit=TOKENS_MAX)
    shown = f"{_PREFIX}{command.user_id}_{ids.new_secret()}"
    now = desk.now()
    token = ApiToken(
        id=_id_of(shown),
        user_id=command.user_id,
        secret_hash=ids.sha256_hex(shown),
        name=command.name,
        scopes=command.scopes,
        created_at=now,
        expires_at=now + command.life,
    )
    desk.tokens.add(token)
    return shown, token


def tokens_of(user_id: str, desk: TokenDesk) -> list[ApiToken]:
    """A person's tokens that are good, newest first."""
    alive = [one for one in desk.tokens.of_user(user_id) if one.is_alive(desk.now())]
    return sorted(alive, key=lambda one: (one.created_at, one.id), reverse=True)


def revoke_token(user_id: str, token_id: str, desk: TokenDesk) -> None:
    """
    End a token at once.

    Raises:
        NotFoundError: it is not one of his.
    """
    if not desk.tokens.remove(user_id, token_id):
        raise NotFoundError


def is_api_token(shown: str) -> bool:
    """Whether somebody who shows this means an API token."""
    return shown.startswith(_PREFIX)


def come_in(shown: str, desk: TokenDesk) -> tuple[User, ApiToken]:
    """
    Whose token it is; its use is noted.

    Raises:
        UnauthorizedError: it is forged, expired or revoked.
    """
    found = _found(shown, desk) if shown.isascii() and len(shown) <= _LONGEST else None
    if found is None or found[0].is_shut or not found[1].is_alive(desk.now()):
        raise UnauthorizedError
    if found[1].is_worth_noting(desk.now()):
        desk.tokens.note_use(found[1], desk.now())
    return found


def _found(shown: str, desk: TokenDesk) -> tuple[User, ApiToken] | None:
    user_id = shown.removeprefix(_PREFIX).partition("_")[0]
    found = desk.tokens.with_owner(user_id, _id_of(shown))
    is_his = found and hmac.compare_digest(found[1].secret_hash, ids.sha256_hex(shown))
    return found if is_his else None


def _id_of(shown: str) -> str:
    return ids.derived_id("API token", shown)
