"""Signatures made by another implementation, and what must be refused."""

import os
from hashlib import sha256
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from jwt.utils import base64url_encode, to_base64url_uint

from vestnik.oidc.signatures import verifies

SHA256 = hashes.SHA256()
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
PRIME = 2**256 - 2**224 + 2**192 + 2**96 - 1
SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")  # RFC 8017, 9.2, note 1
MESSAGES = [b"", b"a", b"x" * 1000]

Jwk = dict[str, Any]


@pytest.fixture(scope="module", params=[2048, 2049, 2055])
def private(request: pytest.FixtureRequest) -> rsa.RSAPrivateKey:
    """Also of sizes at which the first byte of what was signed holds few bits, or none."""
    return rsa.generate_private_key(65537, request.param)


def rsa_jwk(modulus: int, exponent: int) -> Jwk:
    numbers = {"n": modulus, "e": exponent}
    return {name: to_base64url_uint(number).decode() for name, number in numbers.items()}


def public(key: rsa.RSAPrivateKey) -> Jwk:
    numbers = key.public_key().public_numbers()
    return rsa_jwk(numbers.n, numbers.e)


def verifies_pkcs1(key: Jwk, message: bytes, signature: bytes) -> bool:
    return verifies(key, "RS256", message, signature)


def verifies_pss(key: Jwk, message: bytes, signature: bytes) -> bool:
    return verifies(key, "PS256", message, signature)


def verifies_ecdsa(key: Jwk, message: bytes, signature: bytes) -> bool:
    return verifies(key, "ES256", message, signature)


def pss(salt_bytes: int) -> padding.PSS:
    return padding.PSS(padding.MGF1(hashes.SHA256()), salt_bytes)


def flipped(signature: bytes, at: int) -> bytes:
    return signature[:at] + bytes([signature[at] ^ 1]) + signature[at + 1 :]


@pytest.mark.parametrize("message", MESSAGES)
def test_rsa_signatures_are_good_for_their_message_alone(
    private: rsa.RSAPrivateKey, message: bytes
) -> None:
    key = public(private)
    by_pkcs1 = private.sign(message, padding.PKCS1v15(), SHA256)
    by_pss = private.sign(message, pss(32), SHA256)

    assert verifies_pkcs1(key, message, by_pkcs1)
    assert verifies_pss(key, message, by_pss)
    assert not verifies_pkcs1(key, message + b".", by_pkcs1)
    assert not verifies_pss(key, message + b".", by_pss)


def test_the_two_ways_of_rsa_are_not_mixed(private: rsa.RSAPrivateKey) -> None:
    key = public(private)

    assert not verifies_pss(key, b"m", private.sign(b"m", padding.PKCS1v15(), SHA256))
    assert not verifies_pkcs1(key, b"m", private.sign(b"m", pss(32), SHA256))


@pytest.mark.parametrize("salt_bytes", [0, 20, 31, 33, 64])
def test_a_salt_of_another_length_is_refused(private: rsa.RSAPrivateKey, salt_bytes: int) -> None:
    assert not verifies_pss(public(private), b"m", private.sign(b"m", pss(salt_bytes), SHA256))


def test_a_signature_that_was_changed_anywhere_is_refused(private: rsa.RSAPrivateKey) -> None:
    key = public(private)
    by_pkcs1 = private.sign(b"m", padding.PKCS1v15(), SHA256)
    by_pss = private.sign(b"m", pss(32), SHA256)

    for at in range(0, len(by_pkcs1), 16):
        assert not verifies_pkcs1(key, b"m", flipped(by_pkcs1, at))
        assert not verifies_pss(key, b"m", flipped(by_pss, at))


def test_a_signature_longer_shorter_or_larger_than_its_key_is_refused(
    private: rsa.RSAPrivateKey,
) -> None:
    key = public(private)
    good = private.sign(b"m", padding.PKCS1v15(), SHA256)
    modulus = private.public_key().public_numbers().n
    larger = (int.from_bytes(good, "big") + modulus).to_bytes(len(good) + 1, "big")

    for wrong in (b"", good[:-1], b"\0" + good, good + b"\0", larger, bytes(len(good))):
        assert not verifies_pkcs1(key, b"m", wrong)
        assert not verifies_pss(key, b"m", wrong)


@pytest.mark.parametrize("exponent", [3, 65537])
def test_what_only_begins_like_a_signature_is_refused(exponent: int) -> None:
    """A filling that is too short leaves room to forge one for a small exponent."""
    private = rsa.generate_private_key(exponent, 2048)
    numbers = private.private_numbers()
    modulus = numbers.public_numbers.n
    signature = private.sign(b"m", padding.PKCS1v15(), SHA256)
    good = pow(int.from_bytes(signature, "big"), exponent, modulus)
    info = good.to_bytes(256, "big")[-51:]

    for padded in (
        b"\x00\x01" + b"\xff" * 8 + b"\x00" + info + bytes(194),
        b"\x00\x02" + b"\xff" * 202 + b"\x00" + info,
        b"\x00\x01" + b"\xff" * 201 + b"\xfe\x00" + info,
    ):
        number = int.from_bytes(padded, "big")
        forged = pow(number, numbers.d, modulus).to_bytes(256, "big")
        assert not verifies_pkcs1(public(private), b"m", forged)


