"""Codes that were handed out: good once, for a minute, for whoever knows the verifier."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field

from infra.local.front_door.oidc.authorization import Authorization
from infra.local.front_door.oidc.people import Person

CODE_LASTS_S = 60


@dataclass(frozen=True)
class Grant:
    """Who agreed to what; `expires_at` is product time, seconds since 1970."""

    person: Person
    authorization: Authorization
    expires_at: float

    def is_for(self, *, redirect_uri: str, verifier: str, now: float) -> bool:
        """Whether the caller is who asked for it, and in time."""
        asked = self.authorization
        proven = secrets.compare_digest(challenge_of(verifier), asked.challenge)
        return proven and redirect_uri == asked.redirect_uri and now < self.expires_at


@dataclass
class Grants:
    """In memory: a restart ends them, as their minute would."""

    by_code: dict[str, Grant] = field(default_factory=dict)

    def issue(self, person: Person, authorization: Authorization, *, now: float) -> str:
        """A code for what the person agreed to."""
        code = secrets.token_urlsafe(24)
        self.by_code[code] = Grant(person, authorization, now + CODE_LASTS_S)
        return code

    def take(self, code: str) -> Grant | None:
        """What a code stands for, the first time that it is shown."""
        return self.by_code.pop(code, None)


def challenge_of(verifier: str) -> str:
    """The S256 challenge that a verifier proves (RFC 7636, section 4.2)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()
