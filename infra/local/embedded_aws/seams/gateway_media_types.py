"""
Bodies that are not text reach the function as they are.

AWS: importing an OpenAPI document applies its `x-amazon-apigateway-binary-media-types`.
MiniStack: knows such types of an API, but its import passes over that extension.
Here: they are given to the import as if they had been said beside the document.
"""

from typing import Any

from infra.local.embedded_aws import emulator

_EXTENSION = "x-amazon-apigateway-binary-media-types"


def install() -> None:
    """Add the types to each import."""
    gateway = emulator.module("services.apigateway_v1")

    def import_with_types(document: dict[str, Any], beside: dict[str, Any] | None = None) -> str:
        types = document.get(_EXTENSION, [])
        api_id: str = import_only(document, {**(beside or {}), "binaryMediaTypes": types})
        return api_id

    import_only = emulator.replace(gateway, "_import_rest_api", import_with_types)
