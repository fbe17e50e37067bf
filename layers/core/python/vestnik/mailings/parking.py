"""Pages of a paused mailing: looked at again after an hour, not with every pass of the sweep."""

from datetime import timedelta

from vestnik import clock
from vestnik.mailings.dispatch import Dispatch
from vestnik.mailings.model import MailingState
from vestnik.mailings.page import read_ref
from vestnik.mailings.rousing import move
from vestnik.platform.due import Entry

PARKED = timedelta(hours=1)  # rousing brings it forward; as long it lasts if that goes wrong


def park(entry: Entry, dispatch: Dispatch) -> None:
    """Let an entry's page wait, if it is old and its mailing paused; resuming rouses it."""
    mailing_id, page = read_ref(entry.ref)
    if not entry.is_old(dispatch.now_ms()) or not _is_paused(mailing_id, dispatch):
        return
    ledger, now = dispatch.pages.ledger(mailing_id, page), dispatch.now()
    if ledger is None or ledger.next_at is None or (ledger.lease_until or now) > now:
        return
    if (ledger.rev, clock.to_ms(ledger.next_at)) != (entry.rev, entry.due_ms):
        return
    parked = move(ledger, now + PARKED, dispatch)
    if parked is None:
        return
    dispatch.due.delete(entry)
    if not _is_paused(mailing_id, dispatch):  # resumed meanwhile, and roused before we parked it
        move(parked, dispatch.now(), dispatch)


def _is_paused(mailing_id: str, dispatch: Dispatch) -> bool:
    mailing = dispatch.mailings.get(mailing_id)
    return mailing is not None and mailing.state is MailingState.PAUSED
