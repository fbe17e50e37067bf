"""
Errors that API Gateway makes itself, as AWS would have answered them.

`infra/stack/gateway.yaml` gives these errors the contract's form. The embedded AWS reads the API
without those gateway responses and answers `{"message": "…"}` with its own statuses and, when an
integration fails, its own exception texts. Here such a body is replaced by what gateway.yaml says.
Answers of the product always carry a code and pass untouched.
"""

import json

from infra.local.front_door.asgi import JSON_TYPE, Headers, Response
from infra.local.front_door.errors import error_document

# What the gateway answered -> what it is to be. An unknown path is 403 "Missing Authentication
# Token": nothing else here is 403, as no route has an authorizer of the gateway's own.
_ANSWERS = {
    400: (400, "malformed"),
    403: (404, "not_found"),
    404: (404, "not_found"),
    413: (413, "too_large"),
    415: (415, "unsupported_media_type"),
    429: (429, "too_many_requests"),
    502: (502, "bad_gateway"),
    504: (504, "gateway_timeout"),
}
_ANYTHING_ELSE = (500, "internal_error")


def in_contract_form(answer: Response, accept_language: str) -> Response:
    """The answer itself, or its replacement when it is an error of the gateway in its own form."""
    if answer.status < 400 or not _is_gateways_own(answer.body):
        return answer
    status, code = _ANSWERS.get(answer.status, _ANYTHING_ELSE)
    document = error_document(code, accept_language, request_id=_request_id(answer.headers))
    headers: Headers = ((b"content-type", JSON_TYPE), (b"cache-control", b"no-store"))
    if status == 429:
        headers += ((b"retry-after", b"1"),)
    return Response(status, json.dumps(document, ensure_ascii=False).encode(), headers)


def _is_gateways_own(body: bytes) -> bool:
    try:
        document = json.loads(body)
    except ValueError:
        return False
    return isinstance(document, dict) and "message" in document and "code" not in document


def _request_id(headers: Headers) -> str | None:
    ids = (value for name, value in headers if name.lower() == b"x-amzn-requestid")
    return next((value.decode("latin-1") for value in ids), None)
