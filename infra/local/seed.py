"""The account that always exists on the local stage."""

from vestnik import bootstrap, clock, ids
from vestnik.accounts import passwords
from vestnik.accounts.model import EVERYBODY, User


def ensure_admin(*, email: str, password: str) -> None:
    """Make the administrator's account unless it is there."""
    admin = User(
        id=ids.derived_id("local-admin", email),
        email=email,
        language="en",
        timezone="Europe/Moscow",
        created_at=clock.now(),
        roles=frozenset({EVERYBODY, "admin"}),
    )
    bootstrap.accounts().add(admin, passwords.hashed(password))
