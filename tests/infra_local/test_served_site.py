"""The distribution of the template, asked as a browser does: files, pages, the API behind it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from infra.deployment.connection import Connection
from infra.deployment.web import SiteError, publish_site
from infra.local import node, venvs
from infra.local.front_door.security_headers import DOCS, SECRET_PAGE, WEB_APP
from infra.web_files import ASKED_AGAIN, KEPT_FOR_EVER
from tests.infra_local.running_emulator import Emulator
from tests.infra_local.served_site import SECRET, ServedSite, served_site

PAGE, SCRIPT, DOCS_PAGE = "<h1>Vestnik</h1>", "const a = 1;", "<h1>API</h1>"


@pytest.fixture(scope="module")
def emulator_with_node(
    tmp_path_factory: pytest.TempPathFactory, aws_venv: venvs.Venv
) -> Iterator[Emulator]:
    """It runs CloudFront's functions by Node.js: the machine's, or the one that PyPI has."""
    with pytest.MonkeyPatch.context() as patch:
        if not node.usable_version():
            venvs.ensure(venvs.NODE, say=print)
            patch.setenv("PATH", str(venvs.NODE.path / "bin"), prepend=":")
        running = Emulator(tmp_path_factory.mktemp("emulator"))
    yield running
    running.end()


@pytest.fixture(scope="module")
def api() -> Iterator[HTTPServer]:
    """Tells what it was asked."""
    with HTTPServer(host="127.0.0.1") as server:
        server.expect_request(re.compile(".*")).respond_with_handler(_told)
        yield server


def _told(request: Request) -> Response:
    told = {"X-Asked": f"{request.method} {request.full_path.rstrip('?')}"}
    told |= {f"X-Sent-{name}": value for name, value in request.headers.items()}
    return Response("{}", headers=told, content_type="application/json")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small web app."""
    root = tmp_path_factory.mktemp("dist")
    (root / "assets").mkdir()
    (root / "docs").mkdir()
    (root / "index.html").write_text(PAGE)
    (root / "favicon.svg").write_text("<svg/>")
    (root / "assets" / "app-BxY12_a9.js").write_text(SCRIPT)
    (root / "docs" / "index.html").write_text(DOCS_PAGE)
    return root


@pytest.fixture(scope="module")
def site(emulator_with_node: Emulator, api: HTTPServer, folder: Path) -> ServedSite:
    """The small web app, deployed."""
    served = served_site(emulator_with_node, api_port=api.port)
    publish_site(connection_to(emulator_with_node), served.site, folder)
    return served


def connection_to(emulator: Emulator) -> Connection:
    return Connection("local", emulator.url)


@pytest.mark.parametrize("path", ["/", "/index.html", "/t/abc-1_2", "/settings", "/a/b/", "/l"])
def test_every_page_is_the_index(site: ServedSite, path: str) -> None:
    answer = site.get(path)

    assert (answer.status, answer.body.decode()) == (200, PAGE)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "sent", "kept"),
    [
        ("/", WEB_APP, ASKED_AGAIN),
        ("/assets/app-BxY12_a9.js", WEB_APP, KEPT_FOR_EVER),
        ("/docs/", DOCS, ASKED_AGAIN),
        ("/l", SECRET_PAGE, "no-store"),
        ("/reset", SECRET_PAGE, "no-store"),
    ],
)
def test_headers_are_those_of_the_front_door_and_https_for_good(
    site: ServedSite, path: str, sent: tuple[tuple[bytes, bytes], ...], kept: str
) -> None:
    answer = site.get(path)

    wanted = {name.decode(): value.decode() for name, value in sent}
    assert {name: answer.headers.get(name) for name in wanted} == wanted
    assert answer.headers["cache-control"] == kept
    assert answer.headers["strict-transport-security"] == "max-age=63072000"
    assert ("x-robots-tag" in answer.headers) == (sent is SECRET_PAGE)


def test_the_docs_are_a_folder_of_their_own(site: ServedSite) -> None:
    moved = site.get("/docs")

    assert (moved.status, moved.headers["location"]) == (308, "/docs/")
    assert site.get("/docs/").body.decode() == DOCS_PAGE


def test_a_file_that_is_not_there_is_not_the_page(site: ServedSite) -> None:
    """It is 404 on AWS; the emulator doesn't ask whether the bucket may be listed."""
    assert site.get("/missing.js").status in {403, 404}
    assert site.get("/docs/missing").status in {403, 404}


