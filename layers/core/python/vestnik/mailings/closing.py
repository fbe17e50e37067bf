"""Closing what is open when a mailing has come to its end, or was cancelled."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from vestnik.mailings.dispatch import Dispatch
from vestnik.mailings.model import Mailing, MailingState
from vestnik.mailings.outcome import at_the_end
from vestnik.mailings.page import Ledger
from vestnik.mailings.planning import plan_on

LOOK_AGAIN = timedelta(seconds=2)  # at a page whose calls are being recorded
_AT_ONCE = 100  # ledgers read


@dataclass(frozen=True)
class Closed:
    """How far it is. `is_done`: every message has come to its end."""

    mailing: Mailing
    is_done: bool


def close(mailing: Mailing, dispatch: Dispatch, go_on: Callable[[], bool]) -> Closed:
    """
    End every open message; the rest of the audience gets its pages, closed, unless cancelled.

    A page that somebody holds is left to him for as long as his lease lasts.
    """
    mailing, is_done = _closed(mailing, dispatch, go_on)
    if not is_done:
        return Closed(mailing, is_done=False)
    if mailing.state is MailingState.CANCELLED:
        return Closed(mailing, is_done=True)
    mailing = plan_on(mailing, dispatch, go_on, ends=True)
    return Closed(mailing, mailing.planning.is_complete)


def _closed(
    mailing: Mailing, dispatch: Dispatch, go_on: Callable[[], bool]
) -> tuple[Mailing, bool]:
    """The mailing with the pages closed from `close_from` on, and whether none is open."""
    while found := dispatch.pages.ledgers(mailing.id, after=mailing.close_from - 1, limit=_AT_ONCE):
        for ledger in found:
            if not _close(mailing, ledger, dispatch):
                return replace(mailing, close_from=ledger.page), False
        mailing = replace(mailing, close_from=found[-1].page + 1)
        if not go_on():
            return mailing, False
    return mailing, True


def _close(mailing: Mailing, ledger: Ledger, dispatch: Dispatch) -> bool:
    """Whether the page is closed."""
    now, plan = dispatch.now(), ledger.plan()
    if plan is None:
        return True
    if ledger.lease_until and ledger.lease_until > now:
        return False
    cancelled = mailing.state is MailingState.CANCELLED
    records = (at_the_end(one, cancelled=cancelled) for one in ledger.without_answers())
    after = replace(
        ledger,
        records=tuple(records),
        next_at=None,
        attempt=ledger.attempt + 1,
        calling_at=None,
        lease_until=None,
    )
    if not dispatch.pages.commit(ledger, after):
        return False
    dispatch.due.delete(dispatch.due.entry(plan))
    return True
