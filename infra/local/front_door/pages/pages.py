"""The pages of what is outside, and their assets."""

import re
from dataclasses import dataclass

from infra.local.front_door.asgi import Request, Response
from infra.local.front_door.errors import AnswerError
from infra.local.front_door.mail.inbox import Inbox
from infra.local.front_door.mail.message import read_content
from infra.local.front_door.pages.fill import FOLDER, HTML, fill_page, fill_part
from infra.local.front_door.router import Router
from infra.local.front_door.security_headers import LOCAL_PAGES, MAIL_FRAME
from infra.local.front_door.static import Folder

_FAULTS = ("mail_faults", "sender_faults", "oidc_faults")
# No content policy governs `<link rel="preconnect">`, and to the address of a frame Chromium has
# connected before the policy refuses it.
_CONNECTING = re.compile("<(?=link|i?frame)", re.IGNORECASE)


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
        router.add("GET", "/_local/sender", self.get_sender)
        router.add("GET", "/_local/oidc", self.get_oidc)
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

    async def get_sender(self, request: Request) -> Response:
        """What the sending API received."""
        return self._page("sender", request)

    async def get_oidc(self, request: Request) -> Response:
        """The provider of outside accounts."""
        return self._page("oidc", request)

    async def get_mail_html(self, _request: Request, mail_id: str) -> Response:
        """The HTML of one mail, to be shown in a sandboxed frame; its links open outside."""
        source = self.inbox.source(int(mail_id)) if mail_id.isdecimal() else None
        if source is None:
            raise AnswerError(404, "not_found")
        body = '<base target="_blank">' + _CONNECTING.sub("<no-", read_content(source).html)
        return Response(200, body.encode("utf-8", "replace"), HTML + MAIL_FRAME)

    async def get_asset(self, request: Request, name: str) -> Response:
        """A script or a style sheet."""
        if not name.endswith((".js", ".css")):
            raise AnswerError(404, "not_found")
        return self.assets.answer(request, f"/{name}")

    def _page(self, name: str, request: Request) -> Response:
        faults = {part: fill_part(part, request) for part in _FAULTS}
        return fill_page(name, request, facts=self.facts, parts=faults)


def make_pages(facts: dict[str, str], inbox: Inbox) -> Pages:
    """The pages with their assets beside them."""
    return Pages(facts, inbox, Folder(FOLDER, headers=LOCAL_PAGES))
