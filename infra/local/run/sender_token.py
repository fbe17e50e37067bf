"""The token by which the sending API of this machine knows the product."""

import base64
import hashlib
import hmac


def make_token(key: str) -> str:
    """
    A JWT that this key signs (HS256); the same each time, and it doesn't end.

    By hand: importing a library for it would make each start 0.3 s longer.
    """
    said = ".".join(map(_base64url, (b'{"alg":"HS256","typ":"JWT"}', b'{"sub":"vestnik"}')))
    signature = hmac.digest(key.encode(), said.encode(), hashlib.sha256)
    return f"{said}.{_base64url(signature)}"


def _base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