def pkcs1_by(modulus: int, secret_exponent: int) -> bytes:
    """The signature of `m`, also for numbers that no implementation would sign with."""
    size = (modulus.bit_length() + 7) // 8
    info = SHA256_INFO + sha256(b"m").digest()
    padded = b"\x00\x01" + b"\xff" * (size - len(info) - 3) + b"\x00" + info
    return pow(int.from_bytes(padded, "big"), secret_exponent, modulus).to_bytes(size, "big")


@pytest.mark.parametrize(("bits", "is_taken"), [(1024, False), (2047, False), (2048, True)])
def test_a_short_key_is_refused(bits: int, is_taken: bool) -> None:
    private = rsa.generate_private_key(65537, bits)

    good = private.sign(b"m", padding.PKCS1v15(), SHA256)

    assert verifies_pkcs1(public(private), b"m", good) is is_taken


@pytest.mark.parametrize(("bits", "is_taken"), [(4423, True), (9689, False)])
def test_a_key_that_takes_long_is_refused(bits: int, is_taken: bool) -> None:
    prime = 2**bits - 1  # Mersenne's: a modulus of one prime, whose secret exponent is known

    good = pkcs1_by(prime, pow(65537, -1, prime - 1))

    assert verifies_pkcs1(rsa_jwk(prime, 65537), b"m", good) is is_taken


def test_an_exponent_that_opens_nothing_or_takes_long_is_refused(
    private: rsa.RSAPrivateKey,
) -> None:
    numbers = private.private_numbers()
    modulus, exponent = numbers.public_numbers.n, numbers.public_numbers.e
    as_good = exponent + (numbers.p - 1) * (numbers.q - 1)

    assert verifies_pkcs1(public(private), b"m", pkcs1_by(modulus, numbers.d))
    assert not verifies_pkcs1(rsa_jwk(modulus, as_good), b"m", pkcs1_by(modulus, numbers.d))
    assert not verifies_pkcs1(rsa_jwk(modulus, 1), b"m", pkcs1_by(modulus, 1))


def p256_jwk(x: int, y: int) -> Jwk:
    return {"x": coordinate(x), "y": coordinate(y)}


def coordinate(number: int) -> str:
    """As long as RFC 7518 has it, or longer where the number is."""
    size = max(32, (number.bit_length() + 7) // 8)
    return base64url_encode(number.to_bytes(size, "big")).decode()


def p256_pair() -> tuple[ec.EllipticCurvePrivateKey, Jwk]:
    private = ec.generate_private_key(ec.SECP256R1())
    numbers = private.public_key().public_numbers()
    return private, p256_jwk(numbers.x, numbers.y)


def ecdsa(private: ec.EllipticCurvePrivateKey, message: bytes) -> bytes:
    r, s = decode_dss_signature(private.sign(message, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def test_ecdsa_signatures_are_good_for_their_message_and_key_alone() -> None:
    for size in (0, 1, 1000):
        (private, key), (_, other) = p256_pair(), p256_pair()
        message = os.urandom(size)
        signature = ecdsa(private, message)

        assert verifies_ecdsa(key, message, signature)
        assert not verifies_ecdsa(key, message + b".", signature)
        assert not verifies_ecdsa(other, message, signature)
        assert not verifies_ecdsa(key, message, flipped(signature, 31))
        assert not verifies_ecdsa(key, message, flipped(signature, 63))


@pytest.mark.parametrize("r", [0, 1, ORDER - 1, ORDER, ORDER + 1, (1 << 256) - 1])
@pytest.mark.parametrize("s", [0, 1, ORDER - 1, ORDER, (1 << 256) - 1])
def test_no_numbers_are_good_for_every_message(r: int, s: int) -> None:
    _, key = p256_pair()

    assert not verifies_ecdsa(key, b"m", r.to_bytes(32, "big") + s.to_bytes(32, "big"))


def test_ecdsa_signatures_of_other_lengths_are_refused() -> None:
    private, key = p256_pair()
    good = ecdsa(private, b"m")

    for wrong in (b"", good[:-1], good + b"\0", private.sign(b"m", ec.ECDSA(hashes.SHA256()))):
        assert not verifies_ecdsa(key, b"m", wrong)


def test_a_point_beside_the_curve_is_no_key() -> None:
    private = ec.generate_private_key(ec.SECP256R1())
    key, good = private.public_key().public_numbers(), ecdsa(private, b"m")

    assert verifies_ecdsa(p256_jwk(key.x, key.y), b"m", good)
    for x, y in ((key.x, key.y ^ 1), (key.x + PRIME, key.y), (key.x, key.y + PRIME)):
        assert not verifies_ecdsa(p256_jwk(x, y), b"m", good)


def test_the_point_at_infinity_is_no_key() -> None:
    """By it everybody could sign: s is the hash, and r the generator's x."""
    s = int.from_bytes(sha256(b"m").digest(), "big") % ORDER
    r = ec.derive_private_key(1, ec.SECP256R1()).public_key().public_numbers().x % ORDER

    forged = r.to_bytes(32, "big") + s.to_bytes(32, "big")

    for x, y in ((0, 0), (PRIME, PRIME)):
        assert not verifies_ecdsa(p256_jwk(x, y), b"m", forged)
