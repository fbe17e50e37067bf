"""
Errors that the product did not make, in the contract's form and the caller's language.

`infra/stack/gateway.yaml` says how API Gateway answers by itself, here as in AWS; it can't read
Accept-Language, so such an answer is put into words here. Where a function fails, or there is no
API yet because it is being deployed, the embedded AWS answers `{"message": "…"}` past gateway.yaml,
with its own statuses and exception texts: such a body is replaced. The product's errors carry a
code and no error type of the gateway's, and pass untouched.
"""

import json
from typing import Any

from infra.local.front_door.asgi import Headers, Response
from infra.local.front_door.errors import TEXTS, error_document

# What the emulator answered -> what it is to be; 403 is "Forbidden": the stage is not there yet.
_ANSWERS = {
    403: (404, "not_found"),
    404: (404, "not_found"),
    502: (502, "bad_gateway"),
    504: (504, "gateway_timeout"),
}
_ANYTHING_ELSE = (500, "internal_error")


def in_contract_form(answer: Response, accept_language: str) -> Response:
    """The answer itself, or its replacement when it is an error that the product did not make."""
    found = _status_and_code(answer) if answer.status >= 400 else None
    if found is None:
        return answer
    status, code = found
    request_id = _header(answer.headers, b"x-amzn-requestid")
    document = error_document(code, accept_language, request_id=request_id)
    headers = (*answer.headers, (b"cache-control", b"no-store"))
    return Response(status, json.dumps(document, ensure_ascii=False).encode(), headers)


def _status_and_code(answer: Response) -> tuple[int, str] | None:
    """What to answer instead; None when the product has answered, or somebody unknown."""
    document = _document(answer.body)
    if "message" not in document:
        return None
    code = document.get("code")
    if code is None:
        return _ANSWERS.get(answer.status, _ANYTHING_ELSE)
    is_gateways = _header(answer.headers, b"x-amzn-errortype") is not None
    return (answer.status, code) if is_gateways and code in TEXTS else None


def _document(body: bytes) -> dict[str, Any]:
    try:
        document = json.loads(body)
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


def _header(headers: Headers, wanted: bytes) -> str | None:
    values = (value for name, value in headers if name.lower() == wanted)
    return next((value.decode("latin-1") for value in values), None)
