"""Idempotency-Key: reading it, and refusing it where it can't be honoured."""

from functions.runtime.request import Request
from vestnik.errors import ConflictError, Fault, InvalidInputError

_LONGEST = 255  # characters, spec/api.md


def key_of(request: Request) -> str | None:
    """
    The key of a request that wants to be repeatable; None without one.

    Raises:
        InvalidInputError: it is longer than 255 characters.
    """
    key = request.headers.get("idempotency-key")
    if key and len(key) > _LONGEST:
        fault = Fault("string_too_long", {"max_length": _LONGEST})
        raise InvalidInputError({"Idempotency-Key": fault})
    return key or None


def refuse_key(request: Request) -> None:
    """
    For routes that hand out a secret: it is shown once, the answer can't be made again.

    Raises:
        ConflictError: the request carries an Idempotency-Key.
    """
    if request.headers.get("idempotency-key"):
        raise ConflictError("secret_not_repeatable")
