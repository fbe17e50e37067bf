"""The provider itself: who is known to it, what it has promised, what it answers."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from infra.local.front_door.call_log import CallLog
from infra.local.front_door.oidc.authorization import Authorization, Client
from infra.local.front_door.oidc.calls import Call
from infra.local.front_door.oidc.claims import TOKEN_LASTS_S, claims_of, falsified
from infra.local.front_door.oidc.faults import Mode, ProviderFault, no_provider_fault
from infra.local.front_door.oidc.grants import Grant, Grants
from infra.local.front_door.oidc.keys import ALGORITHM, KeyRing, make_key
from infra.local.front_door.oidc.people import People, Person
from infra.local.front_door.oidc.token_request import TokenRefusedError, TokenRequest
from infra.local.product_clock import ProductClock


@dataclass(frozen=True)
class Provider:
    """Counts in product time; nobody stays signed in with it."""

    issuer: str
    client: Client
    people: People
    clock: ProductClock
    keys: KeyRing = field(default_factory=KeyRing)
    grants: Grants = field(default_factory=Grants)
    calls: CallLog[Call] = field(default_factory=CallLog)
    fault: ProviderFault = field(default_factory=no_provider_fault)

    def configuration(self) -> dict[str, Any]:
        """The discovery document (OpenID Connect Discovery 1.0, section 3)."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "response_types_supported": ["code"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": [ALGORITHM],
            "scopes_supported": ["openid", "email", "profile"],
            "claims_supported": ["sub", "name", "email", "email_verified"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": True,
        }

    def agree(self, person: Person, authorization: Authorization) -> str:
        """The address that takes a person back who has signed in."""
        code = self.grants.issue(person, authorization, now=self.clock.timestamp())
        return authorization.answer(self.issuer, code=code)

    def redeem(self, request: TokenRequest, mode: Mode) -> dict[str, Any]:
        """
        Tokens for a code.

        Raises:
            TokenRefusedError: the code is not the caller's, was used or has ended.
        """
        grant = None if mode == "code_refused" else self.grants.take(request.code)
        now = self.clock.timestamp()
        if grant is None or not grant.is_for(
            redirect_uri=request.redirect_uri, verifier=request.verifier, now=now
        ):
            raise TokenRefusedError("invalid_grant")
        return {
            "access_token": secrets.token_urlsafe(24),
            "token_type": "Bearer",
            "expires_in": TOKEN_LASTS_S,
            "id_token": self._id_token(grant, mode),
        }

    def _id_token(self, grant: Grant, mode: Mode) -> str:
        claims = claims_of(
            grant, issuer=self.issuer, client_id=self.client.client_id, now_s=self.clock.now_s()
        )
        if mode == "key_rotated":
            self.keys.rotate()
        newest = self.keys.newest
        key = make_key(newest.name) if mode == "wrong_signature" else newest
        return key.sign(falsified(claims, mode))
