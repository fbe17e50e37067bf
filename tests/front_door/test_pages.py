"""The pages come whole, in the browser's language, and load nothing from elsewhere."""

import re

import pytest

from infra.local.front_door.pages.texts import TEXTS
from tests.front_door.door import Door

PAGES = [
    "/_local/",
    "/_local/telegram",
    "/_local/telegram?start=abc",
    "/_local/mail",
    "/_local/sender",
    "/_local/oidc",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("language", "word"), [("ru", "Почта"), ("en-GB", "Mail"), ("de", "Mail")])
def test_a_page_speaks_the_browsers_language(
    door: Door, path: str, language: str, word: str
) -> None:
    answer = door.http.get(path, headers={"Accept-Language": language})

    assert answer.status_code == 200
    assert word in answer.text
    assert f'<html lang="{"ru" if language == "ru" else "en"}">' in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_everything_that_a_page_loads_is_there(door: Door, path: str) -> None:
    page = door.http.get(path)

    assets = re.findall(r'(?:src|href)="(/_local/assets/[^"]+)"', page.text)
    assert assets
    assert {door.http.get(asset).status_code for asset in assets} == {200}
    assert not re.search(r'(?:src|href)="https?:', page.text)
    assert not re.search(r"<script>|style=|onclick=", page.text)


def test_the_bare_address_leads_to_the_index(door: Door) -> None:
    assert door.http.get("/_local").headers["location"] == "/_local/"


@pytest.mark.parametrize("name", ["pages.py", "index.html", "..%2fserver.py", "missing.js"])
def test_only_scripts_and_styles_are_assets(door: Door, name: str) -> None:
    assert door.http.get(f"/_local/assets/{name}").status_code == 404


def test_every_text_is_there_in_both_languages() -> None:
    assert all(english and russian for english, russian in TEXTS.values())


def test_the_components_are_shown_beside_the_app_under_its_content_policy(door: Door) -> None:
    page, style = door.http.get("/_local/kit"), door.http.get("/_local/kit/kit-BxY12_a9.css")

    assert (page.status_code, page.text) == (200, "<h1>Kit</h1>")
    assert "style-src 'self';" in page.headers["content-security-policy"]
    assert style.headers["content-type"] == "text/css; charset=utf-8"
    assert door.http.get("/_local/kit/../door.py").status_code == 404
    assert 'href="/_local/kit"' in door.http.get("/_local/").text
