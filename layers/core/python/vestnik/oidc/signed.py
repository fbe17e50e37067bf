"""
A signed token (JWS) opened with a provider's keys.

A key says itself what it may have signed by: its `alg`, or else its kind. What the token's header
says is only believed where the two agree, so neither `none` nor an HMAC made with a public key gets
anywhere.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import jwt
from jwt.utils import base64url_decode

from vestnik.errors import PermanentError
from vestnik.oidc import p256, rsa

_LONGEST = 16_384  # characters; ID tokens have some thousand
_CANDIDATES_MAX = 8  # keys that a token without a key's name may be tried with
_BY_KIND = {"RSA": ("RS256", "PS256"), "EC": ("ES256",)}
_SIGNING = ("sig", None)

_parser = jwt.PyJWS(algorithms=[])

Jwk = Mapping[str, Any]
Check = Callable[[Jwk, bytes, bytes], bool]


class UnknownKeyError(PermanentError):
    """No key of the provider that we know could have signed it; it may have new ones."""


def opened(token: str, keys: Sequence[Jwk]) -> Mapping[str, Any]:
    """
    The claims of a token that one of the keys has signed.

    Raises:
        UnknownKeyError: none of them is the one that it names.
        PermanentError: it is no such token, or its signature is wrong.
    """
    parts = _parts(token)
    algorithm, key_id = parts["header"].get("alg"), parts["header"].get("kid")
    if not isinstance(algorithm, str) or algorithm not in _CHECKS:
        raise PermanentError("outside_untrusted")
    signed, signature = token.rpartition(".")[0].encode(), parts["signature"]
    candidates = list(_candidates(keys, algorithm, key_id))
    if not candidates:
        raise UnknownKeyError("outside_untrusted")
    if not any(_verifies(key, algorithm, signed, signature) for key in candidates):
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


def _verifies(key: Jwk, algorithm: str, signed: bytes, signature: bytes) -> bool:
    """False also for a key that is none: its provider may have others."""
    try:
        return _CHECKS[algorithm](key, signed, signature)
    except (KeyError, TypeError, ValueError):
        return False


def _claims(payload: bytes) -> Mapping[str, Any]:
    try:
        claims = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise PermanentError("outside_untrusted") from error
    if not isinstance(claims, dict):
        raise PermanentError("outside_untrusted")
    return claims


def _rsa_key(key: Jwk) -> rsa.RsaKey:
    return rsa.RsaKey(_number(key["n"]), _number(key["e"]))


def _p256_key(key: Jwk) -> p256.P256Key:
    return p256.P256Key(_number(key["x"]), _number(key["y"]))


def _number(text: str) -> int:
    """RFC 7518, 2: Base64urlUInt."""
    return int.from_bytes(base64url_decode(text), "big")


_CHECKS: Mapping[str, Check] = {
    "RS256": lambda key, signed, sig: rsa.verifies_pkcs1(_rsa_key(key), signed, sig),
    "PS256": lambda key, signed, sig: rsa.verifies_pss(_rsa_key(key), signed, sig),
    "ES256": lambda key, signed, sig: p256.verifies(_p256_key(key), signed, sig),
}
