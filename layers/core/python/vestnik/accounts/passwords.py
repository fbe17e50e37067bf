"""Passwords: what is accepted, how they are kept."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from vestnik.errors import InvalidInputError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 8, 1024  # characters, design/security.md

_COMMON = Path(__file__).with_name("common_passwords.txt")


def check_strength(password: str, *, email: str, field: str = "password") -> None:
    """
    Refuse what an attacker tries first; `field` is what the caller calls it.

    Raises:
        InvalidInputError: it is a common one, or the address itself.
    """
    if password.casefold() in _common():
        raise InvalidInputError({field: "common_password"})
    if password.casefold() in {email, email.partition("@")[0]}:
        raise InvalidInputError({field: "password_like_email"})


@cache
def _common() -> frozenset[str]:
    return frozenset(_COMMON.read_text(encoding="utf-8").split())


@cache
def _hasher() -> "PasswordHasher":
    """OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane."""
    from argon2 import PasswordHasher  # noqa: PLC0415 - 26 ms that only passwords need

    return PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)


def hashed(password: str) -> str:
    """Its argon2id hash, in PHC string form."""
    return _hasher().hash(password)


def matches(password: str, password_hash: str | None) -> bool:
    """Whether it is the one; without a hash it costs the same and is never right."""
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415 - as above

    try:
        verified = _hasher().verify(password_hash or _dummy(), password)
    except (VerificationError, InvalidHashError):
        return False
    return verified and password_hash is not None


def is_outdated(password_hash: str) -> bool:
    """Whether it was made with other parameters than today's."""
    return _hasher().check_needs_rehash(password_hash)


@cache
def _dummy() -> str:
    return hashed("nobody has this password")
