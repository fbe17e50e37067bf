"""What tells people of their day when it has ended."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from vestnik import clock
from vestnik.accounts.activity import SHARDS
from vestnik.accounts.mail_rules import hindrance
from vestnik.accounts.model import User
from vestnik.bootstrap.configured import config
from vestnik.bootstrap.plans import due, hints
from vestnik.digests.model import DIGEST
from vestnik.emails.model import MAIL, MailKind

if TYPE_CHECKING:
    from vestnik.digests.begin import Watch
    from vestnik.digests.nights_store import NightStore
    from vestnik.digests.person import Slots, Writer
    from vestnik.digests.walk import Walker


@cache
def _nights() -> "NightStore":
    from vestnik.digests.nights_store import NightStore  # noqa: PLC0415 - two functions need it

    return NightStore()


def watch() -> "Watch":
    """What sees midnights come."""
    from vestnik.digests.begin import Watch  # noqa: PLC0415 - one function needs it

    return Watch(nights=_nights(), due=due(), hints=hints(DIGEST), now=clock.now)


def walker(has_time: Callable[[], bool]) -> "Walker":
    """What walks a night, as long as it has time."""
    from vestnik.digests.people_store import PeopleStore  # noqa: PLC0415 - one worker needs it
    from vestnik.digests.walk import Walker  # noqa: PLC0415

    return Walker(
        nights=_nights(),
        people=PeopleStore(),
        writer=_writer(),
        slots=_slots,
        due=due(),
        hints=hints(DIGEST),
        now=clock.now,
        random=random.random,
        has_time=has_time,
    )


def _writer() -> "Writer":
    from vestnik.digests.people_store import PeopleStore  # noqa: PLC0415 - one worker needs it
    from vestnik.digests.person import Writer  # noqa: PLC0415

    return Writer(
        people=PeopleStore(),
        hindrance=_hindrance,
        due=due(),
        hints=hints(MAIL),
        now=clock.now,
    )


def _hindrance(user: User) -> str | None:
    return hindrance(user, MailKind.DIGEST, unconfirmed_too=config().mail_to_unconfirmed)


def _slots(first_at: datetime) -> "Slots":
    """Each shard of a zone at its share of the pace."""
    from vestnik.digests.person import Slots  # noqa: PLC0415 - one worker needs it

    return Slots(first_at, timedelta(seconds=SHARDS / config().mail_per_s))
