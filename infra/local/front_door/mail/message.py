"""A mail as people read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.message import EmailMessage


@dataclass(frozen=True)
class Attachment:
    """A file that came with a mail."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Content:
    """Decoded subject and bodies; `headers` as they came, the last of doubled ones."""

    subject: str
    text: str
    html: str
    headers: dict[str, str]
    attachments: tuple[Attachment, ...]


def read_content(source: bytes) -> Content:
    """What a mail says; parts that are missing or can't be decoded are empty."""
    mail = message_from_bytes(source, policy=policy.default)
    return Content(
        subject=_header(mail, "subject"),
        text=_body(mail, "plain"),
        html=_body(mail, "html"),
        headers={name: _header(mail, name) for name in mail},
        attachments=tuple(_attachments(mail)),
    )


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return str(mail.get(name, "")).strip()  # what folding leaves
    except (HeaderParseError, ValueError):
        return ""


def _attachments(mail: EmailMessage) -> Iterator[Attachment]:
    if not mail.is_multipart():
        return
    for number, part in enumerate(mail.iter_attachments(), 1):
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            name = part.get_filename(f"file-{number}")
            yield Attachment(name, part.get_content_type(), content)


def _body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content()).replace("\r\n", "\n")
    except (LookupError, ValueError):
        return ""
