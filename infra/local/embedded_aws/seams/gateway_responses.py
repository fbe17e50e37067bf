"""
The gateway's own errors look as the API's description says.

AWS: importing an OpenAPI document applies its `x-amazon-apigateway-gateway-responses`.
MiniStack: knows gateway responses, but its import passes over that extension.
Here: each is put when the document was imported, before the deployment that takes it over.
"""

from typing import Any

from infra.local.embedded_aws import emulator

_EXTENSION = "x-amazon-apigateway-gateway-responses"


def install() -> None:
    """Put the responses after each import."""
    gateway = emulator.module("services.apigateway_v1")
    put = emulator.take(gateway, "_put_gateway_response")

    def import_with_responses(document: dict[str, Any], *others: Any) -> str:
        api_id: str = import_only(document, *others)
        for kind, response in document.get(_EXTENSION, {}).items():
            status, _, body = put(api_id, kind, response)
            if status >= 400:
                raise ValueError(f"gateway response {kind}: {body!r}")
        return api_id

    import_only = emulator.replace(gateway, "_import_rest_api", import_with_responses)
