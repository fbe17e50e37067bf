"""Notices of what somebody else might have done."""

from vestnik.emails.content import Content, Link
from vestnik.emails.kinds.words import instant, quoted, unsubscribe, words
from vestnik.emails.links import MailLinks
from vestnik.emails.model import Mail


def new_sign_in(mail: Mail, links: MailLinks) -> Content:
    facts = [
        (words(mail, "fact-when"), instant(mail, mail.values["at"])),
        (words(mail, "fact-device"), quoted(mail.values["device"])),
    ]
    if mail.values.get("ip"):
        facts.append((words(mail, "fact-ip"), quoted(mail.values["ip"])))
    return Content(
        subject=words(mail, "sign-in-subject"),
        heading=words(mail, "sign-in-heading"),
        paragraphs=(words(mail, "sign-in-what"),),
        facts=tuple(facts),
        action=Link(words(mail, "sign-in-action"), links.sessions_url),
        after=(words(mail, "sign-in-you"), words(mail, "sign-in-not-you")),
        footer=words(mail, "footer-notice"),
        unsubscribe=unsubscribe(mail, links),
    )


def telegram_linked(mail: Mail, links: MailLinks) -> Content:
    facts = [(words(mail, "fact-when"), instant(mail, mail.values["at"]))]
    if mail.values.get("username"):
        facts.append((words(mail, "fact-telegram"), "@" + quoted(mail.values["username"])))
    return Content(
        subject=words(mail, "linked-subject"),
        heading=words(mail, "linked-heading"),
        paragraphs=(words(mail, "linked-what"),),
        facts=tuple(facts),
        action=Link(words(mail, "linked-action"), links.telegram_url),
        after=(words(mail, "linked-not-you"),),
        footer=words(mail, "footer-notice"),
        unsubscribe=unsubscribe(mail, links),
    )


def outside_connected(mail: Mail, links: MailLinks) -> Content:
    facts = [
        (words(mail, "fact-when"), instant(mail, mail.values["at"])),
        (words(mail, "fact-service"), quoted(mail.values["service"])),
    ]
    if mail.values.get("account"):
        facts.append((words(mail, "fact-account"), quoted(mail.values["account"])))
    return Content(
        subject=words(mail, "connected-subject"),
        heading=words(mail, "connected-heading"),
        paragraphs=(words(mail, "connected-what"),),
        facts=tuple(facts),
        action=Link(words(mail, "connected-action"), links.sessions_url),
        after=(words(mail, "connected-not-you"),),
        footer=words(mail, "footer-notice"),
        unsubscribe=unsubscribe(mail, links),
    )
