"""Keys that sign the provider's tokens: made at the start, never kept."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

ALGORITHM = "RS256"
_BITS = 2048


@dataclass(frozen=True)
class SigningKey:
    """One key with the name that tokens call it by."""

    name: str
    private: RSAPrivateKey

    def public_document(self) -> dict[str, Any]:
        """Its public half as a JWK."""
        document: dict[str, Any] = json.loads(RSAAlgorithm.to_jwk(self.private.public_key()))
        return {
            "kty": "RSA",
            "use": "sig",
            "alg": ALGORITHM,
            "kid": self.name,
            "n": document["n"],
            "e": document["e"],
        }

    def sign(self, claims: Mapping[str, Any]) -> str:
        """A token with these claims."""
        return jwt.encode(
            dict(claims), self.private, algorithm=ALGORITHM, headers={"kid": self.name}
        )


def make_key(name: str = "") -> SigningKey:
    """A key that nobody has seen; without a name it gets one of its own."""
    private = generate_private_key(public_exponent=65537, key_size=_BITS)
    return SigningKey(name or uuid4().hex, private)


@dataclass
class KeyRing:
    """The newest key signs; those before it are still published."""

    keys: list[SigningKey] = field(default_factory=lambda: [make_key()])

    @property
    def newest(self) -> SigningKey:
        """The one that signs."""
        return self.keys[-1]

    def rotate(self) -> None:
        """From now on another key signs."""
        self.keys.append(make_key())

    def document(self) -> dict[str, Any]:
        """All of them as a JWK set."""
        return {"keys": [key.public_document() for key in self.keys]}
