"""
ECDSA signatures over the curve P-256 checked with public numbers; times tell nothing secret.

Sources: FIPS 186-5, 6.4.2 (verification); SEC 1, 2.2.1 (addition of points); SP 800-186, 3.2.1.3
(the numbers of the curve). The hash is SHA-256.
"""

import hashlib
from dataclasses import dataclass

_P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
_N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
_BASE = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)
_NUMBER_BYTES = 32

Point = tuple[int, int] | None  # None: at infinity


@dataclass(frozen=True)
class P256Key:
    """
    Raises:
        ValueError: the point does not lie on the curve.
    """

    x: int
    y: int

    def __post_init__(self) -> None:
        is_reduced = 0 <= self.x < _P and 0 <= self.y < _P
        if not is_reduced or (self.y**2 - (self.x**3 - 3 * self.x + _B)) % _P:
            raise ValueError("not a point of P-256")


def verifies(key: P256Key, message: bytes, signature: bytes) -> bool:
    """Whether the signature, r and s one after the other (RFC 7518, 3.4), is the key's."""
    if len(signature) != 2 * _NUMBER_BYTES:
        return False
    r = int.from_bytes(signature[:_NUMBER_BYTES], "big")
    s = int.from_bytes(signature[_NUMBER_BYTES:], "big")
    if not (0 < r < _N and 0 < s < _N):
        return False
    digest = int.from_bytes(hashlib.sha256(message).digest(), "big")
    inverse = pow(s, -1, _N)
    one = _times(digest * inverse % _N, _BASE)
    other = _times(r * inverse % _N, (key.x, key.y))
    point = _plus(one, other)
    return point is not None and point[0] % _N == r


def _times(factor: int, point: Point) -> Point:
    """By doubling and adding: some 380 additions, 10 ms."""
    total: Point = None
    while factor:
        if factor & 1:
            total = _plus(total, point)
        point = _plus(point, point)
        factor >>= 1
    return total


def _plus(one: Point, other: Point) -> Point:
    if one is None or other is None:
        return one or other
    (x1, y1), (x2, y2) = one, other
    if x1 == x2 and (y1 + y2) % _P == 0:
        return None
    if one == other:
        slope = 3 * (x1 * x1 - 1) * pow(2 * y1, -1, _P)
    else:
        slope = (y2 - y1) * pow(x2 - x1, -1, _P)
    x = (slope * slope - x1 - x2) % _P
    return x, (slope * (x1 - x) - y1) % _P
