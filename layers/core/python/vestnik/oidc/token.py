"""A code exchanged for an ID token (OpenID Connect Core 3.1.3, RFC 6749, RFC 7636)."""

from urllib.parse import quote_plus

from vestnik.errors import PermanentError
from vestnik.oidc.model import Flow, Metadata, Provider
from vestnik.oidc.ports import Web

Login = tuple[str, str]


def redeemed(
    flow: Flow, provider: Provider, metadata: Metadata, web: Web, *, callback_url: str
) -> str:
    """
    The ID token that a code is good for, not yet believed.

    Raises:
        TransientError: the provider doesn't answer.
        PermanentError: it refuses the code, or us, or has no ID token for it.
    """
    form = {
        "grant_type": "authorization_code",
        "code": flow.code or "",
        "redirect_uri": callback_url,
        "code_verifier": flow.verifier,
    }
    login = _login(provider, metadata)
    if login is None:
        form["client_id"] = provider.client_id
        if provider.client_secret:
            form["client_secret"] = provider.client_secret
    token = web.post(metadata.token_endpoint, form, login=login).get("id_token")
    if not isinstance(token, str):
        raise PermanentError("outside_untrusted")
    return token


def _login(provider: Provider, metadata: Metadata) -> Login | None:
    """By Basic (RFC 6749, 2.3.1) unless the provider wants the secret in the form, or has none."""
    by_basic = "client_secret_basic" in metadata.auth_methods
    if not provider.client_secret or not by_basic:
        return None
    return quote_plus(provider.client_id), quote_plus(provider.client_secret)
