"""Our checks of signatures against another implementation's, and what they must refuse."""

import os

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from vestnik.oidc.p256 import P256Key
from vestnik.oidc.p256 import verifies as verifies_ecdsa
from vestnik.oidc.rsa import RsaKey, verifies_pkcs1, verifies_pss

SHA256 = hashes.SHA256()
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
MESSAGES = [b"", b"a", b"x" * 1000]


@pytest.fixture(scope="module", params=[2048, 2049, 2055])
def private(request: pytest.FixtureRequest) -> rsa.RSAPrivateKey:
    """Also of sizes at which the first byte of what was signed holds few bits, or none."""
    return rsa.generate_private_key(65537, request.param)


def public(key: rsa.RSAPrivateKey) -> RsaKey:
    numbers = key.public_key().public_numbers()
    return RsaKey(numbers.n, numbers.e)


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
    larger = (int.from_bytes(good, "big") + key.modulus).to_bytes(len(good) + 1, "big")

    for wrong in (b"", good[:-1], b"\0" + good, good + b"\0", larger, bytes(len(good))):
        assert not verifies_pkcs1(key, b"m", wrong)
        assert not verifies_pss(key, b"m", wrong)


@pytest.mark.parametrize("exponent", [3, 65537])
def test_what_only_begins_like_a_signature_is_refused(exponent: int) -> None:
    """A filling that is too short leaves room to forge one for a small exponent."""
    private = rsa.generate_private_key(exponent, 2048)
    numbers = private.private_numbers()
    key = public(private)
    good = pow(
        int.from_bytes(private.sign(b"m", padding.PKCS1v15(), SHA256), "big"), exponent, key.modulus
    )
    info = good.to_bytes(256, "big")[-51:]

    for padded in (
        b"\x00\x01" + b"\xff" * 8 + b"\x00" + info + bytes(194),
        b"\x00\x02" + b"\xff" * 202 + b"\x00" + info,
        b"\x00\x01" + b"\xff" * 201 + b"\xfe\x00" + info,
    ):
        number = int.from_bytes(padded, "big")
        forged = pow(number, numbers.d, key.modulus).to_bytes(256, "big")
        assert not verifies_pkcs1(key, b"m", forged)


@pytest.mark.parametrize(
    ("modulus", "exponent"),
    [
        ((1 << 1023) + 1, 65537),  # short
        (1 << 2048, 65537),  # even
        ((1 << 2047) + 1, 1),  # opens nothing
        ((1 << 2047) + 1, 65536),  # even
        ((1 << 2047) + 1, (1 << 64) + 1),  # takes long
        ((1 << 8192) + 1, 65537),  # takes long
    ],
)
def test_a_key_that_nobody_should_trust_is_refused(modulus: int, exponent: int) -> None:
    with pytest.raises(ValueError, match="RSA"):
        RsaKey(modulus, exponent)


def p256_pair() -> tuple[ec.EllipticCurvePrivateKey, P256Key]:
    private = ec.generate_private_key(ec.SECP256R1())
    numbers = private.public_key().public_numbers()
    return private, P256Key(numbers.x, numbers.y)


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
    _, key = p256_pair()
    prime = 2**256 - 2**224 + 2**192 + 2**96 - 1

    for x, y in ((key.x, key.y + 1), (0, 0), (key.x + prime, key.y), (key.x, key.y - prime)):
        with pytest.raises(ValueError, match="P-256"):
            P256Key(x, y)
