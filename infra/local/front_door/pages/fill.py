"""Fills a page's template in the browser's language."""

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template

from infra.local.front_door.asgi import Headers, Request, Response
from infra.local.front_door.errors import prefers_russian
from infra.local.front_door.pages.texts import Language, words
from infra.local.front_door.security_headers import LOCAL_PAGES

FOLDER = Path(__file__).parent
HTML: Headers = ((b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-store"))


def language_of(request: Request) -> Language:
    """The language that the browser prefers of ours."""
    return "ru" if prefers_russian(request.header("accept-language")) else "en"


def fill_page(
    name: str,
    request: Request,
    *,
    facts: Mapping[str, str],
    parts: Mapping[str, str],
    headers: Headers = LOCAL_PAGES,
) -> Response:
    """
    The page of a template.

    Args:
        facts: plain text, for people and for the page's scripts.
        parts: HTML, as it is.
    """
    language = language_of(request)
    texts = words(language)
    data = json.dumps({"texts": texts, **facts}, ensure_ascii=False)
    shown = {key: escape(value) for key, value in {**texts, **facts}.items()}
    page = _template(name).substitute(
        shown, language=language, data=data.replace("<", "\\u003c"), **parts
    )
    return Response(200, page.encode(), HTML + headers)


def fill_part(name: str, request: Request) -> str:
    """The HTML of a template that several pages have in them."""
    texts = words(language_of(request))
    return _template(name).substitute({key: escape(value) for key, value in texts.items()})


def _template(name: str) -> Template:
    return Template((FOLDER / f"{name}.html").read_text())
