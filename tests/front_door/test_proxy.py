"""Requests reach the API as they came, and its answers come back as they were."""

import asyncio
import socket
from pathlib import Path

import httpx
import pytest
from aiohttp import web

from infra.local.front_door.app import FrontDoor
from infra.local.front_door.proxy import BODY_LIMIT_BYTES, Upstream
from infra.local.front_door.router import Router
from infra.local.front_door.security_headers import WEB_APP
from infra.local.front_door.static import Folder
from tests.front_door.door import Door

STAGE = "/_aws/execute-api/abc/api"


def raw_exchange(door: Door, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", door.settings.port), timeout=60) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.parametrize(
    "path",
    [
        "/tasks?q=a%20b&q=%2F&empty",
        "/a%2Fb/%D0%BF%25/..%2f../x",
        "//double//slashes/",
        "/../up/./here",
        "/semi;colon=1/@:$&'()*+,=~",
    ],
)
def test_a_path_arrives_byte_for_byte(door: Door, path: str) -> None:
    request = f"GET /api{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"

    raw_exchange(door, request.encode())

    assert door.api.received[0].raw_path == STAGE + path


@pytest.mark.parametrize("path", ["/api", "/api/"])
def test_the_root_of_the_api_is_forwarded_too(door: Door, path: str) -> None:
    door.http.post(path, json={})

    assert door.api.received[0].raw_path == f"{STAGE}/"


@pytest.mark.parametrize(
    "path",
    ["/openapi.json", "/metrics", "/health", "/CarexRandom", "/CompanyRandom", "/retry-errors"],
)
def test_an_alias_is_served_by_its_twin_under_api(door: Door, path: str) -> None:
    door.http.post(f"{path}?deal_id=1")

    assert door.api.received[0].raw_path == f"{STAGE}{path}?deal_id=1"


def test_an_empty_body_gets_no_content_type(door: Door) -> None:
    door.http.post("/api/tasks")

    assert door.api.received[0].body == b""
    assert door.api.received[0].header("content-type") is None


def test_body_and_doubled_headers_arrive(door: Door) -> None:
    headers = [("X-Twin", "a"), ("X-Twin", "b"), ("Content-Type", "application/json")]

    door.http.patch("/api/tasks/1", content=b'{"title": "\xd0\xb4"}', headers=headers)

    request = door.api.received[0]
    assert request.method == "PATCH"
    assert request.body == b'{"title": "\xd0\xb4"}'
    assert [value for name, value in request.headers if name == "x-twin"] == ["a", "b"]


def test_headers_of_the_connection_stay_behind(door: Door) -> None:
    headers = {"Connection": "X-Private", "X-Private": "1", "TE": "trailers", "Upgrade": "h2c"}

    door.http.get("/api/tasks", headers=headers)

    names = {name.lower() for name, _ in door.api.received[0].headers}
    assert names.isdisjoint({"x-private", "te", "upgrade"})


def test_a_caller_cant_choose_his_address(door: Door) -> None:
    door.http.get("/api/tasks", headers={"X-Forwarded-For": "8.8.8.8", "X-Forwarded-Host": "evil"})

    assert door.api.received[0].header("x-forwarded-for") == "127.0.0.1"
    assert door.api.received[0].header("x-forwarded-host") == f"127.0.0.1:{door.settings.port}"


def test_two_cookies_come_back_as_two(door: Door) -> None:
    async def answers(_request: web.BaseRequest) -> web.Response:
        answer = web.json_response({"id": "1"}, status=201)
        answer.headers.extend([("Set-Cookie", "at=1; HttpOnly"), ("Set-Cookie", "rt=2; HttpOnly")])
        return answer

    door.api.answers = answers

    answer = door.http.post("/api/user", json={})

    assert answer.status_code == 201
    assert answer.headers.get_list("set-cookie") == ["at=1; HttpOnly", "rt=2; HttpOnly"]


def test_redirects_and_packed_bodies_pass_untouched(door: Door) -> None:
    async def answers(_request: web.BaseRequest) -> web.Response:
        return web.Response(status=302, body=b"\x1f\x8b", headers={"Location": "/x?a=%2F"})

    door.api.answers = answers

    answer = door.http.get("/api/oauth/start")

    assert (answer.status_code, answer.headers["location"]) == (302, "/x?a=%2F")
    assert answer.content == b"\x1f\x8b"


