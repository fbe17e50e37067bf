"""Identifiers: short, opaque, unguessable where it says so."""

import hashlib
import hmac
import secrets

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"  # no 0 O I l
_ID_LENGTH = 16  # 58^16 = 93 bits


def new_id() -> str:
    """A random id of 16 letters and digits (93 bits)."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_ID_LENGTH))


def new_id_at(instant_ms: int) -> str:
    """A new id that sorts by its instant (47 random bits within a millisecond)."""
    half = _ID_LENGTH // 2  # 58^8 ms end in the year 6027
    chosen = "".join(secrets.choice(_ALPHABET) for _ in range(half))
    return _digits(instant_ms, half) + chosen


def new_secret() -> str:
    """A secret of 256 bits, 43 characters of A-Z a-z 0-9 _ -."""
    return secrets.token_urlsafe(32)


def derived_id(*parts: str) -> str:
    """The same id for the same parts: makes a repeated command land on the same row."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    return _digits(int.from_bytes(digest, "big"), _ID_LENGTH)[::-1]


def _digits(number: int, length: int) -> str:
    """The last digits of a number to the base 58, the highest first: they sort like numbers."""
    letters = []
    for _ in range(length):
        number, index = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[index])
    return "".join(reversed(letters))


def sha256_hex(secret: str) -> str:
    """What is stored instead of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def keyed_hash(key: str, *parts: str) -> str:
    """HMAC-SHA256 of the parts, hex."""
    return hmac.new(key.encode(), "\x1f".join(parts).encode(), hashlib.sha256).hexdigest()