def test_plain_http_is_led_to_https_but_not_with_what_programs_send(site: ServedSite) -> None:
    moved = site.ask("GET", "/tasks", scheme="http")

    assert (moved.status, moved.headers["location"]) == (301, f"{site.site.address}tasks")
    assert site.ask("POST", "/api/session", scheme="http").status == 403


def test_pages_take_no_posts(site: ServedSite) -> None:
    assert site.ask("POST", "/tasks").status in {403, 405}


@pytest.mark.parametrize(
    ("asked", "passed_on"),
    [
        ("PATCH /api/tasks/1?a=b", "PATCH /api/tasks/1?a=b"),
        ("POST /api/", "POST /api/"),
        ("POST /api", "POST /api"),
        ("GET /openapi.json", "GET /api/openapi.json"),
        ("GET /metrics", "GET /api/metrics"),
        ("POST /CarexRandom?deal_id=1", "POST /api/CarexRandom?deal_id=1"),
        ("POST /CompanyRandom", "POST /api/CompanyRandom"),
        ("GET /retry-errors", "GET /api/retry-errors"),
    ],
)
def test_the_api_and_its_aliases_are_asked_with_all_that_was_sent_but_the_host(
    site: ServedSite, asked: str, passed_on: str
) -> None:
    method, path = asked.split(" ")
    sent = {"Authorization": "Bearer x", "Cookie": "a=1; b=2", "Origin": "https://a.example"}
    sent |= {"Vestnik-Autosave": "tab-aaaa:1", "If-Match": '"1"'}

    answer = site.ask(method, path, **sent)

    assert answer.status == 200, answer.body
    assert answer.headers["x-asked"] == passed_on
    assert {name: answer.headers.get(f"x-sent-{name.lower()}") for name in sent} == sent
    assert "cloudfront" not in answer.headers["x-sent-host"]
    assert answer.headers["strict-transport-security"] == "max-age=63072000"


@pytest.mark.parametrize("path", ["/api/session", "/metrics"])
def test_the_api_is_told_who_calls_whatever_he_says_himself(site: ServedSite, path: str) -> None:
    forged = {"Vestnik-Origin": "guess", "Vestnik-Viewer": "192.0.2.1"}

    answer = site.get(path, **forged)

    assert answer.headers["x-sent-vestnik-origin"] == SECRET
    assert answer.headers["x-sent-vestnik-viewer"] == "127.0.0.1"


def test_nobody_reads_the_bucket_past_cloudfront(site: ServedSite) -> None:
    s3 = site.emulator.client("s3")

    blocked = s3.get_public_access_block(Bucket=site.site.bucket)["PublicAccessBlockConfiguration"]
    assert set(blocked.values()) == {True}
    assert s3.get_bucket_versioning(Bucket=site.site.bucket)["Status"] == "Enabled"


def test_only_what_differs_is_uploaded_and_the_page_comes_last(
    site: ServedSite, folder: Path
) -> None:
    connection = connection_to(site.emulator)
    assert publish_site(connection, site.site, folder) == ()
    (folder / "assets" / "app-BxY12_a9.js").rename(folder / "assets" / "app-Zzz12_a9.js")
    (folder / "index.html").write_text(PAGE + "!")

    uploaded = publish_site(connection, site.site, folder)

    assert uploaded == ("assets/app-Zzz12_a9.js", "index.html")
    assert site.get("/").body.decode() == PAGE + "!"
    assert site.get("/assets/app-BxY12_a9.js").body.decode() == SCRIPT
    assert {"/", "/index.html"} in _invalidated(site)


def _invalidated(site: ServedSite) -> list[set[str]]:
    cloudfront, of = site.emulator.client("cloudfront"), site.site.distribution_id
    listed = cloudfront.list_invalidations(DistributionId=of)["InvalidationList"]["Items"]
    found = [cloudfront.get_invalidation(DistributionId=of, Id=one["Id"]) for one in listed]
    return [set(one["Invalidation"]["InvalidationBatch"]["Paths"]["Items"]) for one in found]


def test_a_folder_without_a_page_is_refused(site: ServedSite, tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="not built"):
        publish_site(connection_to(site.emulator), site.site, tmp_path)
