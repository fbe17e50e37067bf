"""A caller of the REST API: events as API Gateway makes them, through the whole edge."""

import json
import re
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import app as product
from tests.support.permissions import permitted


@dataclass(frozen=True)
class Answered:
    """What came back."""

    status: int
    headers: dict[str, Any]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


@dataclass
class Api:
    """Keeps cookies like a browser; `headers` go with each request."""

    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    ip: str = "203.0.113.7"

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        raw: str | None = None,
        headers: dict[str, str] | None = None,
        is_base64: bool = False,
    ) -> Answered:
        """Call a route; `body` becomes JSON, `raw` goes as it is (with the given content type)."""
        sent = {**self.headers, **(headers or {})}
        if body is not None:
            sent.setdefault("Content-Type", "application/json")
            raw = json.dumps(body)
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
            sent.setdefault("Sec-Fetch-Site", "same-origin")
        with permitted("api"):
            event = _event(method, path, sent, raw, self.ip)
            answer = product.app({**event, "isBase64Encoded": is_base64}, None)
        self._keep_cookies(answer.get("multiValueHeaders", {}).get("Set-Cookie", []))
        headers_out = {k.lower(): v for k, v in answer.get("headers", {}).items()}
        return Answered(answer["statusCode"], headers_out, answer["body"])

    def get(self, path: str, **options: Any) -> Answered:
        return self.request("GET", path, **options)

    def post(self, path: str, body: Any = None, **options: Any) -> Answered:
        return self.request("POST", path, body, **options)

    def patch(self, path: str, body: Any = None, **options: Any) -> Answered:
        return self.request("PATCH", path, body, **options)

    def delete(self, path: str, **options: Any) -> Answered:
        return self.request("DELETE", path, **options)

    def _keep_cookies(self, values: list[str]) -> None:
        for value in values:
            for name, morsel in SimpleCookie(value).items():
                if morsel["max-age"] == "0":
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value


def _event(
    method: str, path: str, headers: dict[str, str], body: str | None, ip: str
) -> dict[str, Any]:
    address = urlsplit(path)
    resource, parts = _match(address.path)
    query = parse_qs(address.query, keep_blank_values=True)
    return {
        "resource": resource,
        "path": address.path,
        "httpMethod": method,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "pathParameters": parts or None,
        "stageVariables": None,
        "requestContext": {
            "resourcePath": resource,
            "httpMethod": method,
            "path": f"/api{address.path}",
            "requestId": "request-1",
            "identity": {"sourceIp": ip},
        },
        "body": body,
        "isBase64Encoded": False,
    }


def _match(path: str) -> tuple[str, dict[str, str]]:
    exact = [route for route in product.app.routes if route == path]
    for route in exact or product.app.routes:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(route))
        if found := re.fullmatch(pattern, path):
            return route, {name: unquote(part) for name, part in found.groupdict().items()}
    raise LookupError(f"API Gateway would answer 403 for {path}")
