"""An OpenID provider in memory: the port `Web`, and the page that a browser would see."""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from vestnik import clock
from vestnik.errors import PermanentError, TransientError

ISSUER = "https://id.example.com"
CLIENT_ID, CLIENT_SECRET = "vestnik:app", "the secret/of the app"
PROVIDERS = json.dumps(
    {
        "example": {
            "name": "Example",
            "issuer": ISSUER,
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
        }
    }
)
NINA = {"sub": "nina-1", "email": "nina@example.com", "email_verified": True, "name": "Nina"}

Claims = dict[str, Any]


@cache
def new_key(name: str) -> rsa.RSAPrivateKey:
    """A key of its own for each name; making one takes a tenth of a second."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def jwk(name: str) -> dict[str, Any]:
    """The public half of a key as JWKS shows it."""
    public: dict[str, Any] = RSAAlgorithm.to_jwk(new_key(name).public_key(), as_dict=True)
    return {**public, "kid": name, "use": "sig", "alg": "RS256"}


@dataclass
class FakeProvider:
    """
    `person`: who is at its page; `keys`: the names of those that it shows, the first signs.

    `signed_in_at_s`: when he has signed in there; where that is wanted it asks him anew, unless it
    is `silent`. `calls`: what it was asked; `down`: it doesn't answer. `spoil` changes the claims
    of a token, `forge` makes another token of them.
    """

    person: Claims = field(default_factory=lambda: dict(NINA))
    keys: list[str] = field(default_factory=lambda: ["key-1"])
    calls: list[str] = field(default_factory=list)
    signed_in_at_s: int | None = None  # just now
    silent: bool = False
    down: bool = False
    refuses: bool = False
    auth_methods: list[str] = field(default_factory=lambda: ["client_secret_basic"])
    spoil: Callable[[Claims], Claims] = field(default=lambda claims: claims)
    forge: Callable[[Claims], str] | None = None
    codes: dict[str, tuple[Claims, dict[str, str]]] = field(default_factory=dict)

    def visit(self, address: str) -> dict[str, str]:
        """What its page sends back with a browser that came with this address."""
        asked = dict(parse_qsl(urlsplit(address).query))
        if self.refuses:
            return {"state": asked["state"], "error": "access_denied", "iss": ISSUER}
        code = f"code-{len(self.codes) + 1}"
        self.codes[code] = dict(self.person), asked
        return {"state": asked["state"], "code": code, "iss": ISSUER}

    def checked(self, url: str) -> str:
        if not url.startswith(f"{ISSUER}/"):
            raise PermanentError("outside_unavailable")
        return url

    def read(self, url: str) -> Mapping[str, Any]:
        self._note(url)
        if url.endswith("/jwks"):
            return {"keys": [jwk(name) for name in self.keys]}
        return {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/authorize?tenant=1",
            "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/jwks",
            "token_endpoint_auth_methods_supported": self.auth_methods,
        }

    def post(
        self, url: str, form: Mapping[str, str], *, login: tuple[str, str] | None
    ) -> Mapping[str, Any]:
        self._note(url)
        person, asked = self.codes.pop(form["code"], (None, {}))
        if person is None or not self._knows(form, login) or not _is_who_asked(form, asked):
            raise PermanentError("outside_untrusted")
        now_s = int(clock.now().timestamp())
        claims = {"iss": ISSUER, "aud": CLIENT_ID, "iat": now_s, "exp": now_s + 300, **person}
        asks_anew = asked.get("prompt") == "login" and asked.get("max_age") == "0"
        at_s = None if asks_anew and not self.silent else self.signed_in_at_s
        claims |= {"nonce": asked["nonce"], "auth_time": now_s if at_s is None else at_s}
        claims = self.spoil(claims)
        return {"id_token": self.forge(claims) if self.forge else self.signed(claims)}

    def signed(self, claims: Claims, *, by: str | None = None) -> str:
        name = by or self.keys[0]
        return jwt.encode(claims, new_key(name), algorithm="RS256", headers={"kid": name})

    def _knows(self, form: Mapping[str, str], login: tuple[str, str] | None) -> bool:
        if "client_secret_basic" in self.auth_methods:
            return login == ("vestnik%3Aapp", "the+secret%2Fof+the+app")
        given = form.get("client_id"), form.get("client_secret")
        return login is None and given == (CLIENT_ID, CLIENT_SECRET)

    def _note(self, url: str) -> None:
        self.calls.append(urlsplit(url).path)
        if self.down:
            raise TransientError("outside_unavailable")


def _is_who_asked(form: Mapping[str, str], asked: Mapping[str, str]) -> bool:
    digest = hashlib.sha256(form["code_verifier"].encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return (
        asked["code_challenge_method"] == "S256"
        and asked["code_challenge"] == challenge
        and asked["redirect_uri"] == form["redirect_uri"]
    )
