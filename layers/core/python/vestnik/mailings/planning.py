"""Dividing an audience into pages, a little ahead of what is sent."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from vestnik.errors import ConditionRefusedError
from vestnik.mailings.audience import step
from vestnik.mailings.dispatch import Dispatch
from vestnik.mailings.model import Mailing, Planning
from vestnik.mailings.outcome import at_the_end
from vestnik.mailings.page import Body, Ledger, Record
from vestnik.platform.due import schedule

FIRST_STEP = 200  # clients: the first pages are to be sent within two seconds
STEP = 1_000  # clients
AHEAD = 30_000  # clients planned and not sent: two minutes at the pace of one worker


def plan_on(
    mailing: Mailing, dispatch: Dispatch, go_on: Callable[[], bool], *, ends: bool = False
) -> Mailing:
    """
    The mailing with more of its audience in pages.

    A step is decided once: its pages' bodies are written, then the mailing says that they count,
    and only then they get ledgers; whoever repeats it before that begins it anew.

    Args:
        ends: the mailing is over; pages are closed as they are opened.

    Raises:
        ConditionRefusedError: somebody else works on the mailing.
    """
    dispatch.directory.freeze(mailing.audience_at)
    mailing = _opened(mailing, dispatch, ends=ends)
    while not mailing.planning.is_done and go_on():
        if not ends and is_far_ahead(mailing, dispatch):
            break
        mailing = _opened(_decided(mailing, dispatch), dispatch, ends=ends)
    return mailing


def is_far_ahead(mailing: Mailing, dispatch: Dispatch) -> bool:
    """Whether enough is planned for a while; pages of other zones wait for their morning."""
    if mailing.window is not None:
        return False
    counts = dispatch.pages.counts(mailing.id)
    return counts.total - counts.recorded >= AHEAD


def _decided(mailing: Mailing, dispatch: Dispatch) -> Mailing:
    planning = mailing.planning
    limit = STEP if planning.cursor else FIRST_STEP
    taken = step(
        mailing, planning.cursor, directory=dispatch.directory, texts=dispatch.texts, limit=limit
    )
    for number, addressees in enumerate(taken.pages, planning.pages):
        body = Body(mailing.id, number, dispatch.now(), addressees)
        dispatch.pages.put_body(body, attempt=mailing.attempt)
    pages = planning.pages + len(taken.pages)
    return _progressed(
        mailing,
        Planning(taken.cursor, pages, planning.opened, is_done=taken.cursor is None),
        dispatch,
    )


def _opened(mailing: Mailing, dispatch: Dispatch, *, ends: bool) -> Mailing:
    """Every page that was decided has its ledger."""
    planning = mailing.planning
    for number in range(planning.opened, planning.pages):
        body = dispatch.pages.body(mailing.id, number)
        _open(
            _closed(mailing, body, dispatch) if ends else _waiting(mailing, body, dispatch),
            dispatch,
        )
    return replace(mailing, planning=replace(planning, opened=planning.pages))


def _open(ledger: Ledger, dispatch: Dispatch) -> None:
    plan = ledger.plan()
    schedule(
        [plan] if plan else [],
        partial(dispatch.pages.open, ledger),
        due=dispatch.due,
        hints=dispatch.hints,
        now_ms=dispatch.now_ms,
    )


def _waiting(mailing: Mailing, body: Body, dispatch: Dispatch) -> Ledger:
    now, timezone = dispatch.now(), body.addressees[0].timezone if mailing.window else None
    next_at = mailing.opens_at(timezone, now) if timezone else now
    records = (Record(),) * len(body.addressees)
    return Ledger(mailing.id, body.page, records, dispatch.new_id(), next_at, timezone)


def _closed(mailing: Mailing, body: Body, dispatch: Dispatch) -> Ledger:
    records = (at_the_end(Record(), cancelled=False),) * len(body.addressees)
    return Ledger(mailing.id, body.page, records, dispatch.new_id(), None)


def _progressed(mailing: Mailing, planning: Planning, dispatch: Dispatch) -> Mailing:
    if not dispatch.mailings.progress(mailing, planning):
        raise ConditionRefusedError
    return replace(mailing, planning=planning)
