"""
A signed token (JWS) opened with a provider's keys.

A key says itself what it may have signed by: its `alg`, or else its kind. What the token's header
says is only believed where the two agree, so neither `none` nor an HMAC made with a public key gets
anywhere.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import jwt

from vestnik.errors import PermanentError
from vestnik.oidc.ports import Jwk, UnknownKeyError
from vestnik.oidc.signatures import verifies

_LONGEST = 16_384  # characters; ID tokens have some thousand
_CANDIDATES_MAX = 8  # keys that a token without a key's name may be tried with
_BY_KIND = {"RSA": ("RS256", "PS256"), "EC": ("ES256",)}
_ALGORITHMS = [one for several in _BY_KIND.values() for one in several]
_SIGNING = ("sig", None)

_parser = jwt.PyJWS(algorithms=[])


def opened(token: str, keys: Sequence[Jwk]) -> Mapping[str, Any]:
    """
    The claims of a token that one of the keys has signed.

    Raises:
        UnknownKeyError: none of them is the one that it names.
        PermanentError: it is no such token, or its signature is wrong.
    """
    parts = _parts(token)
    algorithm, key_id = parts["header"].get("alg"), parts["header"].get("kid")
    if algorithm not in _ALGORITHMS:
        raise PermanentError("outside_untrusted")
    signed, signature = token.rpartition(".")[0].encode(), parts["signature"]
    candidates = list(_candidates(keys, algorithm, key_id))
    if not candidates:
        raise UnknownKeyError("outside_untrusted")
    if not any(verifies(key, algorithm, signed, signature) for key in candidates):
        raise PermanentError("outside_untrusted")
    return _claims(parts["payload"])


def _parts(token: str) -> dict[str, Any]:
    if len(token) > _LONGEST or not token.isascii():
        raise PermanentError("outside_untrusted")
    try:
        return _parser.decode_complete(token, options={"verify_signature": False})
    except jwt.InvalidTokenError as error:
        raise PermanentError("outside_untrusted") from error


def _candidates(keys: Sequence[Jwk], algorithm: object, key_id: object) -> Iterator[Jwk]:
    """The keys that may have signed by this algorithm, under this name if there is one."""
    fitting = [key for key in keys if algorithm in _algorithms(key)]
    named = [key for key in fitting if key_id is None or key.get("kid") == key_id]
    return iter(named[:_CANDIDATES_MAX])


def _algorithms(key: Jwk) -> tuple[str, ...]:
    operations = key.get("key_ops", ["verify"])
    if key.get("use") not in _SIGNING or operations != ["verify"]:
        return ()
    by_kind = _BY_KIND.get(str(key.get("kty")), ())
    if key.get("kty") == "EC" and key.get("crv") != "P-256":
        return ()
    own = key.get("alg")
    return by_kind if own is None else tuple(one for one in by_kind if one == own)


def _claims(payload: bytes) -> Mapping[str, Any]:
    try:
        claims = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise PermanentError("outside_untrusted") from error
    if not isinstance(claims, dict):
        raise PermanentError("outside_untrusted")
    return claims
