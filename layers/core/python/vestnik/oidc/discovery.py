"""What a provider says of itself, and its keys (OpenID Connect Discovery 1.0, RFC 7517)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from vestnik.errors import PermanentError
from vestnik.oidc.model import Metadata, Provider
from vestnik.oidc.ports import Web

_PATH = "/.well-known/openid-configuration"
_KEYS_MAX = 50


def discovered(provider: Provider, web: Web, *, now: datetime) -> Metadata:
    """
    Ask a provider for everything.

    Raises:
        TransientError: it doesn't answer.
        PermanentError: what it says can't be used.
    """
    document = web.read(provider.issuer.rstrip("/") + _PATH)
    if document.get("issuer") != provider.issuer:
        raise PermanentError("outside_unavailable")
    methods = document.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    found = Metadata(
        issuer=provider.issuer,
        authorization_endpoint=web.checked(_text(document, "authorization_endpoint")),
        token_endpoint=web.checked(_text(document, "token_endpoint")),
        jwks_uri=web.checked(_text(document, "jwks_uri")),
        auth_methods=tuple(str(one) for one in methods),
        fetched_at=now,
        keys=(),
        keys_at=now,
    )
    return with_keys(found, web, now=now)


def with_keys(metadata: Metadata, web: Web, *, now: datetime) -> Metadata:
    """
    The same with the keys that the provider has now.

    Raises:
        TransientError, PermanentError: as `discovered`.
    """
    keys = web.read(metadata.jwks_uri).get("keys")
    if not isinstance(keys, list):
        raise PermanentError("outside_unavailable")
    return replace(metadata, keys=_public(keys), keys_at=now)


def _public(keys: Sequence[Any]) -> tuple[Mapping[str, Any], ...]:
    """What is needed to check by them; certificates and the like can be long."""
    wanted = ("kty", "kid", "use", "key_ops", "alg", "n", "e", "crv", "x", "y")
    found = [key for key in keys if isinstance(key, dict)][:_KEYS_MAX]
    return tuple({name: key[name] for name in wanted if name in key} for key in found)


def _text(document: Mapping[str, Any], name: str) -> str:
    value = document.get(name)
    if not isinstance(value, str):
        raise PermanentError("outside_unavailable")
    return value
