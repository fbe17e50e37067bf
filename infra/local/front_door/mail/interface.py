"""Paths of the inbox."""

from dataclasses import dataclass
from urllib.parse import quote

from infra.local.front_door.asgi import Request, Response, json_response
from infra.local.front_door.errors import AnswerError
from infra.local.front_door.mail.faults import MailFault
from infra.local.front_door.mail.inbox import Inbox
from infra.local.front_door.router import Router


@dataclass(frozen=True)
class MailInterface:
    """What `spec/local.md` promises of mail."""

    inbox: Inbox
    fault: MailFault

    def add_to(self, router: Router) -> None:
        """Answer these paths."""
        router.add("GET", "/_local/api/mail", self.get_mails)
        router.add("DELETE", "/_local/api/mail", self.delete_mails)
        router.add("GET", "/_local/api/mail/faults", self.get_fault)
        router.add("POST", "/_local/api/mail/faults", self.post_fault)
        router.add("GET", "/_local/api/mail/{mail_id}/source", self.get_source)
        router.add("GET", "/_local/api/mail/{mail_id}/attachments/{number}", self.get_attachment)

    async def get_mails(self, request: Request) -> Response:
        """Every mail; 304 while there are the same."""
        etag = f'"{self.inbox.version()}"'
        headers = ((b"etag", etag.encode()),)
        if request.header("if-none-match") == etag:
            return Response(304, headers=headers)
        return json_response(self.inbox.mails(), headers=headers)

    async def delete_mails(self, _request: Request) -> Response:
        """Empty the inbox."""
        self.inbox.clear()
        return Response(204)

    async def get_fault(self, _request: Request) -> Response:
        """The order in force."""
        return json_response(self.fault.document())

    async def post_fault(self, request: Request) -> Response:
        """Another order."""
        self.fault.order(await request.json_object())
        return json_response(self.fault.document())

    async def get_source(self, _request: Request, mail_id: str) -> Response:
        """One mail as it came over the wire."""
        source = self.inbox.source(int(mail_id)) if mail_id.isdecimal() else None
        if source is None:
            raise AnswerError(404, "not_found")
        return Response(200, source, ((b"content-type", b"text/plain; charset=utf-8"),))

    async def get_attachment(self, _request: Request, mail_id: str, number: str) -> Response:
        """A file of a mail, to be saved and never shown: anybody may have sent it."""
        known = mail_id.isdecimal() and number.isdecimal()
        file = self.inbox.attachment(int(mail_id), int(number)) if known else None
        if file is None:
            raise AnswerError(404, "not_found")
        saved_as = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
        headers = (
            (b"content-type", b"application/octet-stream"),
            (b"content-disposition", saved_as.encode()),
        )
        return Response(200, file.content, headers)
