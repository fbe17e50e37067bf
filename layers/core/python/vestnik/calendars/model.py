"""The secret address of a person's calendar."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from vestnik import ids

_SECRET_LENGTH = 64  # of a 256-bit HMAC in hex


@dataclass(frozen=True)
class Address:
    """
    What is kept of an address: its token's SHA-256, and what the token was derived from.

    So it can be shown again without being stored; a key that is not in use any more keeps it from
    being shown, not from working.
    """

    user_id: str
    nonce: str
    token_hash: str

    def is_of(self, token: str) -> bool:
        """Whether the token is this address's, in constant time."""
        return hmac.compare_digest(self.token_hash, ids.sha256_hex(token))


def token_of(user_id: str, nonce: str, key: str) -> str:
    """The owner's id and a secret of 256 bits."""
    return user_id + ids.keyed_hash(key, "calendar", user_id, nonce)


def owner_of(token: str) -> str:
    """Whose token it would be, if it is one."""
    return token[:-_SECRET_LENGTH]


def shown_token(address: Address, keys: Iterable[str]) -> str | None:
    """The address's token, if one of the keys has made it."""
    tokens = (token_of(address.user_id, address.nonce, key) for key in keys)
    return next((token for token in tokens if address.is_of(token)), None)
