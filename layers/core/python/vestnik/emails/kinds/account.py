"""Mails about an account that can't be unsubscribed from; the welcome begins what can be."""

from vestnik.emails.content import Content, Link
from vestnik.emails.kinds.words import instant, unsubscribe, words
from vestnik.emails.links import MailLinks
from vestnik.emails.model import Mail


def welcome(mail: Mail, links: MailLinks) -> Content:
    return Content(
        subject=words(mail, "welcome-subject"),
        heading=words(mail, "welcome-heading"),
        paragraphs=(words(mail, "welcome-what"), words(mail, "welcome-confirm")),
        action=_confirming(mail, links),
        after=(words(mail, "welcome-digest"),),
        footer=words(mail, "footer-address"),
        unsubscribe=unsubscribe(mail, links),
    )


def confirmation(mail: Mail, links: MailLinks) -> Content:
    return Content(
        subject=words(mail, "confirmation-subject"),
        heading=words(mail, "confirmation-heading"),
        paragraphs=(words(mail, "confirmation-what", address=mail.address or ""),),
        action=_confirming(mail, links),
        footer=words(mail, "footer-address"),
    )


def password_reset(mail: Mail, links: MailLinks) -> Content:
    url = links.reset_url(mail.user_id, str(mail.values["reset_id"]), mail.chat_id)
    return Content(
        subject=words(mail, "reset-subject"),
        heading=words(mail, "reset-heading"),
        paragraphs=(words(mail, "reset-what"),),
        action=Link(words(mail, "reset-action"), url),
        after=(words(mail, "reset-life"), words(mail, "reset-not-you")),
        footer=words(mail, "footer-account"),
    )


def password_changed(mail: Mail, links: MailLinks) -> Content:
    return Content(
        subject=words(mail, "password-subject"),
        heading=words(mail, "password-heading"),
        paragraphs=(
            words(mail, "password-what", at=instant(mail, mail.values["at"])),
            words(mail, "password-sessions"),
            words(mail, "password-tokens"),
            words(mail, "password-not-you"),
        ),
        action=Link(words(mail, "open-app"), links.app_url),
        footer=words(mail, "footer-account"),
    )


def _confirming(mail: Mail, links: MailLinks) -> Link:
    url = links.confirm_url(mail.user_id, mail.address or "")
    return Link(words(mail, "confirm-action"), url)
