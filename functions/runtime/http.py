"""
The edge of HTTP: one pipeline that every route goes through.

Order: method, who calls, may he (scope, role), how often (limits), content type, size, JSON,
fields, view. Whatever is raised becomes `{"message", "code", "request_id"}` here and nowhere else.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from chalice.app import Chalice, Response
from pydantic import BaseModel, ValidationError

from functions.runtime import cors, limits
from functions.runtime.auth import authenticate
from functions.runtime.error_body import error_body, invalid_fields
from functions.runtime.json_body import check_text, read_json
from functions.runtime.observe import log, request_scope
from functions.runtime.origin import check_origin
from functions.runtime.request import Answer, Body, Request
from functions.runtime.routes import METHODS, Route, Routes, by_path
from vestnik.errors import (
    ForbiddenError,
    MalformedError,
    MethodNotAllowedError,
    UnsupportedMediaTypeError,
    VestnikError,
)

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"


def publish(app: Chalice, groups: Iterable[Routes]) -> None:
    """Declare every path of the groups to Chalice, with every method and any content type."""
    for path, methods in by_path(groups).items():
        app.route(path, methods=list(METHODS), content_types=["*/*"], name=path)(
            _chalice_view(app, path, methods)
        )


def _chalice_view(app: Chalice, path: str, methods: Mapping[str, Route]) -> Callable[..., Response]:
    def view(**_parts: str) -> Response:
        current = app.current_request
        event = current.to_original_event() if current else {}
        return handle(Request(event=event, path=path), methods)

    return view


def handle(request: Request, methods: Mapping[str, Route]) -> Response:
    """Answer one request; never raises."""
    headers: dict[str, str] = {}
    with request_scope(request):
        try:
            answer = _answer(request, methods, headers)
        except VestnikError as error:
            answer = error_body(error, request)
        except Exception:  # noqa: BLE001 - the edge: a bug is logged whole and answered 500
            log.exception("unhandled error")
            answer = error_body(VestnikError(), request)
        log.info("answered", status=answer.status)
    return _response(request, answer, headers)


def _answer(request: Request, methods: Mapping[str, Route], headers: dict[str, str]) -> Answer:
    headers.update(cors.headers(request))
    if request.method == "OPTIONS":
        return cors.preflight(request, allowed=_allowed(methods))
    wanted = "GET" if request.method == "HEAD" else request.method
    if wanted not in methods:
        raise MethodNotAllowedError(headers={"Allow": _allowed(methods)})
    route = methods[wanted]
    if not route.public:
        request.caller_or_none = authenticate(route, request)
        _check_scope(route, request)
        _check_role(route, request)
    elif not route.from_anywhere:
        check_origin(request)
    headers.update(limits.take(route, request))
    return route.view(request, **_inputs(route, request))


def _allowed(methods: Mapping[str, Route]) -> str:
    names = {*methods, "OPTIONS"} | ({"HEAD"} if "GET" in methods else set())
    return ", ".join(sorted(names))


def _check_scope(route: Route, request: Request) -> None:
    given = request.caller.scopes
    if given is None or given & route.scopes:
        return
    if not route.scopes:
        raise ForbiddenError("not_for_tokens")
    raise ForbiddenError("scope_missing", scope=" | ".join(sorted(route.scopes)))


def _check_role(route: Route, request: Request) -> None:
    if route.roles and not (route.roles | {"admin"}) & request.caller.roles:
        raise ForbiddenError("role_missing", role=" | ".join(sorted(route.roles)))


def _inputs(route: Route, request: Request) -> dict[str, BaseModel]:
    inputs = {}
    if route.query:
        inputs["query"] = _validated(route.query, dict(request.query), request)
    if route.takes and request.content_type != route.takes:
        raise UnsupportedMediaTypeError
    if route.body:
        inputs["body"] = _validated(route.body, _read_body(route, request), request)
    return inputs


def _read_body(route: Route, request: Request) -> Any:
    text = request.body_text()
    if request.content_type == _JSON:
        return read_json(text)
    if route.form and request.content_type == _FORM:
        return _read_form(text)
    raise UnsupportedMediaTypeError


def _read_form(text: str) -> dict[str, str]:
    check_text(text)
    try:
        pairs = parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text), errors="strict")
    except ValueError as error:
        raise MalformedError from error
    for _, value in pairs:
        check_text(value)
    if len({name for name, _ in pairs}) != len(pairs):
        raise MalformedError("doubled_key")
    return dict(pairs)


def _validated(model: type[BaseModel], value: Any, request: Request) -> BaseModel:
    try:
        return model.model_validate(value, context={"language": request.language})
    except ValidationError as error:
        raise invalid_fields(error) from error


def _response(request: Request, answer: Answer, headers: Mapping[str, str]) -> Response:
    all_headers: dict[str, Any] = {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex",
        **headers,
        **answer.headers,
    }
    if answer.cookies:
        all_headers["Set-Cookie"] = list(answer.cookies)
    is_empty = request.method == "HEAD" or answer.status in {204, 304}
    text = "" if is_empty else _text(answer.body)
    all_headers.setdefault("Content-Type", _JSON)
    return Response(body=text, status_code=answer.status, headers=all_headers)


def _text(body: Body) -> str:
    if isinstance(body, str):
        return body
    return json.dumps(_plain(body), ensure_ascii=False, separators=(",", ":"))


def _plain(body: Any) -> Any:
    if isinstance(body, BaseModel):
        return body.model_dump(mode="json")
    if isinstance(body, list):
        return [_plain(item) for item in body]
    return body
