"""
Errors that API Gateway makes itself, as AWS would have answered them.

The template's GatewayResponses give these errors the contract's form. The embedded AWS applies
them when no route fits, but answers by itself when an integration fails or the stage is missing:
`{"message": "…"}` without a code, with the emulator's own exception text in it. Here such a body is
replaced by what the GatewayResponses say. Answers of the product always carry a code and pass.
"""

import json

from infra.local.front_door.asgi import JSON_TYPE, Response
from infra.local.front_door.errors import error_document

_CODES = {403: "not_found", 404: "not_found", 413: "too_large"}
_CODES |= {500: "internal_error", 502: "bad_gateway", 504: "gateway_timeout"}
_STATUSES = {403: 404}


def in_contract_form(answer: Response, accept_language: str) -> Response:
    """The answer itself, or its replacement when it is an error of the gateway in its own form."""
    if answer.status < 400 or not _is_gateways_own(answer):
        return answer
    code = _CODES.get(answer.status, "internal_error" if answer.status >= 500 else "malformed")
    document = error_document(code, accept_language)
    headers = ((b"content-type", JSON_TYPE), (b"cache-control", b"no-store"))
    body = json.dumps(document, ensure_ascii=False).encode()
    return Response(_STATUSES.get(answer.status, answer.status), body, headers)


def _is_gateways_own(answer: Response) -> bool:
    try:
        document = json.loads(answer.body)
    except ValueError:
        return False
    return isinstance(document, dict) and "message" in document and "code" not in document
