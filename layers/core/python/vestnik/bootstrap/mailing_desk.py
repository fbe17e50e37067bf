"""What managers do with mailings."""

import random
from functools import cache
from typing import TYPE_CHECKING

from vestnik import clock, ids
from vestnik.bootstrap.clients import client_desk, directory
from vestnik.bootstrap.configured import config
from vestnik.bootstrap.plans import due, hints
from vestnik.mailings.kinds import MAILING, TRIAL

if TYPE_CHECKING:
    from vestnik.mailings.report import Reporter
    from vestnik.mailings.trial import TrialDesk
    from vestnik.mailings.use_cases import MailingDesk

_CALL_USUALLY_S = 0.5  # of a call that nothing is known of yet


@cache
def mailing_desk() -> "MailingDesk":
    """What managers work with."""
    from vestnik.mailings.marks_store import MarkStore  # noqa: PLC0415 - the API and one worker
    from vestnik.mailings.pages_store import PageStore  # noqa: PLC0415 - the same
    from vestnik.mailings.store import MailingStore  # noqa: PLC0415 - the same
    from vestnik.mailings.use_cases import MailingDesk  # noqa: PLC0415 - the same

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
def trial_desk() -> "TrialDesk":
    """What texts are sent to one phone with."""
    from vestnik.mailings.trial import TrialDesk  # noqa: PLC0415 - the same
    from vestnik.mailings.trials_store import TrialStore  # noqa: PLC0415 - the same

    return TrialDesk(
        trials=TrialStore(),
        client_of=lambda phone: client_desk().clients.of_phones([phone]).get(phone),
        due=due(),
        hints=hints(TRIAL),
        now=clock.now,
        random=random.random,
        new_id=ids.new_id,
    )


@cache
def reporter() -> "Reporter":
    """What the statistics of one mailing are made with."""
    from vestnik.mailings.report import Reporter  # noqa: PLC0415 - the API

    desk = mailing_desk()
    return Reporter(
        mailings=desk.mailings,
        pages=desk.pages,
        directory=directory(),
        now=clock.now,
        pace_per_s=lambda: config().sender_in_flight / _CALL_USUALLY_S,
    )
