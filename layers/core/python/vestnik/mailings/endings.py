"""How a mailing comes to a stop: done, expired, or paused because something is wrong."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from vestnik.mailings.dispatch import Dispatch
from vestnik.mailings.happened import WORKER, mailing_changed
from vestnik.mailings.model import Mailing, MailingState, PauseReason
from vestnik.mailings.page import Counts, MessageStatus, Record
from vestnik.platform.due import schedule

SHARE_OF = 200  # messages; spec/mailings.md


def finish_if_complete(mailing_id: str, dispatch: Dispatch) -> bool:
    """Whether everything has been recorded; then its state says so."""
    mailing = dispatch.mailings.get(
        mailing_id
    )  # before the counters: a retry changes it after them
    if mailing is None or mailing.state is not MailingState.RUNNING:
        return False
    if not mailing.planning.is_complete or mailing.rouse_from is not None:
        return False
    counts = dispatch.pages.counts(mailing_id)
    if not counts.is_complete:
        return False
    plan = mailing.plan()
    if dispatch.mailings.finish(mailing, _finished(mailing, counts, dispatch)) and plan:
        dispatch.due.delete(dispatch.due.entry(plan))
    return True


def _finished(mailing: Mailing, counts: Counts, dispatch: Dispatch) -> Mailing:
    came_first = counts.expired or counts.unknown
    return replace(
        mailing,
        state=MailingState.EXPIRED if came_first else MailingState.FINISHED,
        finished_at=dispatch.now(),
        version=mailing.version + 1,
        next_at=None,
    )


def pause_for(reason: PauseReason, mailing_id: str, dispatch: Dispatch) -> None:
    """Pause a mailing that runs; who looks after it sees why."""
    before = dispatch.mailings.get(mailing_id)
    if before is None or before.state is not MailingState.RUNNING:
        return
    after = replace(before, state=MailingState.PAUSED, pause_reason=reason)
    after = replace(
        after,
        version=before.version + 1,
        rev=dispatch.new_id(),
        next_at=after.look_at(dispatch.now()),
    )
    told, plan = mailing_changed(before, after, actor=WORKER, at=dispatch.now()), after.plan()
    schedule(
        [plan] if plan else [],
        partial(dispatch.mailings.pause, before, after, told),
        due=dispatch.due,
        hints=dispatch.hints,
        now_ms=dispatch.now_ms,
    )


def too_many_failed(mailing_id: str, ended: Sequence[Record], dispatch: Dispatch) -> bool:
    """Whether, with those that have just ended, more of the last 200 failed than may."""
    called = [record for record in ended if record.attempts]  # the others say nothing of it
    if not called:
        return False
    failed = sum(record.status is MessageStatus.FAILED for record in called)
    of, failed = dispatch.mailings.note_ended(mailing_id, ended=len(called), failed=failed)
    return of >= SHARE_OF and failed * 100 > dispatch.error_share_percent * of
