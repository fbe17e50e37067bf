"""A reminder; its first lines are those of the message in Telegram."""

from vestnik.emails.content import Content, Link
from vestnik.emails.kinds.words import quoted, unsubscribe, words
from vestnik.emails.links import MailLinks
from vestnik.emails.model import Mail
from vestnik.texts.reminder import reminder_text


def reminder(mail: Mail, links: MailLinks) -> Content:
    given = mail.values
    text = reminder_text(mail.language, quoted(given["title"]), late_s=int(given["late_s"]))
    first, _, late = text.partition("\n")
    return Content(
        subject=first,
        heading=first,
        lead=late or None,
        action=Link(words(mail, "open-task"), links.task_url(str(given["task_id"]))),
        footer=words(mail, "footer-reminder"),
        unsubscribe=unsubscribe(mail, links),
    )
