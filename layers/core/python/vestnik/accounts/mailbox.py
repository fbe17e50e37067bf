"""An account's e-mail address: who reads it, and what it takes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from vestnik.accounts import notices
from vestnik.accounts.model import EditProfile, Preferences
from vestnik.accounts.ports import Accounts, Mailboxes
from vestnik.accounts.profile import edit_preferences
from vestnik.emails.links import address_mark, read_token
from vestnik.emails.model import Topic
from vestnik.emails.outbox import Outbox
from vestnik.errors import ConditionRefusedError, ConflictError, NotFoundError


@dataclass(frozen=True)
class MailDesk:
    """What people do about their mail. `keys`: those that tokens in mails are made with."""

    accounts: Accounts
    mailboxes: Mailboxes
    outbox: Outbox
    keys: Sequence[str]


def confirm_address(token: str, desk: MailDesk) -> str:
    """
    Note that somebody reads the mail of the address that a link was sent to, and answer it.

    Raises:
        NotFoundError: no such link was sent, or the account has another address by now.
    """
    match read_token("confirm", token, desk.keys):
        case (user_id, mark):
            user = desk.accounts.user(user_id)
            email = user.email if user else None
            if email and address_mark(email) == mark and desk.mailboxes.confirm(user_id, email):
                return email
    raise NotFoundError


def send_confirmation(user_id: str, desk: MailDesk, *, now: datetime) -> None:
    """
    Send the link that confirms the address; one that had refused mail is tried again.

    Raises:
        ConflictError: `no_email`, the account has none; `busy`, it was changed meanwhile.
        NotFoundError: there is no such account.
    """
    user = desk.accounts.user(user_id)
    if user is None:
        raise NotFoundError
    mails = notices.confirmation(user, now=now)
    if not mails:
        raise ConflictError("no_email")
    if not desk.outbox.write(mails, lambda: desk.mailboxes.try_again(user, mails)):
        raise ConditionRefusedError


def unsubscribe(token: str, desk: MailDesk) -> Topic:
    """
    Switch off what a mail was about, and answer that; it may be off already.

    Raises:
        NotFoundError: no mail held such a link, or the account is gone.
        ConditionRefusedError: others edit the account all the time.
    """
    match read_token("unsubscribe", token, desk.keys):
        case (user_id, ("digest" | "reminder" | "notice" | "statistics") as topic):
            edit_preferences(
                EditProfile(user_id),
                lambda wishes: _without(wishes, topic),
                accounts=desk.accounts,
            )
            return topic
    raise NotFoundError


def _without(wishes: Preferences, topic: Topic) -> Preferences:
    match topic:
        case "digest":
            return replace(wishes, digest="off")
        case "reminder":
            return replace(wishes, reminder_mail=False)
        case "notice":
            return replace(wishes, notice_mail=False)
        case "statistics":
            return replace(wishes, statistics_mail=False)
