"""The one form of all errors."""

from functions.api.schemas.base import Out


class ErrorOut(Out):
    """`fields`: what is wrong with which field (422); `current`: the resource now (412)."""

    message: str
    code: str
    request_id: str
    fields: dict[str, str] | None = None
    current: dict[str, object] | None = None
