"""Errors in the one declared form, in the caller's language."""

import math
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from functions.runtime.request import Answer, Request
from vestnik import clock
from vestnik.errors import Fault, InvalidInputError, VestnikError
from vestnik.texts import render
from vestnik.texts.render import has_text

Params = Mapping[str, str | int | float]


def error_body(error: VestnikError, request: Request) -> Answer:
    """`{"message", "code", "request_id"}`, with `fields` or further details where there are any."""
    body: dict[str, object] = {
        "message": _text(request, error.code, error.params),
        "code": error.code,
        "request_id": request.request_id,
    }
    if isinstance(error, InvalidInputError):
        body["fields"] = {name: fault_text(request, fault) for name, fault in error.fields.items()}
    headers = dict(error.headers)
    if error.retry_after_s is not None:
        headers["Retry-After"] = str(max(1, math.ceil(error.retry_after_s)))
    return Answer(body={**body, **error.details}, status=error.status, headers=headers)


def fault_text(request: Request, fault: Fault) -> str:
    """What is wrong with a field, in the caller's language."""
    return _text(request, fault.code, fault.params)


def _text(request: Request, code: str, params: Params) -> str:
    values: dict[str, str | int | float] = {"now": _local_now(request), **params}
    return render(request.language, _message_id(code), **values)


def _message_id(code: str) -> str:
    return "error-" + code.replace("_", "-")


def _local_now(request: Request) -> str:
    """What time it is for the caller, for texts about times that have passed."""
    caller = request.caller_or_none
    zone = caller.timezone if caller else "UTC"
    return f"{clock.now().astimezone(ZoneInfo(zone)):%d.%m.%Y %H:%M} ({zone})"


def invalid_fields(error: ValidationError) -> InvalidInputError:
    """
    The first fault of each field, as one error.

    A fault's code is pydantic's own type (`string_too_long`) where we have a text for it; a
    validator of ours raises ValueError with the code of its text.
    """
    fields: dict[str, str | Fault] = {}
    for fault in error.errors(include_url=False, include_input=False):
        name = ".".join(str(part) for part in fault["loc"]) or "body"
        context = fault.get("ctx", {})
        params = {key: v for key, v in context.items() if isinstance(v, str | int | float)}
        fields.setdefault(name, Fault(_code(fault["type"], context.get("error")), params))
    return InvalidInputError(fields)


def _code(fault_type: str, raised: object) -> str:
    code = str(raised) if isinstance(raised, ValueError) else fault_type
    return code if has_text("en", _message_id(code)) else "invalid_value"
