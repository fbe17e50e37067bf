"""What the claims of an ID token prove (OpenID Connect Core 3.1.3.7), once it is opened."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from vestnik.accounts import addresses
from vestnik.accounts.outside import Identity
from vestnik.errors import PermanentError
from vestnik.oidc.model import Provider

LEEWAY = timedelta(seconds=60)  # between the provider's clock and ours
_LONGEST_SUBJECT = 255  # OpenID Connect Core 2
_LONGEST_NAME = 200

Claims = Mapping[str, Any]


def identity_of(claims: Claims, provider: Provider, *, nonce: str, now: datetime) -> Identity:
    """
    Whom the provider has let in, for us and for this very sign-in.

    Raises:
        PermanentError: the claims are another's, for somebody else, old, or of another sign-in.
    """
    subject = claims.get("sub")
    holds = {
        "iss": claims.get("iss") == provider.issuer,
        "aud": _is_for(provider.client_id, claims),
        "exp": _is_current(claims, now),
        "nonce": claims.get("nonce") == nonce,
        "sub": isinstance(subject, str) and _is_subject(subject),
    }
    if not all(holds.values()):
        wrong = [claim for claim, is_right in holds.items() if not is_right]
        raise PermanentError("outside_untrusted") from ValueError(f"wrong claims: {wrong}")
    email = _email(claims)
    return Identity(
        provider=provider.id,
        issuer=provider.issuer,
        subject=str(subject),
        email=email,
        email_verified=email is not None and _is_true(claims.get("email_verified")),
        name=_name(claims),
    )


def signed_in_at(claims: Claims, *, now: datetime) -> datetime | None:
    """When somebody has signed in at the provider; None where it doesn't say, or says nonsense."""
    at = _seconds(claims.get("auth_time"))
    if at is None or not 0 <= at <= (now + LEEWAY).timestamp():
        return None
    return min(datetime.fromtimestamp(at, now.tzinfo), now)


def _is_subject(text: str) -> bool:
    """Surrogates without their other half come out of JSON, but are no text to be kept."""
    is_text = not any("\ud800" <= character <= "\udfff" for character in text)
    return is_text and 0 < len(text) <= _LONGEST_SUBJECT


def _is_true(value: object) -> bool:
    """Some providers write it as text."""
    return value is True or value == "true"


def _is_for(client_id: str, claims: Claims) -> bool:
    """Of several audiences, which one it was made for must be said."""
    audience, party = claims.get("aud"), claims.get("azp")
    audiences = audience if isinstance(audience, list) else [audience]
    if client_id not in audiences:
        return False
    return party == client_id or (party is None and len(audiences) == 1)


def _is_current(claims: Claims, now: datetime) -> bool:
    expires, made = _seconds(claims.get("exp")), _seconds(claims.get("iat"))
    begins = _seconds(claims.get("nbf", 0))
    if expires is None or made is None or begins is None:
        return False
    earliest, latest = (now - LEEWAY).timestamp(), (now + LEEWAY).timestamp()
    return earliest < expires and max(made, begins) <= latest


def _seconds(value: object) -> float | None:
    """Since 1970; None where that is no number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value


def _email(claims: Claims) -> str | None:
    given = claims.get("email")
    return addresses.normalised(given) if isinstance(given, str) else None


def _name(claims: Claims) -> str | None:
    """What to show; an address of somebody who has no name."""
    names = (claims.get(one) for one in ("name", "preferred_username"))
    shown = [" ".join(one.split())[:_LONGEST_NAME] for one in names if isinstance(one, str)]
    return next((one for one in shown if one.isprintable() and one), None)