def test_head_has_the_length_but_no_body(door: Door) -> None:
    async def answers(_request: web.BaseRequest) -> web.Response:
        return web.Response(body=b"12345")

    door.api.answers = answers

    answer = raw_exchange(
        door, b"HEAD /api/tasks HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    )

    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"content-length: 5" in head.lower()
    assert body == b""


def test_nothing_to_say_has_neither_length_nor_body(door: Door) -> None:
    async def answers(_request: web.BaseRequest) -> web.Response:
        return web.Response(status=204)

    door.api.answers = answers

    answer = door.http.delete("/api/tasks/1")

    assert answer.status_code == 204
    assert "content-length" not in answer.headers


def test_a_declared_body_over_ten_megabytes_is_refused_unread(door: Door) -> None:
    declared = (
        f"POST /api/tasks HTTP/1.1\r\nHost: x\r\nContent-Length: {BODY_LIMIT_BYTES + 1}\r\n\r\n"
    )

    with socket.create_connection(("127.0.0.1", door.settings.port), timeout=60) as connection:
        connection.sendall(declared.encode())
        answer = connection.recv(65536)

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert door.api.received == []


def test_a_streamed_body_is_cut_at_ten_megabytes(door: Door) -> None:
    chunks = (b"x" * (1 << 20) for _ in range(11))

    answer = door.http.post("/api/tasks", content=chunks)

    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert door.api.received == []


def test_half_a_body_is_never_forwarded(door: Door) -> None:
    half = b"POST /api/tasks HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{}"
    with socket.create_connection(("127.0.0.1", door.settings.port), timeout=60) as connection:
        connection.sendall(half)

    door.http.get("/api/tasks")

    assert [request.method for request in door.api.received] == ["GET"]


def test_an_error_of_the_product_passes_untouched(door: Door) -> None:
    error = {"message": "Занято", "code": "email_taken", "request_id": "r1"}

    async def answers(_request: web.BaseRequest) -> web.Response:
        return web.json_response(error, status=409)

    door.api.answers = answers

    answer = door.http.post("/api/user", json={})

    assert (answer.status_code, answer.json()) == (409, error)


@pytest.mark.parametrize(
    ("gateway", "answered", "code"),
    [
        ((403, "Forbidden"), 404, "not_found"),
        ((404, "Not Found"), 404, "not_found"),
        ((502, "Function died: Traceback …"), 502, "bad_gateway"),
        ((500, "KeyError('x')"), 500, "internal_error"),
        ((504, "Endpoint request timed out"), 504, "gateway_timeout"),
    ],
)
def test_errors_past_the_gateways_responses_get_the_contracts_form(
    door: Door, gateway: tuple[int, str], answered: int, code: str
) -> None:
    async def answers(_request: web.BaseRequest) -> web.Response:
        headers = {"x-amzn-RequestId": "r-1"}
        return web.json_response({"message": gateway[1]}, status=gateway[0], headers=headers)

    door.api.answers = answers

    answer = door.http.get("/api/nowhere")

    assert answer.status_code == answered
    assert (answer.json()["code"], answer.json()["request_id"]) == (code, "r-1")
    assert gateway[1] not in answer.text


def test_the_gateways_own_errors_are_put_into_the_callers_language(door: Door) -> None:
    error = {"message": "Too many requests", "code": "too_many_requests", "request_id": "r-1"}

    async def answers(_request: web.BaseRequest) -> web.Response:
        headers = {"x-amzn-ErrorType": "TooManyRequestsException", "Retry-After": "1"}
        headers |= {"x-amzn-RequestId": "r-1"}
        return web.json_response(error, status=429, headers=headers)

    door.api.answers = answers

    answer = door.http.get("/api/tasks", headers={"Accept-Language": "ru"})

    assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
    assert answer.json() == error | {"message": "Слишком много запросов. Подождите немного."}


def test_an_api_that_breaks_off_is_a_bad_gateway_in_the_callers_language(door: Door) -> None:
    async def answers(request: web.BaseRequest) -> web.Response:
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    door.api.answers = answers

    answer = door.http.post("/api/tasks", json={}, headers={"Accept-Language": "ru-RU,en;q=0.5"})

    assert (answer.status_code, answer.json()["code"]) == (502, "bad_gateway")
    assert answer.json()["message"] == "Сервис не ответил."


async def ask(api_url: str, *, timeout_s: float) -> httpx.Response:
    """One request to a front door without sockets, with this API behind it."""
    nothing = Folder(Path("/nonexistent"), headers=WEB_APP)
    async with Upstream(api_url, timeout_s=timeout_s) as upstream:
        app = FrontDoor(upstream, nothing, nothing, nothing, Router())
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://door") as client:
            return await client.get("/api/tasks")


def test_an_api_that_is_down_is_a_bad_gateway() -> None:
    answer = asyncio.run(ask("http://127.0.0.1:1/api", timeout_s=5))

    assert (answer.status_code, answer.json()["code"]) == (502, "bad_gateway")


def test_an_api_that_never_answers_is_a_gateway_timeout() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        answer = asyncio.run(ask(f"http://127.0.0.1:{port}/api", timeout_s=0.1))

    assert (answer.status_code, answer.json()["code"]) == (504, "gateway_timeout")
