"""What an id token says of a person, and what it says wrongly when that was ordered."""

from typing import Any

from infra.local.front_door.oidc.faults import Mode
from infra.local.front_door.oidc.grants import Grant

TOKEN_LASTS_S = 300


def claims_of(grant: Grant, *, issuer: str, client_id: str, now_s: int) -> dict[str, Any]:
    """The claims that the scopes ask for (OpenID Connect Core 1.0, sections 2 and 5.4)."""
    person, asked = grant.person, grant.authorization
    claims: dict[str, Any] = {
        "iss": issuer,
        "sub": person.subject,
        "aud": client_id,
        "iat": now_s,
        "exp": now_s + TOKEN_LASTS_S,
        "auth_time": now_s,
        "nonce": asked.nonce,
    }
    if "profile" in asked.scopes:
        claims["name"] = person.name
    if "email" in asked.scopes and person.email is not None:
        claims |= {"email": person.email, "email_verified": person.email_verified}
    return claims


def falsified(claims: dict[str, Any], mode: Mode) -> dict[str, Any]:
    """The claims with the fault in them."""
    match mode:
        case "wrong_issuer":
            return claims | {"iss": f"{claims['iss']}/other"}
        case "wrong_audience":
            return claims | {"aud": "another-product"}
        case "wrong_nonce":
            return claims | {"nonce": "another-nonce"}
        case "expired":
            past_s = claims["iat"] - 2 * TOKEN_LASTS_S
            return claims | {"iat": past_s, "exp": past_s + TOKEN_LASTS_S}
        case "no_email":
            return {name: value for name, value in claims.items() if "email" not in name}
        case _:
            return claims
