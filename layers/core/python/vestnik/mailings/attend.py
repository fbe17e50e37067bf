"""Looking after one mailing when its time has come: beginning, planning, rousing, closing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from vestnik.errors import ConditionRefusedError
from vestnik.mailings.closing import LOOK_AGAIN, close
from vestnik.mailings.dispatch import Dispatch, drop_orphan
from vestnik.mailings.endings import finish_if_complete
from vestnik.mailings.model import Mailing, MailingState
from vestnik.mailings.planning import is_far_ahead, plan_on
from vestnik.mailings.rousing import rouse
from vestnik.platform.due import Entry, Hint, schedule

AHEAD_AGAIN = timedelta(seconds=10)  # until a planner that is far ahead looks again


def attend(entry: Entry, dispatch: Dispatch, go_on: Callable[[], bool]) -> Mailing | None:
    """
    Do what the entry's mailing waits for, as far as there is time (`go_on`).

    Answers what was recorded; None if there was nothing to do or somebody else is at it.

    Raises:
        TransientError: a store didn't answer; the hint may come again.
    """
    before = dispatch.mailings.claim(entry, now=dispatch.now())
    if before is None:
        drop_orphan(entry, dispatch.mailings, dispatch)
        return None
    try:
        after = _worked_on(before, dispatch, go_on)
    except ConditionRefusedError:
        _settle(entry, before, before, dispatch)
        return None
    is_recorded = _settle(entry, before, after, dispatch)
    finish_if_complete(before.id, dispatch)
    return after if is_recorded else None


def _worked_on(mailing: Mailing, dispatch: Dispatch, go_on: Callable[[], bool]) -> Mailing:
    now = dispatch.now()
    if mailing.is_over(now):
        return _ended(mailing, dispatch, go_on)
    if mailing.state not in {MailingState.SCHEDULED, MailingState.RUNNING}:
        return replace(mailing, next_at=mailing.look_at(now))
    if mailing.state is MailingState.SCHEDULED:
        mailing = replace(mailing, state=MailingState.RUNNING)
        if not dispatch.mailings.begin(mailing):
            raise ConditionRefusedError
    mailing = plan_on(rouse(mailing, dispatch, go_on), dispatch, go_on)
    return replace(mailing, next_at=_next_look(mailing, dispatch))


def _next_look(mailing: Mailing, dispatch: Dispatch) -> datetime | None:
    now = dispatch.now()
    if (
        mailing.rouse_from is None
        and not mailing.planning.is_done
        and is_far_ahead(mailing, dispatch)
    ):
        return min(now + AHEAD_AGAIN, max(mailing.end_at, now))
    return mailing.look_at(now)


def _ended(mailing: Mailing, dispatch: Dispatch, go_on: Callable[[], bool]) -> Mailing:
    """The mailing after as much closing as there was time for."""
    closed = close(mailing, dispatch, go_on)
    mailing, now = replace(closed.mailing, rouse_from=None), dispatch.now()
    if not closed.is_done:
        return replace(mailing, next_at=now + LOOK_AGAIN)
    mailing = replace(mailing, next_at=None, finished_at=mailing.finished_at or now)
    if mailing.state is MailingState.CANCELLED:
        return mailing
    counts = dispatch.pages.counts(mailing.id)
    came_first = counts.expired or counts.unknown or not mailing.planning.is_complete
    state = MailingState.EXPIRED if came_first else MailingState.FINISHED
    return replace(mailing, state=state, pause_reason=None)


def _settle(entry: Entry, before: Mailing, after: Mailing, dispatch: Dispatch) -> bool:
    plan = after.plan()
    is_recorded = schedule(
        [plan] if plan else [],
        partial(dispatch.mailings.settle, before, after),
        due=dispatch.due,
        hints=dispatch.hints,
        now_ms=dispatch.now_ms,
    )
    if not is_recorded:
        _hint_what_has_changed(before.id, dispatch)
    if plan is None or dispatch.due.entry(plan).sk != entry.sk:
        dispatch.due.delete(entry)
    return is_recorded


def _hint_what_has_changed(mailing_id: str, dispatch: Dispatch) -> None:
    """Its own hint may have come while we held the mailing, and been dropped."""
    mailing = dispatch.mailings.get(mailing_id)
    plan = mailing.plan() if mailing else None
    if plan and plan.due_ms <= dispatch.now_ms():
        dispatch.hints.send(
            [Hint(dispatch.due.entry(plan), dispatch.now_ms())], now_ms=dispatch.now_ms()
        )
