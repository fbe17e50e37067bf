"""The bearer token by which the sending API knows its one customer."""

import jwt


def is_token(header: str, key: str) -> bool:
    """Whether an Authorization header carries a JWT that this key signed and that hasn't ended."""
    scheme, _, token = header.partition(" ")
    try:
        jwt.decode(token, key, algorithms=["HS256"])
    except jwt.InvalidTokenError:
        return False
    return scheme.lower() == "bearer"
