"""The mails that accounts cause."""

from collections.abc import Mapping
from datetime import datetime

from vestnik import clock, ids
from vestnik.accounts.mail_rules import hindrance
from vestnik.accounts.model import PasswordReset, TelegramLink, User
from vestnik.accounts.outside import OutsideAccount
from vestnik.emails.model import Mail, MailKind

Mails = tuple[Mail, ...]


def welcome(user: User) -> Mails:
    """To a new account; the same one each time."""
    return _by_mail(user, MailKind.WELCOME, user.id, {}, at=user.created_at)


def confirmation(user: User, *, now: datetime) -> Mails:
    """The link that confirms the address, once more."""
    return _by_mail(user, MailKind.CONFIRMATION, ids.new_id(), {}, at=now)


def password_reset(user: User, reset: PasswordReset, *, now: datetime) -> Mails:
    """A link to choose another password."""
    values = {"reset_id": reset.id}
    return _by_both_ways(user, MailKind.PASSWORD_RESET, reset.id, values, at=now)


def password_changed(user: User, *, now: datetime) -> Mails:
    """
    Tells that the account's next epoch began, with another password; once for each.

    In the chat too: whoever changed it by a link may be the one who reads the mail.
    """
    cause = f"{user.id}-{user.epoch + 1}"
    return _by_both_ways(user, MailKind.PASSWORD_CHANGED, cause, {"at": clock.rfc3339(now)}, at=now)


def new_sign_in(user: User, cause: str, *, device: str, ip: str, now: datetime) -> Mails:
    """Tells that somebody came from a device that nobody knows; `cause`: the session or request."""
    values = {"at": clock.rfc3339(now), "device": device, **({"ip": ip} if ip else {})}
    return _by_mail(user, MailKind.NEW_SIGN_IN, cause, values, at=now)


def telegram_linked(user: User, link: TelegramLink, *, code_hash: str) -> Mails:
    """Tells that a code has tied a chat to the account; once for each code."""
    values = {"at": clock.rfc3339(link.since), "username": link.username}
    return _by_mail(user, MailKind.TELEGRAM_LINKED, code_hash, values, at=link.since)


def outside_connected(user: User, account: OutsideAccount, *, service: str) -> Mails:
    """Tells that an account elsewhere opens this one from now on."""
    identity = account.identity
    cause = f"{user.id}-{identity.id}-{clock.to_ms(account.since)}"
    shown = {"service": service, "account": identity.email or identity.name}
    values = {"at": clock.rfc3339(account.since), **shown}
    return _by_both_ways(user, MailKind.OUTSIDE_CONNECTED, cause, values, at=account.since)


def _by_both_ways(
    user: User, kind: MailKind, cause: str, values: Mapping[str, object], *, at: datetime
) -> Mails:
    """To the address and to the chat, where there are; they are sent independently."""
    by_mail = _by_mail(user, kind, cause, values, at=at)
    if user.telegram is None or user.telegram.blocked:
        return by_mail
    chat_id = user.telegram.chat_id
    return (*by_mail, _mail(user, kind, f"{cause}-chat", values, at=at, chat_id=chat_id))


def _by_mail(
    user: User, kind: MailKind, cause: str, values: Mapping[str, object], *, at: datetime
) -> Mails:
    """None where the address takes no such mail."""
    if hindrance(user, kind, unconfirmed_too=True):
        return ()
    return (_mail(user, kind, cause, values, at=at, address=user.email),)


def _mail(
    user: User,
    kind: MailKind,
    cause: str,
    values: Mapping[str, object],
    *,
    at: datetime,
    address: str | None = None,
    chat_id: int | None = None,
) -> Mail:
    return Mail(
        id=ids.derived_id(kind, cause),
        user_id=user.id,
        kind=kind,
        language=user.language,
        timezone=user.timezone,
        values=values,
        about=user.id,
        made_at=at,
        next_at=at,
        address=address,
        chat_id=chat_id,
    )
