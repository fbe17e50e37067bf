"""What managers are told of mailings with."""

from typing import TYPE_CHECKING

from vestnik import clock
from vestnik.accounts.mail_rules import hindrance
from vestnik.accounts.model import MANAGER, User
from vestnik.bootstrap.configured import config
from vestnik.bootstrap.people import accounts
from vestnik.bootstrap.plans import due, hints
from vestnik.bootstrap.sending import mails
from vestnik.emails.model import MAIL, MailKind

if TYPE_CHECKING:
    from vestnik.reports.tell import Newsdesk


def newsdesk() -> "Newsdesk":
    """What tells managers of the last day."""
    from vestnik.accounts.staff_store import Staff  # noqa: PLC0415 - one schedule needs it
    from vestnik.mailings.pages_store import PageStore  # noqa: PLC0415
    from vestnik.mailings.store import MailingStore  # noqa: PLC0415
    from vestnik.reports.tell import Newsdesk  # noqa: PLC0415

    return Newsdesk(
        managers=Staff(MANAGER),
        user=accounts().user,
        hindrance=_hindrance,
        mailings=MailingStore(),
        pages=PageStore(),
        mails=mails(),
        due=due(),
        hints=hints(MAIL),
        now=clock.now,
    )


def _hindrance(user: User) -> str | None:
    return hindrance(
        user, MailKind.MAILING_STATISTICS, unconfirmed_too=config().mail_to_unconfirmed
    )
