"""What choosing another password works with."""

from functools import cache, partial

from vestnik import clock
from vestnik.accounts.password_reset import ResetDesk
from vestnik.bootstrap.configured import config
from vestnik.bootstrap.entering import outside
from vestnik.bootstrap.mailing import mailboxes, outbox
from vestnik.bootstrap.people import accounts, token_desk, weblinks
from vestnik.bootstrap.tasks import calendars
from vestnik.erasure.ways_in import WaysIn, end_ways_in


def reset_desk() -> ResetDesk:
    """What resetting a password works with, with today's keys."""
    return ResetDesk(
        accounts=accounts(),
        mailboxes=mailboxes(),
        outbox=outbox(),
        keys=config().session_keys,
        now=clock.now,
        end_ways_in=partial(end_ways_in, ways=_ways_in()),
    )


@cache
def _ways_in() -> WaysIn:
    return WaysIn(
        accounts=accounts(),
        outside=outside(),
        tokens=token_desk().tokens,
        links=weblinks(),
        calendars=calendars().addresses,
    )
