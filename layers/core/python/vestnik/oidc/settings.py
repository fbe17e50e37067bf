"""The providers of the setting OIDC_PROVIDERS."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from vestnik.oidc.model import Provider

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,31}", re.ASCII)
_PATHS_OF_OURS = frozenset({"accounts", "session"})  # below /oauth


def read_providers(text: str) -> dict[str, Provider]:
    """
    The providers by their ids, in the order in which they are written.

    Raises:
        ValueError: it is not what the setting's description asks for.
    """
    given = json.loads(text or "{}")
    if not isinstance(given, dict):
        raise ValueError("OIDC_PROVIDERS is no JSON object")  # noqa: TRY004 - wrong text, not a wrong type
    return {provider_id: _provider(provider_id, one) for provider_id, one in given.items()}


def _provider(provider_id: str, given: Mapping[str, Any]) -> Provider:
    if not _ID.fullmatch(provider_id) or provider_id in _PATHS_OF_OURS:
        raise ValueError(f"OIDC_PROVIDERS: {provider_id!r} is no id of a provider")
    try:
        issuer = str(given["issuer"])
        provider = Provider(
            id=provider_id,
            name=str(given["name"]),
            issuer=issuer,
            client_id=str(given["client_id"]),
            client_secret=str(given.get("client_secret", "")),
            hosts=frozenset({urlsplit(issuer).hostname or "", *given.get("hosts", ())}),
            scopes=str(given.get("scopes", Provider.scopes)),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"OIDC_PROVIDERS: {provider_id} has no {error}") from error
    if "openid" not in provider.scopes.split():
        raise ValueError(f"OIDC_PROVIDERS: the scopes of {provider_id} lack openid")
    return provider
