"""The web app and the docs as a browser gets them."""

import gzip

import pytest

from tests.front_door.door import Door

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)


@pytest.mark.parametrize(
    "path", ["/", "/tasks", "/t/abc-1_2", "/index.html", "/a/b/", "/l/", "/lx"]
)
def test_every_page_of_the_web_app_is_its_index(door: Door, path: str) -> None:
    answer = door.http.get(path)

    assert (answer.status_code, answer.text) == (200, "<h1>Vestnik</h1>")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/l", "/reset", "/confirm", "/unsubscribe"])
def test_a_page_that_a_secret_opens_is_kept_and_found_by_nobody(door: Door, path: str) -> None:
    answer = door.http.get(path)

    assert (answer.status_code, answer.text) == (200, "<h1>Vestnik</h1>")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-robots-tag"] == "noindex"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["content-security-policy"] == POLICY


def test_an_asset_with_a_hash_in_its_name_is_kept_for_ever(door: Door) -> None:
    answer = door.http.get("/assets/app-BxY12_a9.js")

    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"


def test_a_large_text_is_packed_for_those_who_can_unpack(door: Door) -> None:
    with door.http.stream("GET", "/assets/app-BxY12_a9.js") as answer:
        packed = b"".join(answer.iter_raw())
    plain = door.http.get("/assets/app-BxY12_a9.js", headers={"Accept-Encoding": "identity"})

    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed) == plain.content
    assert answer.headers["etag"] != plain.headers["etag"]
    assert answer.headers["vary"] == "Accept-Encoding"


def test_what_a_browser_has_already_is_not_sent_again(door: Door) -> None:
    etag = door.http.get("/").headers["etag"]

    answer = door.http.get("/", headers={"If-None-Match": f'"other", {etag}'})

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == etag


def test_head_tells_the_length_of_the_page(door: Door) -> None:
    answer = door.http.head("/")

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len("<h1>Vestnik</h1>"))


@pytest.mark.parametrize(
    "path",
    [
        "/missing.js",
        "/../state/mail.sqlite",
        "/..%2fstate%2fmail.sqlite",
        "/%2e%2e/clock.txt",
        "/assets/%00.js",
        "/a%5cb.js",
        "/docs/missing",
    ],
)
def test_a_file_that_isnt_there_is_a_json_404(door: Door, path: str) -> None:
    answer = door.http.get(path)

    assert answer.status_code == 404
    assert answer.json().keys() == {"message", "code", "request_id"}


def test_pages_take_no_posts(door: Door) -> None:
    answer = door.http.post("/tasks")

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert answer.json()["code"] == "method_not_allowed"


def test_a_rebuilt_page_is_seen_at_once(door: Door) -> None:
    file = door.settings.web_dir / "late.txt"
    file.write_text("old")
    before = door.http.get("/late.txt").text
    file.write_text("new text")

    assert (before, door.http.get("/late.txt").text) == ("old", "new text")


def test_the_docs_have_a_slash_at_their_end(door: Door) -> None:
    answer = door.http.get("/docs", follow_redirects=True)

    assert str(answer.url).endswith("/docs/")
    assert answer.text == "<h1>API</h1>"
    assert "style-src 'self' 'unsafe-inline'" in answer.headers["content-security-policy"]
