"""
The one tree of errors.

An error carries a `code` (snake_case, also the id of its text in `texts/*/errors.ftl`) and the
`params` of that text. What the caller did wrong is an `InvalidInputError`, `NotFoundError` and so
on; what the outside did is a `TransientError` (worth another attempt) or a `PermanentError`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


class VestnikError(Exception):
    """
    The root. `status` is the HTTP status that an API caller sees.

    `retry_after_s` is set where waiting helps; `details` are further members of the error body,
    `headers` further headers of the answer.
    """

    status: ClassVar[int] = 500
    default_code: ClassVar[str] = "internal_error"

    def __init__(
        self,
        code: str | None = None,
        *,
        retry_after_s: float | None = None,
        details: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        **params: str | int | float,
    ) -> None:
        self.code = code or self.default_code
        self.params = params
        self.retry_after_s = retry_after_s
        self.details = dict(details or {})
        self.headers = dict(headers or {})
        super().__init__(self.code)


class MalformedError(VestnikError):
    """The request can't be read at all: broken JSON, doubled keys, too deep."""

    status = 400
    default_code = "malformed"


class UnauthorizedError(VestnikError):
    """Nobody is signed in, or no longer."""

    status = 401
    default_code = "unauthorized"


class ForbiddenError(VestnikError):
    """The caller is known, but may not do this."""

    status = 403
    default_code = "forbidden"


class NotFoundError(VestnikError):
    """It doesn't exist, or isn't the caller's: the two look the same."""

    status = 404
    default_code = "not_found"


class MethodNotAllowedError(VestnikError):
    """The path exists, the method doesn't."""

    status = 405
    default_code = "method_not_allowed"


class ConflictError(VestnikError):
    """The state of things forbids it now."""

    status = 409
    default_code = "conflict"


class ConditionRefusedError(ConflictError):
    """A conditional write found the row otherwise than it expected; nothing was written."""

    default_code = "busy"


class GoneError(VestnikError):
    """It was deleted and can be restored, but not edited."""

    status = 410
    default_code = "gone"


class PreconditionFailedError(VestnikError):
    """Somebody else changed it first; `details["current"]` is how it is now."""

    status = 412
    default_code = "version_mismatch"


class TooLargeError(VestnikError):
    """The body is larger than the route takes."""

    status = 413
    default_code = "too_large"


class UnsupportedMediaTypeError(VestnikError):
    """The body is of a type that the route doesn't take."""

    status = 415
    default_code = "unsupported_media_type"


@dataclass(frozen=True)
class Fault:
    """What is wrong with a field: the code of its text and the values in it."""

    code: str
    params: Mapping[str, str | int | float] = field(default_factory=dict)


class InvalidInputError(VestnikError):
    """The request was read, but fields are wrong: name -> fault, or just its code."""

    status = 422
    default_code = "invalid_input"

    def __init__(self, fields: Mapping[str, str | Fault], code: str | None = None) -> None:
        super().__init__(code)
        self.fields = {
            name: fault if isinstance(fault, Fault) else Fault(fault)
            for name, fault in fields.items()
        }


class TooManyRequestsError(VestnikError):
    """A limit is reached; `retry_after_s` says when it will let the next one through."""

    status = 429
    default_code = "too_many_requests"


class TransientError(VestnikError):
    """Something outside failed in a way that another attempt may mend."""

    status = 503
    default_code = "temporarily_unavailable"


class PermanentError(VestnikError):
    """Something outside refused for good; recorded on the row with its reason."""

    status = 502
    default_code = "refused_outside"


class OutageError(TransientError):
    """All of an outside system fails: nobody in particular should pay for it with a try."""

    default_code = "outage"


class UnansweredError(TransientError):
    """It may have been done: the answer was never had."""

    default_code = "unanswered"


class AddressRefusedError(PermanentError):
    """There is nobody at this address, or in this chat, any more."""

    default_code = "address_refused"
