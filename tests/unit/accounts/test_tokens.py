"""Tokens that we made are accepted in their time; whatever anybody else makes is not."""

import base64
import json
from datetime import timedelta
from typing import Any

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOON
from tests.unit.accounts.conftest import KEY, OTHER_KEY
from vestnik.accounts.session_family import Session
from vestnik.accounts.tokens import AccessClaims, RefreshParts, Tokens, read_refresh_token
from vestnik.ids import sha256_hex

OURS = Tokens(issuer="vestnik-test", keys=(KEY,))
CLAIMS: dict[str, Any] = {
    "iss": "vestnik-test",
    "aud": "vestnik-test/api",
    "sub": "anna",
    "sid": "s1",
    "iat": int(NOON.timestamp()),
    "exp": int(NOON.timestamp()) + 600,
}
HEADER = {"typ": "at+jwt"}


def signed(
    claims: dict[str, Any] | None = None,
    *,
    key: str = KEY,
    algorithm: str = "HS256",
    header: dict[str, Any] | None = None,
) -> str:
    return jwt.encode(
        CLAIMS if claims is None else claims,
        key,
        algorithm=algorithm,
        headers=HEADER if header is None else header,
    )


def spelled(header: Any, claims: Any = None, signature: str = "") -> str:
    """A token put together by hand."""

    def part(value: Any) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    return f"{part(header)}.{part(CLAIMS if claims is None else claims)}.{signature}"


def without(claim: str) -> dict[str, Any]:
    return {name: value for name, value in CLAIMS.items() if name != claim}


def test_our_token_says_whose_it_is_for_ten_minutes(tokens: Tokens) -> None:
    token = tokens.access_token("anna", "s1", now=NOON)

    assert tokens.read_access_token(token, now=NOON) == AccessClaims("anna", "s1")
    almost = NOON + timedelta(minutes=10, milliseconds=-1)
    assert tokens.read_access_token(token, now=almost) == AccessClaims("anna", "s1")
    assert tokens.read_access_token(token, now=NOON + timedelta(minutes=10)) is None


def test_a_control_signed_like_ours_is_accepted() -> None:
    assert OURS.read_access_token(signed(), now=NOON) == AccessClaims("anna", "s1")


FORGERIES = {
    "alg none": spelled({"alg": "none", "typ": "at+jwt"}),
    "alg None": spelled({"alg": "None", "typ": "at+jwt"}),
    "no alg": spelled({"typ": "at+jwt"}),
    "no signature": signed().rpartition(".")[0] + ".",
    "two parts": signed().rpartition(".")[0],
    "HS512 with our key": signed(algorithm="HS512"),
    "HS384 with our key": signed(algorithm="HS384"),
    "another key": signed(key=OTHER_KEY),
    "typ JWT": signed(header={"typ": "JWT"}),
    "typ in capitals": signed(header={"typ": "AT+JWT"}),
    "typ with its media type": signed(header={"typ": "application/at+jwt"}),
    "typ of another kind of token": signed(header={"typ": "rt+jwt"}),
    "kid": signed(header={**HEADER, "kid": "../../dev/null"}),
    "jwk": signed(header={**HEADER, "jwk": {"kty": "oct", "k": "AAAA"}}),
    "jku": signed(header={**HEADER, "jku": "https://evil.example/keys"}),
    "x5u": signed(header={**HEADER, "x5u": "https://evil.example/cert"}),
    "crit": signed(header={**HEADER, "crit": ["exp"]}),
    "cty": signed(header={**HEADER, "cty": "JWT"}),
    "another issuer": signed({**CLAIMS, "iss": "vestnik-prod"}),
    "another audience": signed({**CLAIMS, "aud": "vestnik-prod/api"}),
    "an audience too few": signed({**CLAIMS, "aud": []}),
    "expired": signed({**CLAIMS, "exp": int(NOON.timestamp())}),
    "expiry as text": signed({**CLAIMS, "exp": str(CLAIMS["exp"])}),
    "expiry as truth": signed({**CLAIMS, "exp": True}),
    "expiry as fraction": signed({**CLAIMS, "exp": 1e300}),
    "session as number": signed({**CLAIMS, "sid": 1}),
    "session as list": signed({**CLAIMS, "sid": ["s1"]}),
    "header is a list": spelled(["HS256"]),
    "claims are a list": spelled({"alg": "HS256", "typ": "at+jwt"}, ["anna"]),
    "header is null": spelled(None),
    **{f"without {claim}": signed(without(claim)) for claim in CLAIMS},
    "empty": "",
    "dots": "..",
    "not base64": "%%%.%%%.%%%",
    "a lone surrogate": "\ud800.\ud800.\ud800",
    "letters outside ASCII": "é" + signed(),
    "very long": signed() + "A" * 100_000,
    "trailing dot": signed() + ".",
    "leading space": " " + signed(),
    "five parts (JWE)": signed() + ".a.b",
}


