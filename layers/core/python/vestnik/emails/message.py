"""A letter as it goes over the wire (RFC 5322): the same bytes each time."""

from collections.abc import Iterator
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr, parseaddr

import idna

from vestnik.emails.content import Attachment
from vestnik.emails.letter import Letter, letter
from vestnik.emails.links import MailLinks
from vestnik.emails.model import TOPICS, Mail

# The newer policies encode words that are too long for a line, which no program finds again in
# List-Unsubscribe, and lose spaces between the pieces of a long subject.
_AS_IT_IS = compat32.clone(linesep="\r\n", max_line_length=None)


def message_of(mail: Mail, *, sender: str, links: MailLinks) -> bytes:
    """
    The message with its HTML and its plain text, and what is attached to it.

    Args:
        sender: `Name <address>`.
    """
    says = letter(mail, links)
    message = _body(mail, says)
    for name, value in (*_envelope(mail, sender), *_ways_out(mail, links)):
        if len(value.splitlines()) > 1:
            raise ValueError(f"more than one line in {name}")
        message[name] = value
    message["Subject"] = _encoded(says.subject)
    return message.as_bytes(policy=_AS_IT_IS)


def _body(mail: Mail, says: Letter) -> MIMEMultipart:
    # No text can hold these boundaries: base64 has no underscore.
    message = MIMEMultipart("alternative", boundary=f"=_{mail.id}")
    for form, text in (("plain", says.text), ("html", says.html)):
        message.attach(MIMEText(text.replace("\n", "\r\n"), form, "utf-8"))
    if not says.attachments:
        return message
    files = [_file(one) for one in says.attachments]
    return MIMEMultipart("mixed", boundary=f"=_with_{mail.id}", _subparts=[message, *files])


def _file(attachment: Attachment) -> MIMEText:
    part = MIMEText(attachment.text, attachment.subtype, "utf-8")
    part.add_header("Content-Disposition", "attachment", filename=attachment.name)
    return part


def ascii_address(address: str) -> str:
    """An address as most servers take it; letters beyond ASCII before the @ stay."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain if domain.isascii() else idna.encode(domain, uts46=True).decode()}"


def sender_address(sender: str) -> str:
    """The address of `Name <address>`."""
    return parseaddr(sender)[1]


def _envelope(mail: Mail, sender: str) -> Iterator[tuple[str, str]]:
    name, address = parseaddr(sender)
    yield "From", formataddr((name, address))
    yield "To", ascii_address(mail.address or "")
    yield "Date", format_datetime(mail.made_at)
    yield "Message-ID", f"<{mail.id}@{address.rpartition('@')[2]}>"
    yield "Auto-Submitted", "auto-generated"  # RFC 3834


def _ways_out(mail: Mail, links: MailLinks) -> Iterator[tuple[str, str]]:
    """One click unsubscribes (RFC 8058)."""
    topic = TOPICS.get(mail.kind)
    if topic:
        yield "List-Unsubscribe", f"<{links.unsubscribe_url(mail.user_id, topic)}>"
        yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"


def _encoded(subject: str) -> str:
    return Header(subject, "utf-8", header_name="Subject").encode(linesep="\r\n")
