"""Mails as letters: a subject, plain text and HTML with its styles inlined."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from css_inline import CSSInliner
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from vestnik.emails.content import Attachment, Content
from vestnik.emails.kinds import content_of
from vestnik.emails.links import MailLinks
from vestnik.emails.model import Mail
from vestnik.texts import render

_TEMPLATES = Path(__file__).parent / "templates"
_CHAT_UNITS = 4096  # UTF-16 units of a message, Telegram's limit


@dataclass(frozen=True)
class Letter:
    """What a person gets to read."""

    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()


def letter(mail: Mail, links: MailLinks) -> Letter:
    """The same letter for the same mail, however often it is made."""
    content = content_of(mail, links)
    return Letter(
        subject=content.subject,
        text=_rendered("letter.txt", mail, content),
        html=_inliner().inline(_rendered("letter.html", mail, content)),
        attachments=content.attachments,
    )


def chat_text(mail: Mail, links: MailLinks) -> str:
    """The same as a message to a chat, cut where it would be too long for one."""
    text = _rendered("chat.txt", mail, content_of(mail, links)).strip()
    return _cut(text, _CHAT_UNITS)


def _rendered(name: str, mail: Mail, content: Content) -> str:
    def words(message_id: str) -> str:
        return render(mail.language, f"mail-{message_id}")

    template = _environment().get_template(name)
    return template.render(it=content, language=mail.language, words=words)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def _inliner() -> CSSInliner:
    # What is for the dark can't be inlined: it stays in a style element.
    return CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def _cut(text: str, units: int) -> str:
    """At most so many UTF-16 units, whole characters."""
    encoded = text.encode("utf-16-le")
    if len(encoded) <= 2 * units:
        return text
    return encoded[: 2 * (units - 1)].decode("utf-16-le", "ignore") + "…"
