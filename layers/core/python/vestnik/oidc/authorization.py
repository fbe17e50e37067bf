"""What a provider's page is asked for (OpenID Connect Core 3.1.2.1, RFC 7636)."""

import base64
import hashlib
from urllib.parse import urlencode, urlsplit

from vestnik.oidc.model import Flow, Metadata, Provider, Purpose

_ANEW = {"prompt": "login", "max_age": "0"}  # whoever is still signed in there shall not pass


def address_of(flow: Flow, provider: Provider, metadata: Metadata, *, callback_url: str) -> str:
    """The provider's page, asked for a code."""
    query = urlencode(
        {
            "response_type": "code",
            "client_id": provider.client_id,
            "redirect_uri": callback_url,
            "scope": provider.scopes,
            "state": flow.state,
            "nonce": flow.nonce,
            "code_challenge": _challenge(flow.verifier),
            "code_challenge_method": "S256",
            **(_ANEW if flow.purpose is Purpose.PROVE else {}),
        }
    )
    given = urlsplit(metadata.authorization_endpoint)
    return given._replace(query=f"{given.query}&{query}" if given.query else query).geturl()


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
