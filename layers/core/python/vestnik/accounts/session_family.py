"""
A session family: all refresh tokens that descend from one sign-in.

The row keeps hashes of the current token and of its immediate predecessor. A lost answer may be
asked for again with the predecessor for a while; any older token was stolen or replayed.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

FAMILY_LIFE = timedelta(days=30)
ACCESS_LIFE = timedelta(minutes=10)
GRACE = timedelta(seconds=30)  # for the immediate predecessor
YOUNG = timedelta(seconds=30)  # a token younger than this is not rotated again


@dataclass(frozen=True)
class Proof:
    """The provider through which a session begins; `at`: when he signed in there, if it says so."""

    provider: str
    at: datetime | None = None


@dataclass(frozen=True)
class Session:
    """
    `current` and `previous` are SHA-256 of refresh tokens; `seed` goes into each successor.

    `epoch`: its account's when it began; a change of the password begins another one. `provider`:
    through which it was begun, None where a password was; `proved_at`: when its owner had signed in
    there, if the provider says so.
    """

    id: str
    user_id: str
    seed: str
    current: str
    created_at: datetime
    rotated_at: datetime
    expires_at: datetime
    device: str = ""
    generation: int = 1
    previous: str | None = None
    previous_until: datetime | None = None
    epoch: int = 0
    provider: str | None = None
    proved_at: datetime | None = None

    def is_alive(self, now: datetime) -> bool:
        return now < self.expires_at

    def rotated(self, successor: str, *, now: datetime) -> "Session":
        """This family one generation later; `successor` is the new token's hash."""
        return replace(
            self,
            generation=self.generation + 1,
            current=successor,
            previous=self.current,
            previous_until=now + GRACE,
            rotated_at=now,
        )


class Standing(Enum):
    """What a family makes of a refresh token."""

    DUE = auto()  # current, old enough to be rotated
    YOUNG = auto()  # current, answered as it is
    GRACE = auto()  # the immediate predecessor, in time: gets the successor again
    REPLAYED = auto()  # ours, but spent: the family ends
    FOREIGN = auto()  # not a token of this family


def standing(session: Session, token_hash: str, *, made_by_us: bool, now: datetime) -> Standing:
    """
    Judge a refresh token.

    Args:
        made_by_us: its signature is right, so it is a token of some generation of this family.
    """
    if token_hash == session.current:
        return Standing.YOUNG if now - session.rotated_at < YOUNG else Standing.DUE
    if token_hash == session.previous:
        until = session.previous_until
        return Standing.GRACE if until and now <= until else Standing.REPLAYED
    return Standing.REPLAYED if made_by_us else Standing.FOREIGN
