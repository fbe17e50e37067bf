"""What sends mailings."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import TYPE_CHECKING

from vestnik import clock, ids
from vestnik.bootstrap.clients import directory
from vestnik.bootstrap.configured import config
from vestnik.bootstrap.mailing_desk import mailing_desk
from vestnik.bootstrap.plans import due, events, hints
from vestnik.mailings.kinds import MAILING
from vestnik.platform.sender_row import RowSender

if TYPE_CHECKING:
    from vestnik.mailings.dispatch import Dispatch
    from vestnik.mailings.gate import Gate
    from vestnik.mailings.http_sender import HttpSender


def dispatch(time_left_ms: Callable[[], int]) -> "Dispatch":
    """What pages and plans of mailings are worked on with, in one invocation."""
    from vestnik.mailings import placeholders  # noqa: PLC0415 - one worker needs it
    from vestnik.mailings.dispatch import Dispatch  # noqa: PLC0415 - the same
    from vestnik.mailings.telling import tell  # noqa: PLC0415 - the same

    desk = mailing_desk()
    return Dispatch(
        mailings=desk.mailings,
        pages=desk.pages,
        directory=directory(),
        texts=placeholders,
        gateway=gateway(),
        gate=_gate(),
        calls=_calls(config().sender_in_flight),
        breaker=_breaker(),
        tell=partial(tell, events=events()),
        due=due(),
        hints=hints(MAILING),
        now=clock.now,
        random=random.random,
        new_id=ids.new_id,
        error_share_percent=config().error_share_percent,
        time_left_ms=time_left_ms,
    )


def gateway() -> "HttpSender":
    """The outside API, with today's token."""
    return _gateway(config().sender_url, config().sender_token)


@cache
def _gateway(url: str, token: str) -> "HttpSender":
    from vestnik.mailings.http_sender import HttpSender  # noqa: PLC0415 - one worker needs it

    return HttpSender(url=url, token=token)


@cache
def _gate() -> "Gate":
    from vestnik.mailings.gate import Gate  # noqa: PLC0415 - the same

    see = mailing_desk().mailings.see
    return Gate(lambda mailing_id, now: see(mailing_id, now=now), clock.now)


@cache
def _calls(in_flight: int) -> ThreadPoolExecutor:
    """Threads that live as long as the container: each keeps its connection."""
    return ThreadPoolExecutor(max_workers=in_flight, thread_name_prefix="call")


@cache
def _breaker() -> RowSender:
    """When the outside API may be called again; it has no pace of its own."""
    return RowSender("mailings", per_s=1_000)
