"""Accounts elsewhere that open one of ours: what an OpenID provider has proved of a person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from vestnik import ids

OUTSIDE_MAX = 10  # connected to one account
FRESH = timedelta(minutes=5)  # a sign-in at a provider that stands for a password


@dataclass(frozen=True)
class Identity:
    """
    Who somebody is at a provider: `subject` at `issuer`, which together never change.

    `email` is in our normal form; `email_verified`: the provider says that its owner reads it.
    """

    provider: str
    issuer: str
    subject: str
    email: str | None = None
    email_verified: bool = False
    name: str | None = None

    @property
    def id(self) -> str:
        """The same for the same person at the same provider, whatever it is called here."""
        return ids.derived_id("outside", self.issuer, self.subject)

    @property
    def bare(self) -> "Identity":
        """Only that by which somebody is known again."""
        return Identity(self.provider, self.issuer, self.subject)


@dataclass(frozen=True)
class OutsideAccount:
    """An identity that opens an account of ours."""

    identity: Identity
    user_id: str
    since: datetime
    last_used_at: datetime | None = None
