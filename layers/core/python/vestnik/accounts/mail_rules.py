"""Who takes mail of which kind: the one rule for all who make it, send it or choose the channel."""

from vestnik.accounts.model import MANAGER, User
from vestnik.emails.model import TOPICS, Mail, MailKind

_ASKED_FOR = frozenset({MailKind.PASSWORD_RESET, MailKind.CONFIRMATION})
_TO_CONFIRMED = frozenset({MailKind.DIGEST, MailKind.REMINDER, MailKind.MAILING_STATISTICS})


def is_wanted(user: User, kind: MailKind) -> bool:
    """Whether a person has not switched such mail off, and it is for such as him."""
    wishes = user.preferences
    match kind:
        case MailKind.DIGEST:
            return wishes.digest != "off"
        case MailKind.REMINDER:
            return wishes.reminder_mail
        case MailKind.MAILING_STATISTICS:
            return wishes.statistics_mail and MANAGER in user.roles and not user.is_shut
    if TOPICS.get(kind) == "notice":
        return wishes.notice_mail
    return True


def hindrance(user: User | None, kind: MailKind, *, unconfirmed_too: bool) -> str | None:
    """
    Why mail of a kind does not go to a person's address; None if nothing hinders it.

    An address that refused mail gets only what its owner has just asked for. `unconfirmed_too`:
    whether one that nobody has confirmed gets all kinds.
    """
    if user is None:
        return "no_account"
    if user.email is None:
        return "no_address"
    if user.email_refused and kind not in _ASKED_FOR:
        return "address_refused"
    if not is_wanted(user, kind):
        return "unwanted"
    if kind in _TO_CONFIRMED and not (user.email_confirmed or unconfirmed_too):
        return "unconfirmed"
    return None


def hindrance_of(mail: Mail, user: User | None, *, unconfirmed_too: bool) -> str | None:
    """
    Why a mail does not go by its first way any more: to its chat, or else to its address.

    Who wants no notices by mail still has them in his chat: they are few, and not to be missed.
    """
    if user is None or mail.chat_id is None:
        return hindrance(user, mail.kind, unconfirmed_too=unconfirmed_too)
    if user.telegram is None or user.telegram.chat_id != mail.chat_id:
        return "no_chat"
    is_notice = TOPICS.get(mail.kind) == "notice"
    return None if is_notice or is_wanted(user, mail.kind) else "unwanted"