@pytest.mark.parametrize("token", FORGERIES.values(), ids=FORGERIES.keys())
def test_a_forgery_is_refused(token: str) -> None:
    assert OURS.read_access_token(token, now=NOON) is None


@given(position=st.integers(0, len(signed()) - 1), letter=st.sampled_from("AZaz09-_.=+/ é"))
def test_a_changed_token_is_refused(position: int, letter: str) -> None:
    token = signed()
    changed = token[:position] + letter + token[position + 1 :]

    claims = OURS.read_access_token(changed, now=NOON)

    assert claims is None or same_bytes(changed, token)


def same_bytes(one: str, other: str) -> bool:
    """Base64 leaves bits of its last letter unused: such a spelling is the same token."""

    def last(token: str) -> bytes:
        text = token.rpartition(".")[2]
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))

    return one.rpartition(".")[0] == other.rpartition(".")[0] and last(one) == last(other)


@given(st.text(max_size=300))
def test_any_text_is_refused(text: str) -> None:
    assert OURS.read_access_token(text, now=NOON) is None
    assert OURS.read_access_token(f"{text}.{text}.{text}", now=NOON) is None


def test_a_token_of_the_previous_key_is_good_until_that_key_is_gone() -> None:
    before = Tokens("vestnik-test", (OTHER_KEY,))
    between = Tokens("vestnik-test", (KEY, OTHER_KEY))
    token = before.access_token("anna", "s1", now=NOON)

    assert between.read_access_token(token, now=NOON) == AccessClaims("anna", "s1")
    assert OURS.read_access_token(token, now=NOON) is None
    new = between.access_token("anna", "s1", now=NOON)
    assert OURS.read_access_token(new, now=NOON) == AccessClaims("anna", "s1")


def a_family(token: str, generation: int) -> Session:
    return Session(
        id="s1",
        user_id="anna",
        seed="seed",
        current=sha256_hex(token),
        created_at=NOON,
        rotated_at=NOON,
        expires_at=NOON + timedelta(days=30),
        generation=generation,
    )


def test_a_refresh_token_can_be_made_again_from_its_family(tokens: Tokens) -> None:
    token = tokens.refresh_token("anna", "s1", 7, "seed")

    assert tokens.current_refresh_token(a_family(token, 7)) == token
    rotated_key = Tokens(tokens.issuer, (OTHER_KEY, KEY))
    assert rotated_key.current_refresh_token(a_family(token, 7)) == token
    assert Tokens(tokens.issuer, (OTHER_KEY,)).current_refresh_token(a_family(token, 7)) is None


def test_a_refresh_token_of_any_generation_is_known_as_ours(tokens: Tokens) -> None:
    old = tokens.refresh_token("anna", "s1", 1, "seed")
    family = a_family(tokens.refresh_token("anna", "s1", 7, "seed"), 7)

    assert tokens.made_refresh_token(old, family)
    assert not tokens.made_refresh_token(old.replace("anna.", "boris."), family)
    assert not tokens.made_refresh_token(old.replace(".1.", ".2."), family)
    assert not tokens.made_refresh_token(
        tokens.refresh_token("anna", "s1", 1, "other seed"), family
    )
    assert not tokens.made_refresh_token("anna.s1.1." + "0" * 64, family)


@given(st.text(max_size=100) | st.from_regex(r"\A[a-z]*\.[a-z]*\.[0-9]*\.[a-z]*\Z"))
def test_any_text_is_read_as_a_refresh_token_or_as_none(text: str) -> None:
    parts = read_refresh_token(text)

    assert parts is None or text.startswith(f"{parts.user_id}.{parts.session_id}.")


def test_a_refresh_token_names_its_family(tokens: Tokens) -> None:
    token = tokens.refresh_token("anna", "s1", 7, "seed")

    assert read_refresh_token(token) == RefreshParts("anna", "s1", 7)
