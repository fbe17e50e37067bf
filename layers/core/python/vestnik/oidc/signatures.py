"""
Signatures checked by pycryptodome, with the keys that a provider publishes (JWK).

Sources: RFC 7518, 3.3 to 3.5 (signatures), 6.2 and 6.3 (keys). The hash is SHA-256 throughout.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from Crypto.Hash import SHA256
from Crypto.PublicKey import ECC, RSA
from Crypto.Signature import DSS, pkcs1_15, pss
from jwt.utils import base64url_decode

from vestnik.oidc.ports import Jwk

MODULUS_BITS = range(2048, 8192 + 1)  # RFC 7518, 3.3 and 3.5; more would only cost us time
EXPONENT_BITS_MAX = 64


class _Scheme(Protocol):
    def verify(self, message_hash: SHA256.SHA256Hash, signature: bytes) -> object: ...


def verifies(key: Jwk, algorithm: str, message: bytes, signature: bytes) -> bool:
    """
    Whether the key has signed the message by the algorithm.

    False also for a key that is none, or that nobody should trust: its provider may have others.
    """
    try:
        _SCHEMES[algorithm](key).verify(SHA256.new(message), signature)
    except (KeyError, TypeError, ValueError):
        return False
    return True


def _rsa_key(key: Jwk) -> RSA.RsaKey:
    modulus, exponent = _number(key["n"]), _number(key["e"])
    if modulus.bit_length() not in MODULUS_BITS or exponent.bit_length() > EXPONENT_BITS_MAX:
        raise ValueError("RSA key too short or too long")
    return RSA.construct((modulus, exponent))


def _p256_key(key: Jwk) -> ECC.EccKey:
    """The library takes (0, 0) for infinity, and that for a key, by which everybody could sign."""
    x, y = _number(key["x"]), _number(key["y"])
    point = ECC.construct(curve="P-256", point_x=x, point_y=y)
    if point.pointQ.is_point_at_infinity():
        raise ValueError("no point of P-256")
    return point


def _number(text: str) -> int:
    """RFC 7518, 2: Base64urlUInt."""
    return int.from_bytes(base64url_decode(text), "big")


_SCHEMES: Mapping[str, Callable[[Jwk], _Scheme]] = {
    "RS256": lambda key: pkcs1_15.new(_rsa_key(key)),
    "PS256": lambda key: pss.new(_rsa_key(key), salt_bytes=SHA256.digest_size),
    "ES256": lambda key: DSS.new(_p256_key(key), "fips-186-3"),
}
