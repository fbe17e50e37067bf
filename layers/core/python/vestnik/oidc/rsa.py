"""
RSA signatures checked with public numbers; as nothing here is secret, times tell nothing.

Source: RFC 8017 (PKCS #1), of which the sections are named. The hash is SHA-256 throughout.
"""

import hashlib
from dataclasses import dataclass

MODULUS_BITS_MIN = 2048  # RFC 7518, 3.3 and 3.5
MODULUS_BITS_MAX = 8192  # more would only cost us time
_DIGEST_BYTES = 32
_SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")  # 9.2, note 1
_TRAILER = 0xBC  # 9.1.2


@dataclass(frozen=True)
class RsaKey:
    """
    Raises:
        ValueError: no key that anybody should trust.
    """

    modulus: int
    exponent: int

    def __post_init__(self) -> None:
        is_sound = MODULUS_BITS_MIN <= self.modulus.bit_length() <= MODULUS_BITS_MAX
        if not is_sound or self.exponent < 3 or not self.modulus & self.exponent & 1:
            raise ValueError("weak RSA key")
        if self.exponent.bit_length() > 64:
            raise ValueError("RSA exponent too long")


def verifies_pkcs1(key: RsaKey, message: bytes, signature: bytes) -> bool:
    """RSASSA-PKCS1-v1_5 (8.2.2): what was signed is written anew and compared as a whole."""
    opened = _opened(key, signature)
    if opened is None:
        return False
    info = _SHA256_INFO + hashlib.sha256(message).digest()
    filling = b"\xff" * (len(opened) - len(info) - 3)
    return opened == b"\x00\x01" + filling + b"\x00" + info


def verifies_pss(key: RsaKey, message: bytes, signature: bytes) -> bool:
    """RSASSA-PSS (8.1.2, 9.1.2) with a salt as long as the hash, as RFC 7518 asks for."""
    opened = _opened(key, signature)
    if opened is None:
        return False
    bits = key.modulus.bit_length() - 1
    size = (bits + 7) // 8
    encoded = opened[len(opened) - size :]
    if any(opened[: len(opened) - size]) or encoded[-1] != _TRAILER:
        return False
    masked, digest = encoded[: -_DIGEST_BYTES - 1], encoded[-_DIGEST_BYTES - 1 : -1]
    spare = 8 * size - bits
    if masked[0] >> (8 - spare):
        return False
    block = bytearray(a ^ b for a, b in zip(masked, _mask(digest, len(masked)), strict=True))
    block[0] &= 0xFF >> spare
    salt = bytes(block[-_DIGEST_BYTES:])
    if bytes(block) != bytes(len(block) - _DIGEST_BYTES - 1) + b"\x01" + salt:
        return False
    return digest == hashlib.sha256(bytes(8) + hashlib.sha256(message).digest() + salt).digest()


def _opened(key: RsaKey, signature: bytes) -> bytes | None:
    """What was signed, as long as the modulus (5.2.2); None if it can't be a signature."""
    size = (key.modulus.bit_length() + 7) // 8
    number = int.from_bytes(signature, "big")
    if len(signature) != size or number >= key.modulus:
        return None
    return pow(number, key.exponent, key.modulus).to_bytes(size, "big")


def _mask(seed: bytes, size: int) -> bytes:
    """MGF1 (B.2.1)."""
    blocks = range((size + _DIGEST_BYTES - 1) // _DIGEST_BYTES)
    mask = b"".join(hashlib.sha256(seed + block.to_bytes(4, "big")).digest() for block in blocks)
    return mask[:size]
