"""Tokens that no key of the provider has signed, however they try."""

import base64
import json
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from tests.fakes.provider import new_key
from vestnik.errors import PermanentError
from vestnik.oidc.ports import UnknownKeyError
from vestnik.oidc.signed import opened

CLAIMS = {"sub": "nina-1"}
OURS, OTHERS = "ours", "others"


def rsa_jwk(name: str, **more: Any) -> dict[str, Any]:
    return {**RSAAlgorithm.to_jwk(new_key(name).public_key(), as_dict=True), "kid": name, **more}


def token(alg: str = "RS256", *, by: str = OURS, header: dict[str, Any] | None = None) -> str:
    return jwt.encode(CLAIMS, new_key(by), algorithm=alg, headers={"kid": OURS, **(header or {})})


def written(header: object, claims: object, signature: bytes = b"x") -> str:
    parts = [json.dumps(one).encode() for one in (header, claims)]
    return ".".join(
        base64.urlsafe_b64encode(one).rstrip(b"=").decode() for one in (*parts, signature)
    )


@pytest.fixture(scope="module")
def curve_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


@pytest.mark.parametrize("alg", ["RS256", "PS256"])
def test_a_token_of_a_key_is_opened(alg: str) -> None:
    assert opened(token(alg), [rsa_jwk(OTHERS), rsa_jwk(OURS)]) == CLAIMS


def test_a_token_of_a_curve_is_opened(curve_key: ec.EllipticCurvePrivateKey) -> None:
    jwk = {**ECAlgorithm.to_jwk(curve_key.public_key(), as_dict=True), "kid": OURS}
    signed = jwt.encode(CLAIMS, curve_key, algorithm="ES256", headers={"kid": OURS})

    assert opened(signed, [rsa_jwk(OTHERS), jwk]) == CLAIMS


def test_without_a_name_every_fitting_key_is_tried() -> None:
    nameless = jwt.encode(CLAIMS, new_key(OURS), algorithm="RS256")

    assert opened(nameless, [rsa_jwk(OTHERS), rsa_jwk(OURS)]) == CLAIMS


def test_a_broken_key_stands_in_nobodys_way() -> None:
    nameless = jwt.encode(CLAIMS, new_key(OURS), algorithm="RS256")
    broken: list[dict[str, Any]] = [{"kty": "RSA"}, {"kty": "RSA", "n": 5, "e": "AQAB"}]

    assert opened(nameless, [*broken, rsa_jwk(OURS, n="AQAB"), rsa_jwk(OURS)]) == CLAIMS


@pytest.mark.parametrize(
    "key",
    [
        {"kid": OTHERS},
        {"alg": "PS256"},
        {"alg": "HS256"},
        {"use": "enc"},
        {"key_ops": ["encrypt"]},
        {"key_ops": 5},
        {"kty": "oct"},
        {"kty": "EC"},
    ],
)
def test_a_key_that_is_not_for_this_is_not_tried(key: dict[str, Any]) -> None:
    with pytest.raises(UnknownKeyError):
        opened(token(), [rsa_jwk(OURS, **key)])


def test_a_key_of_another_curve_is_not_tried() -> None:
    key = ec.generate_private_key(ec.SECP384R1())
    jwk = {**ECAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": OURS}
    signed = written({"alg": "ES256", "kid": OURS}, CLAIMS, bytes(64))

    with pytest.raises(UnknownKeyError):
        opened(signed, [jwk])


def test_a_signature_of_another_key_under_its_name_is_refused() -> None:
    with pytest.raises(PermanentError):
        opened(token(by=OTHERS), [rsa_jwk(OURS)])


def test_claims_that_were_changed_are_refused() -> None:
    head, _, signature = token().split(".")
    others = base64.urlsafe_b64encode(json.dumps({"sub": "eve"}).encode()).rstrip(b"=").decode()

    with pytest.raises(PermanentError):
        opened(f"{head}.{others}.{signature}", [rsa_jwk(OURS)])


@pytest.mark.parametrize(
    "alg", ["none", "None", "NONE", "", "RS384", "HS256", "RS256 ", None, 5, []]
)
def test_an_algorithm_that_we_do_not_take_is_refused(alg: object) -> None:
    for signature in (b"", b"x"):
        with pytest.raises(PermanentError):
            opened(written({"alg": alg, "kid": OURS}, CLAIMS, signature), [rsa_jwk(OURS)])


def test_an_hmac_made_with_the_public_key_is_refused() -> None:
    public = new_key(OURS).public_key()
    assert isinstance(public, rsa.RSAPublicKey)
    as_text = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    head = written({"alg": "HS256", "kid": OURS}, CLAIMS).rpartition(".")[0]
    mac = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256).sign(
        head.encode(), as_text
    )
    forged = f"{head}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"

    with pytest.raises(PermanentError):
        opened(forged, [rsa_jwk(OURS), {"kty": "oct", "kid": OURS, "k": "AQAB", "alg": "HS256"}])


def test_a_key_that_the_token_brings_along_is_not_believed() -> None:
    forged = token(by=OTHERS, header={"jwk": rsa_jwk(OTHERS), "jku": "https://evil.example/jwks"})

    with pytest.raises(PermanentError):
        opened(forged, [rsa_jwk(OURS)])


@pytest.mark.parametrize(
    "header", [{"crit": ["exp"]}, {"crit": ["b64"], "b64": False}, {"b64": False}]
)
def test_what_must_be_understood_and_is_not_is_refused(header: dict[str, Any]) -> None:
    with pytest.raises(PermanentError):
        opened(written({"alg": "RS256", "kid": OURS, **header}, CLAIMS), [rsa_jwk(OURS)])


@pytest.mark.parametrize(
    "text", ["", ".", "..", "a.b.c", "ü.ü.ü", "x" * 20_000, "[].[].", "e30.e30.", "bnVsbA.e30.eA"]
)
def test_what_is_no_token_is_refused(text: str) -> None:
    with pytest.raises(PermanentError):
        opened(text, [rsa_jwk(OURS)])


def test_claims_that_are_no_object_are_refused() -> None:
    signed = jwt.PyJWS().encode(b"[1]", new_key(OURS), algorithm="RS256", headers={"kid": OURS})

    with pytest.raises(PermanentError):
        opened(signed, [rsa_jwk(OURS)])
