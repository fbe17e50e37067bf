"""What each kind of mail says."""

from collections.abc import Callable, Mapping

from vestnik.emails.content import Content
from vestnik.emails.kinds.account import (
    confirmation,
    password_changed,
    password_reset,
    welcome,
)
from vestnik.emails.kinds.digest import digest
from vestnik.emails.kinds.mailing_statistics import mailing_statistics
from vestnik.emails.kinds.notices import new_sign_in, outside_connected, telegram_linked
from vestnik.emails.kinds.reminder import reminder
from vestnik.emails.links import MailLinks
from vestnik.emails.model import Mail, MailKind

_KINDS: Mapping[MailKind, Callable[[Mail, MailLinks], Content]] = {
    MailKind.WELCOME: welcome,
    MailKind.CONFIRMATION: confirmation,
    MailKind.PASSWORD_RESET: password_reset,
    MailKind.PASSWORD_CHANGED: password_changed,
    MailKind.NEW_SIGN_IN: new_sign_in,
    MailKind.TELEGRAM_LINKED: telegram_linked,
    MailKind.OUTSIDE_CONNECTED: outside_connected,
    MailKind.REMINDER: reminder,
    MailKind.DIGEST: digest,
    MailKind.MAILING_STATISTICS: mailing_statistics,
}


def content_of(mail: Mail, links: MailLinks) -> Content:
    """What a mail says, in the language and the zone of its person."""
    return _KINDS[mail.kind](mail, links)
