"""What managers do with mailings."""

import random
from functools import cache

from vestnik import clock, ids
from vestnik.bootstrap.clients import client_desk
from vestnik.bootstrap.plans import due, hints
from vestnik.mailings.marks_store import MarkStore
from vestnik.mailings.model import MAILING
from vestnik.mailings.pages_store import PageStore
from vestnik.mailings.store import MailingStore
from vestnik.mailings.trial import TRIAL, TrialDesk
from vestnik.mailings.trials_store import TrialStore
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
        wait_until_ms=clock.wait_until_ms,
    )


@cache
def trial_desk() -> TrialDesk:
    """What texts are sent to one phone with."""
    return TrialDesk(
        trials=TrialStore(),
        client_of=lambda phone: client_desk().clients.of_phones([phone]).get(phone),
        due=due(),
        hints=hints(TRIAL),
        now=clock.now,
        random=random.random,
        new_id=ids.new_id,
    )
