"""What managers do with mailings."""

from functools import cache

from vestnik import clock, ids
from vestnik.bootstrap.plans import due, hints
from vestnik.mailings.marks_store import MarkStore
from vestnik.mailings.model import MAILING
from vestnik.mailings.pages_store import PageStore
from vestnik.mailings.store import MailingStore
from vestnik.mailings.use_cases import MailingDesk


@cache
def mailing_desk() -> MailingDesk:
    """What managers work with."""
    return MailingDesk(
        mailings=MailingStore(),
        pages=PageStore(),
        marks=MarkStore(),
        due=due(),
        hints=hints(MAILING),
        now=clock.now,
        new_id=ids.new_id,
    )
