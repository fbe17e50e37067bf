"""Idempotency-Key where it can't be honoured."""

from functions.runtime.request import Request
from vestnik.errors import ConflictError


def refuse_key(request: Request) -> None:
    """
    For routes that hand out a secret: it is shown once, the answer can't be made again.

    Raises:
        ConflictError: the request carries an Idempotency-Key.
    """
    if request.headers.get("idempotency-key"):
        raise ConflictError("secret_not_repeatable")
