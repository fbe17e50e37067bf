"""What people's e-mail addresses work with."""

from functools import cache

from vestnik import clock
from vestnik.accounts.mailbox import MailDesk
from vestnik.accounts.mailbox_store import MailboxStore
from vestnik.bootstrap.configured import config
from vestnik.bootstrap.people import accounts
from vestnik.bootstrap.plans import due, hints
from vestnik.emails.model import MAIL
from vestnik.emails.outbox import Outbox


@cache
def outbox() -> Outbox:
    """What mails are stored with."""
    return Outbox(due=due(), hints=hints(MAIL), now=clock.now)


@cache
def mailboxes() -> MailboxStore:
    """What hangs on people's addresses."""
    return MailboxStore()


def mail_desk() -> MailDesk:
    """What people do about their mail, with today's keys."""
    return MailDesk(
        accounts=accounts(),
        mailboxes=mailboxes(),
        outbox=outbox(),
        keys=config().session_keys,
    )
