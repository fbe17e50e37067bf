"""OpenAPI 3.1 from the table of routes and their models."""

from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter

from functions.api.schemas.errors import ErrorOut
from functions.runtime.routes import Route, Routes

_REFS = "#/components/schemas/{model}"
_SESSION: list[dict[str, list[str]]] = [{"cookie": []}, {"bearer": []}, {"basic": []}]
_SCHEMES = {
    "cookie": {"type": "apiKey", "in": "cookie", "name": "__Host-at"},
    "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
    "basic": {"type": "http", "scheme": "basic"},
    "token": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "vk_…",
        "description": "A personal API token; any one of the scopes named with a route opens it.",
    },
    "link": {"type": "apiKey", "in": "cookie", "name": "__Host-lt"},
}


def describe(groups: Iterable[Routes]) -> dict[str, Any]:
    """The whole document."""
    schemas: dict[str, Any] = {}
    paths: dict[str, dict[str, Any]] = {}
    for group in groups:
        for route in group.routes:
            operation = _operation(route, schemas)
            paths.setdefault(route.path, {})[route.method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": "Vestnik", "version": "0.1.0"},
        "servers": [{"url": "/api"}],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": _SCHEMES},
    }


def _operation(route: Route, schemas: dict[str, Any]) -> dict[str, Any]:
    answers = {str(status): _answer(model, schemas) for status, model in route.answers.items()}
    refused = set() if route.public else {403}  # an API token, or a link that only reads
    for status in {*route.errors, *refused, 405, 500}:
        answers.setdefault(str(status), _answer(ErrorOut, schemas))
    operation: dict[str, Any] = {
        "operationId": route.view.__name__ + ("_at_root" if route.path == "/" else ""),
        "summary": route.summary,
        "tags": [route.area],
        "parameters": [*_path_parameters(route), *_query_parameters(route, schemas)],
        "responses": answers,
        "security": _security(route),
    }
    if route.body:
        content = {"schema": _schema(route.body, schemas)}
        types = ["application/json"]
        if route.form:
            types.append("application/x-www-form-urlencoded")
        operation["requestBody"] = {
            "required": True,
            "content": dict.fromkeys(types, content),
        }
    if route.takes:
        text = {route.takes: {"schema": {"type": "string"}}}
        operation["requestBody"] = {"required": True, "content": text}
    return operation


def _security(route: Route) -> list[dict[str, list[str]]]:
    if route.public:
        return []
    by_token = [{"token": [str(scope)]} for scope in sorted(route.scopes)]
    by_link: list[dict[str, list[str]]] = [{"link": []}] if route.by_link else []
    return [*_SESSION, *by_token, *by_link]


def _answer(model: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    if model is None:
        return {"description": "Nothing to say"}
    if isinstance(model, str):
        return {"description": "Text", "content": {model: {"schema": {"type": "string"}}}}
    name = getattr(model, "__name__", "Answer")
    schema = _schema(model, schemas, mode="serialization")
    return {"description": name, "content": {"application/json": {"schema": schema}}}


def _schema(model: Any, schemas: dict[str, Any], *, mode: Any = "validation") -> dict[str, Any]:
    schema = TypeAdapter(model).json_schema(ref_template=_REFS, mode=mode)
    _name(schema.pop("$defs", {}), schemas)
    name = getattr(model, "__name__", "")
    if schema.get("type") != "object" or name == "dict":
        return schema
    _name({name: schema}, schemas)
    return {"$ref": _REFS.format(model=name)}


def _name(found: dict[str, Any], schemas: dict[str, Any]) -> None:
    """
    Raises:
        ValueError: two models have one name.
    """
    for name, schema in found.items():
        if schemas.setdefault(name, schema) != schema:
            raise ValueError(f"there are two models {name}")


def _path_parameters(route: Route) -> list[dict[str, Any]]:
    names = [part[1:-1] for part in route.path.split("/") if part.startswith("{")]
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in names
    ]


def _query_parameters(route: Route, schemas: dict[str, Any]) -> list[dict[str, Any]]:
    if not route.query:
        return []
    schema = route.query.model_json_schema(ref_template=_REFS)
    _name(schema.pop("$defs", {}), schemas)
    required = schema.get("required", [])
    return [
        {"name": name, "in": "query", "required": name in required, "schema": field}
        for name, field in schema["properties"].items()
    ]
