"""Pages look anew at what they wait for, after a mailing has changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from vestnik.mailings.dispatch import Dispatch
from vestnik.mailings.model import Mailing
from vestnik.mailings.page import Ledger
from vestnik.platform.due import Hint, schedule

_AT_ONCE = 100  # ledgers read


def rouse(mailing: Mailing, dispatch: Dispatch, go_on: Callable[[], bool]) -> Mailing:
    """The mailing with the pages roused from `rouse_from` on, as far as there is time."""
    if mailing.rouse_from is None:
        return mailing
    after = mailing.rouse_from - 1
    while found := dispatch.pages.ledgers(mailing.id, after=after, limit=_AT_ONCE):
        for ledger in found:
            _rouse(mailing, ledger, dispatch)
        after = found[-1].page
        if not go_on():
            return replace(mailing, rouse_from=after + 1)
    return replace(mailing, rouse_from=None)


def _rouse(mailing: Mailing, ledger: Ledger, dispatch: Dispatch) -> None:
    """Hint a page that is due, and bring one forward that needn't wait so long any more."""
    now, plan = dispatch.now(), ledger.plan()
    if plan is None or ledger.next_at is None or (ledger.lease_until or now) > now:
        return
    wanted = _wanted(mailing, ledger, now)
    if ledger.next_at > wanted:
        move(ledger, wanted, dispatch)
        dispatch.due.delete(dispatch.due.entry(plan))
    elif ledger.next_at <= now:
        dispatch.hints.send(
            [Hint(dispatch.due.entry(plan), dispatch.now_ms())], now_ms=dispatch.now_ms()
        )


def _wanted(mailing: Mailing, ledger: Ledger, now: datetime) -> datetime:
    first = min(record.next_at or now for record in ledger.records if record.is_open)
    opens_at = mailing.opens_at(ledger.timezone, now) if ledger.timezone else now
    return max(first, opens_at, now)


def move(ledger: Ledger, at: datetime, dispatch: Dispatch) -> Ledger | None:
    """Let a page wait for another instant; None if somebody has written it meanwhile."""
    after = replace(ledger, next_at=at, rev=dispatch.new_id(), attempt=ledger.attempt + 1)
    plan = after.plan()
    is_ours = schedule(
        [plan] if plan else [],
        partial(dispatch.pages.commit, ledger, after),
        due=dispatch.due,
        hints=dispatch.hints,
        now_ms=dispatch.now_ms,
    )
    return after if is_ours else None
