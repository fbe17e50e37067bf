"""
Access tokens (JWT, ten minutes) and refresh tokens (opaque to everybody else).

The first key signs, all are accepted, so that a key can be replaced without signing people out.
Times are checked here, against the product's clock.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import jwt

from vestnik import ids
from vestnik.accounts.session_family import ACCESS_LIFE, Session

_ALGORITHM = "HS256"
_HEADER = {"alg": _ALGORITHM, "typ": "at+jwt"}  # RFC 9068, 2.1; nothing else is accepted in it
_LONGEST = 1024  # ours have some 300 characters


@dataclass(frozen=True)
class AccessClaims:
    """Whose access token it is."""

    user_id: str
    session_id: str


@dataclass(frozen=True)
class RefreshParts:
    """What a refresh token says about itself; not yet believed."""

    user_id: str
    session_id: str
    generation: int


@dataclass(frozen=True)
class Tokens:
    """Makes and checks tokens of one deployment, `issuer`."""

    issuer: str
    keys: tuple[str, ...]

    @property
    def _audience(self) -> str:
        return f"{self.issuer}/api"

    def access_token(self, user_id: str, session_id: str, *, now: datetime) -> str:
        """A token that says who calls, for ten minutes at most."""
        claims = {
            "iss": self.issuer,
            "aud": self._audience,
            "sub": user_id,
            "sid": session_id,
            "iat": int(now.timestamp()),
            "exp": int((now + ACCESS_LIFE).timestamp()),
        }
        return jwt.encode(claims, self.keys[0], algorithm=_ALGORITHM, headers=_HEADER)

    def read_access_token(self, token: str, *, now: datetime) -> AccessClaims | None:
        """Whose token it is; None for a forged or expired one."""
        claims = self._verified(token) or {}
        sub, sid, exp = claims.get("sub"), claims.get("sid"), claims.get("exp")
        if not (isinstance(sub, str) and isinstance(sid, str) and isinstance(exp, int)):
            return None
        return AccessClaims(sub, sid) if now.timestamp() < exp else None

    def _verified(self, token: str) -> dict[str, Any] | None:
        if len(token) > _LONGEST or not token.isascii():
            return None
        for key in self.keys:
            try:
                if jwt.get_unverified_header(token) == _HEADER:
                    return self._decoded(token, key)
            except jwt.InvalidTokenError:
                continue
        return None

    def _decoded(self, token: str, key: str) -> dict[str, Any]:
        return jwt.decode(
            token,
            key,
            algorithms=[_ALGORITHM],
            audience=self._audience,
            issuer=self.issuer,
            options={
                "require": ["iss", "aud", "exp", "iat", "sub", "sid"],
                "verify_exp": False,
                "verify_iat": False,
            },
        )

    def refresh_token(self, user_id: str, session_id: str, generation: int, seed: str) -> str:
        """The refresh token of a generation of a family."""
        return _refresh_token(self.keys[0], user_id, session_id, generation, seed)

    def current_refresh_token(self, session: Session) -> str | None:
        """The family's current token again; None when the key that made it is gone."""
        for key in self.keys:
            token = _refresh_token(
                key, session.user_id, session.id, session.generation, session.seed
            )
            if ids.sha256_hex(token) == session.current:
                return token
        return None

    def made_refresh_token(self, token: str, session: Session) -> bool:
        """Whether it is a token of any generation of this family."""
        parts = read_refresh_token(token)
        return parts is not None and any(
            hmac.compare_digest(
                token,
                _refresh_token(key, session.user_id, session.id, parts.generation, session.seed),
            )
            for key in self.keys
        )


def read_refresh_token(token: str) -> RefreshParts | None:
    """Which family a refresh token claims to be of; None when it can't be one."""
    user_id, *rest = token.split(".") if token.isascii() and len(token) <= _LONGEST else [""]
    if len(rest) != 3 or not rest[1].isdecimal():
        return None
    return RefreshParts(user_id=user_id, session_id=rest[0], generation=int(rest[1]))


def _refresh_token(key: str, user_id: str, session_id: str, generation: int, seed: str) -> str:
    secret = ids.keyed_hash(key, "refresh", user_id, session_id, str(generation), seed)
    return f"{user_id}.{session_id}.{generation}.{secret}"
