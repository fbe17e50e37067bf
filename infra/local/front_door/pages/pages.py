"""Fills the page templates in the browser's language and serves their assets."""

import json
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from infra.local.front_door.asgi import Headers, Request, Response
from infra.local.front_door.errors import AnswerError, prefers_russian
from infra.local.front_door.mail.inbox import Inbox
from infra.local.front_door.mail.message import read_content
from infra.local.front_door.pages.texts import Language, words
from infra.local.front_door.router import Router
from infra.local.front_door.security_headers import LOCAL_PAGES, MAIL_FRAME
from infra.local.front_door.static import Folder

_FOLDER = Path(__file__).parent
# No content policy governs `<link rel="preconnect">`, and to the address of a frame Chromium has
# connected before the policy refuses it.
_CONNECTING = re.compile("<(?=link|i?frame)", re.IGNORECASE)
_HTML: Headers = ((b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-store"))


@dataclass(frozen=True)
class Pages:
    """`facts` are shown to people: addresses, the bot's name."""

    facts: dict[str, str]
    inbox: Inbox
    assets: Folder

    def add_to(self, router: Router) -> None:
        """Answer these paths."""
        router.add("GET", "/_local", self.get_bare)
        router.add("GET", "/_local/", self.get_index)
        router.add("GET", "/_local/telegram", self.get_telegram)
        router.add("GET", "/_local/mail", self.get_mail)
        router.add("GET", "/_local/mail/{mail_id}/html", self.get_mail_html)
        router.add("GET", "/_local/assets/{name}", self.get_asset)

    async def get_bare(self, _request: Request) -> Response:
        """The index has a slash at its end."""
        return Response(308, headers=((b"location", b"/_local/"),))

    async def get_index(self, request: Request) -> Response:
        """Links, the clock, fault switches."""
        return self._page("index", request)

    async def get_telegram(self, request: Request) -> Response:
        """The chat."""
        return self._page("telegram", request)

    async def get_mail(self, request: Request) -> Response:
        """The inbox."""
        return self._page("mail", request)

    async def get_mail_html(self, _request: Request, mail_id: str) -> Response:
        """The HTML of one mail, to be shown in a sandboxed frame; its links open outside."""
        source = self.inbox.source(int(mail_id)) if mail_id.isdecimal() else None
        if source is None:
            raise AnswerError(404, "not_found")
        body = '<base target="_blank">' + _CONNECTING.sub("<no-", read_content(source).html)
        return Response(200, body.encode("utf-8", "replace"), _HTML + MAIL_FRAME)

    async def get_asset(self, request: Request, name: str) -> Response:
        """A script or a style sheet."""
        if not name.endswith((".js", ".css")):
            raise AnswerError(404, "not_found")
        return self.assets.answer(request, f"/{name}")

    def _page(self, name: str, request: Request) -> Response:
        language: Language = "ru" if prefers_russian(request.header("accept-language")) else "en"
        texts = words(language)
        data = json.dumps({"texts": texts, **self.facts}, ensure_ascii=False)
        shown = {key: escape(value) for key, value in (texts | self.facts).items()}
        faults = _template("mail_faults").substitute(shown)
        page = _template(name).substitute(
            shown, language=language, data=data.replace("<", "\\u003c"), mail_faults=faults
        )
        return Response(200, page.encode(), _HTML + LOCAL_PAGES)


def _template(name: str) -> Template:
    return Template((_FOLDER / f"{name}.html").read_text())


def make_pages(facts: dict[str, str], inbox: Inbox) -> Pages:
    """The pages with their assets beside them."""
    return Pages(facts, inbox, Folder(_FOLDER, headers=LOCAL_PAGES))
