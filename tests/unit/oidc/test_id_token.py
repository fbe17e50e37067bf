"""Whom claims are about, and which are not for us."""

from typing import Any

import pytest

from tests.factories import NOON
from vestnik.accounts.outside import Identity
from vestnik.errors import PermanentError
from vestnik.oidc.id_token import identity_of
from vestnik.oidc.model import Provider

EXAMPLE = Provider("example", "Example", "https://id.example.com", "vestnik")
NOW_S = int(NOON.timestamp())
GOOD: dict[str, Any] = {
    "iss": "https://id.example.com",
    "aud": "vestnik",
    "sub": "nina-1",
    "iat": NOW_S,
    "exp": NOW_S + 300,
    "nonce": "the nonce",
}


def who(**claims: Any) -> Identity:
    given = {name: value for name, value in {**GOOD, **claims}.items() if value is not ...}
    return identity_of(given, EXAMPLE, nonce="the nonce", now=NOON)


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"aud": ["vestnik"]},
        {"aud": ["vestnik", "other"], "azp": "vestnik"},
        {"azp": "vestnik"},
        {"exp": NOW_S - 59},
        {"iat": NOW_S + 60},
        {"nbf": NOW_S + 60},
        {"iat": NOW_S - 0.5},
        {"sub": "x" * 255},
    ],
)
def test_claims_for_us_are_taken(claims: dict[str, Any]) -> None:
    assert who(**claims).issuer == "https://id.example.com"


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://id.example.com/"},
        {"iss": "https://evil.example"},
        {"iss": ...},
        {"aud": "other"},
        {"aud": []},
        {"aud": ...},
        {"aud": {"vestnik": 1}},
        {"aud": ["vestnik", "other"]},
        {"aud": ["vestnik", "other"], "azp": "other"},
        {"azp": "other"},
        {"exp": NOW_S - 60},
        {"exp": ...},
        {"exp": str(NOW_S + 300)},
        {"exp": True},
        {"iat": NOW_S + 61},
        {"iat": ...},
        {"nbf": NOW_S + 61},
        {"nbf": "soon"},
        {"nonce": "another"},
        {"nonce": ...},
        {"nonce": None},
        {"sub": ""},
        {"sub": ...},
        {"sub": 1},
        {"sub": "x" * 256},
        {"sub": "nina-\ud800"},
    ],
)
def test_claims_that_prove_nothing_to_us_are_refused(claims: dict[str, Any]) -> None:
    with pytest.raises(PermanentError, match="outside_untrusted"):
        who(**claims)


@pytest.mark.parametrize(
    ("claims", "email", "verified"),
    [
        ({"email": "Nina@Example.COM", "email_verified": True}, "nina@example.com", True),
        ({"email": "nina@example.com", "email_verified": "true"}, "nina@example.com", True),
        ({"email": "nina@example.com", "email_verified": "yes"}, "nina@example.com", False),
        ({"email": "nina@example.com", "email_verified": []}, "nina@example.com", False),
        ({"email": "nina@example.com", "email_verified": 1}, "nina@example.com", False),
        ({"email": "nina@example.com"}, "nina@example.com", False),
        ({"email": "nina\ud800@example.com", "email_verified": True}, None, False),
        ({"email": "no address", "email_verified": True}, None, False),
        ({"email": ["nina@example.com"]}, None, False),
        ({"email_verified": True}, None, False),
    ],
)
def test_an_address_is_only_confirmed_where_the_provider_says_so(
    claims: dict[str, Any], email: str | None, verified: bool
) -> None:
    found = who(**claims)

    assert (found.email, found.email_verified) == (email, verified)


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"name": " Nina \n N. "}, "Nina N."),
        ({"name": "", "preferred_username": "nina"}, "nina"),
        ({"name": 5}, None),
        ({"name": "\u202enina"}, None),
        ({"name": "nina \udfff"}, None),
        ({"name": "x" * 300}, "x" * 200),
        ({}, None),
    ],
)
def test_a_name_is_one_line_to_be_shown(claims: dict[str, Any], name: str | None) -> None:
    assert who(**claims).name == name


def test_the_same_person_is_known_again_by_issuer_and_subject_alone() -> None:
    one = who(name="Nina", email="nina@example.com")
    later = who(name="Nina N.")

    assert one.id == later.id
    assert one.id != who(sub="nina-2").id
