"""What the kinds share: words in a mail's language, what people wrote, instants, the way out."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date

from vestnik.emails.content import Link
from vestnik.emails.links import MailLinks
from vestnik.emails.model import TOPICS, Mail, one_line
from vestnik.texts import render

_LONGEST = 300  # characters of what somebody wrote, as long as the longest title of a task


def words(mail: Mail, message_id: str, **values: str | int) -> str:
    return render(mail.language, f"mail-{message_id}", **values)


def quoted(text: Any) -> str:
    """What somebody wrote, as one line of bearable length."""
    line = one_line(str(text)[: 4 * _LONGEST])
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def instant(mail: Mail, at: str) -> str:
    """An instant as RFC 3339 says it: `21 ноября 2026, 15:04 (UTC+03:00)`."""
    local = datetime.fromisoformat(at).astimezone(ZoneInfo(mail.timezone))
    offset = f"{local:%z}"
    return words(
        mail,
        "instant",
        date=format_date(local, "d MMMM y", locale=mail.language),
        time=f"{local:%H:%M}",
        offset=f"UTC{offset[:3]}:{offset[3:5]}",
    )


def unsubscribe(mail: Mail, links: MailLinks) -> Link | None:
    """The way out of what a mail is one of, for people; None: it is not to be missed."""
    topic = TOPICS.get(mail.kind)
    if topic is None:
        return None
    return Link(words(mail, f"stop-{topic}"), links.unsubscribe_page(mail.user_id, topic))
