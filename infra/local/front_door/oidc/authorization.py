"""
What a client asks the authorization endpoint.

Source: OpenID Connect Core 1.0, section 3.1.2; RFC 7636 for the challenge.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")


class UnknownClientError(Exception):
    """Nobody may be sent to where this asks: it is told to the person who came."""


@dataclass(frozen=True)
class Client:
    """A product that the provider knows; `return_pattern` is what its addresses look like."""

    client_id: str
    secret: str = field(repr=False)
    return_pattern: re.Pattern[str]


@dataclass(frozen=True)
class Authorization:
    """A request whose answer the client may get."""

    redirect_uri: str
    state: str
    nonce: str
    challenge: str
    scopes: frozenset[str]

    def answer(self, issuer: str, **values: str) -> str:
        """The address that takes the person back, with an answer in it (`iss`: RFC 9207)."""
        return f"{self.redirect_uri}?{urlencode({**values, 'state': self.state, 'iss': issuer})}"


def read_authorization(query: Mapping[str, str], client: Client) -> Authorization:
    """
    The request in a query.

    Raises:
        UnknownClientError: by its client or its address it is none of ours.
    """
    address = query.get("redirect_uri", "")
    known = query.get("client_id") == client.client_id
    if not known or not client.return_pattern.fullmatch(address):
        raise UnknownClientError
    return Authorization(
        redirect_uri=address,
        state=query.get("state", ""),
        nonce=query.get("nonce", ""),
        challenge=query.get("code_challenge", ""),
        scopes=frozenset(query.get("scope", "").split()),
    )


def mistake_in(query: Mapping[str, str]) -> str | None:
    """The error that the client is told, None when its request is right."""
    if query.get("response_type") != "code":
        return "unsupported_response_type"
    if "openid" not in query.get("scope", "").split():
        return "invalid_scope"
    challenged = _CHALLENGE.fullmatch(query.get("code_challenge", ""))
    if not challenged or query.get("code_challenge_method") != "S256":
        return "invalid_request"
    return None if query.get("state") and query.get("nonce") else "invalid_request"
