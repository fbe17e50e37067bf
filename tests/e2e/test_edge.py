"""What API Gateway and the front door answer."""

from typing import Any

import httpx
import pytest

from tests.e2e.person import PASSWORD, Person

pytestmark = pytest.mark.deployed


def assert_error(answer: httpx.Response, status: int) -> None:
    assert answer.status_code == status, answer.text
    assert set(answer.json()) >= {"message", "code", "request_id"}


def test_unknown_paths_and_wrong_methods(client: httpx.Client, product: dict[str, Any]) -> None:
    assert_error(client.get(product["api"] + "/nope"), 404)
    wrong = client.put(product["api"] + "/tasks")
    assert_error(wrong, 405)
    assert "POST" in wrong.headers["allow"]


def test_bodies_that_are_no_bodies(client: httpx.Client, product: dict[str, Any]) -> None:
    url = product["api"] + "/user"
    json_type = {"Content-Type": "application/json"}

    assert_error(client.post(url, content=b"{", headers=json_type), 400)
    assert_error(client.post(url, content=b"\xff\xfe", headers=json_type), 400)
    assert_error(client.post(url, content=b'{"a":' + b'"x"' * 400_000, headers=json_type), 413)
    assert_error(client.post(url, content=b"hello", headers={"Content-Type": "text/plain"}), 415)
    assert_error(client.post(url, json={"email": "nobody"}), 422)


def test_cookies_sign_in_and_out(product: dict[str, Any]) -> None:
    origin = {"Sec-Fetch-Site": "same-origin"}
    with httpx.Client(base_url=product["api"], headers=origin, timeout=60) as browser:
        account = {"email": f"cookie{product['pid']}@example.com", "password": PASSWORD}
        assert browser.post("/user", data=account).status_code == 200
        assert browser.get("/user").status_code == 200
        assert browser.post("/session/refresh").status_code == 200
        cookies = dict(browser.cookies)

        assert browser.delete("/session").status_code == 204

        assert browser.get("/user").status_code == 401
        assert browser.get("/user", cookies=cookies).status_code == 401


def test_the_same_address_is_taken(product: dict[str, Any], linked: Person) -> None:
    body = {"email": linked.email.upper(), "password": PASSWORD}

    again = httpx.post(product["api"] + "/user", json=body, timeout=60)

    assert_error(again, 409)
    assert again.json()["message"] == "This email is already taken"


def test_a_forged_update_is_refused(client: httpx.Client, product: dict[str, Any]) -> None:
    for path in ("/telegram/webhook", "/"):
        forged = client.post(product["api"] + path, json={"update_id": 1})
        assert_error(forged, 403)


def test_the_front_door_serves_the_app_the_docs_and_the_aliases(product: dict[str, Any]) -> None:
    with httpx.Client(base_url=product["app"], timeout=60) as browser:
        assert "<!doctype html>" in browser.get("/").text.lower()
        assert browser.get("/docs/").status_code == 200
        assert browser.get("/openapi.json").json()["openapi"].startswith("3.1")
        assert browser.get("/health").json() == {"status": "ok"}
        assert browser.get("/_local/").status_code == 200
