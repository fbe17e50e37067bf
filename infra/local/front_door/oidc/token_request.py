"""
What a client asks the token endpoint.

Source: RFC 6749, sections 2.3.1, 4.1.3 and 5.2.
"""

import secrets
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote_plus

from infra.local.front_door.oidc.authorization import Client


class TokenRefusedError(Exception):
    """The error that the client is told, and its status."""

    def __init__(self, code: str, status: int = 400) -> None:
        self.code = code
        self.status = status
        super().__init__(code)


@dataclass(frozen=True)
class TokenRequest:
    """A code, and what proves that it is the caller's."""

    code: str
    redirect_uri: str
    verifier: str


def read_token_request(form: Mapping[str, str], header: str, client: Client) -> TokenRequest:
    """
    The request of a client that proved who it is, in the header or in the form, never in both.

    Raises:
        TokenRefusedError: it didn't, or asks for something else.
    """
    _check_client(form, header, client)
    if form.get("grant_type") != "authorization_code":
        raise TokenRefusedError("unsupported_grant_type")
    wanted = [form.get(name, "") for name in ("code", "redirect_uri", "code_verifier")]
    if not all(wanted):
        raise TokenRefusedError("invalid_request")
    return TokenRequest(*wanted)


def _check_client(form: Mapping[str, str], header: str, client: Client) -> None:
    if header and "client_secret" in form:
        raise TokenRefusedError("invalid_request")
    given = _basic(header) if header else (form.get("client_id", ""), form.get("client_secret", ""))
    expected = (client.client_id, client.secret)
    pairs = zip(given, expected, strict=True)
    if not all(secrets.compare_digest(ours.encode(), theirs.encode()) for ours, theirs in pairs):
        raise TokenRefusedError("invalid_client", 401)


def _basic(header: str) -> tuple[str, str]:
    scheme, _, encoded = header.partition(" ")
    try:
        name, _, secret = b64decode(encoded, validate=True).decode().partition(":")
    except ValueError:
        return "", ""
    return (unquote_plus(name), unquote_plus(secret)) if scheme.lower() == "basic" else ("", "")
