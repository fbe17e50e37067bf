"""Pausing, resuming, cancelling, deleting: what each makes of a mailing. Done again, the same."""

from dataclasses import replace
from datetime import datetime

from vestnik.errors import ConflictError
from vestnik.mailings.model import Mailing, MailingState, PauseReason, Planning

_ENDED = frozenset({MailingState.FINISHED, MailingState.CANCELLED, MailingState.EXPIRED})
_GOING = frozenset({MailingState.SCHEDULED, MailingState.RUNNING})


def paused(mailing: Mailing, now: datetime) -> Mailing:
    """
    Raises:
        ConflictError: `mailing_over`; `mailing_is_draft`, there is nothing to stop.
    """
    if mailing.state is MailingState.PAUSED:
        return mailing
    _check_going_on(mailing, now)
    if mailing.state is MailingState.DRAFT:
        raise ConflictError("mailing_is_draft")
    return replace(mailing, state=MailingState.PAUSED, pause_reason=PauseReason.MANAGER)


def resumed(mailing: Mailing, now: datetime) -> Mailing:
    """
    The mailing as it goes on; who is in one that hasn't begun is decided from now on.

    Raises:
        ConflictError: `mailing_over`; `mailing_is_draft`, it is to be released instead.
    """
    _check_going_on(mailing, now)
    if mailing.state is MailingState.DRAFT:
        raise ConflictError("mailing_is_draft")
    if mailing.state in _GOING:
        return mailing
    if mailing.planning == Planning():
        waiting = replace(mailing, state=MailingState.SCHEDULED, pause_reason=None)
        return replace(waiting, released_at=now)
    return replace(mailing, state=MailingState.RUNNING, pause_reason=None)


def cancelled(mailing: Mailing, now: datetime) -> Mailing:
    """
    Raises:
        ConflictError: `mailing_over`.
    """
    if mailing.state is MailingState.CANCELLED:
        return mailing
    _check_going_on(mailing, now)
    return replace(mailing, state=MailingState.CANCELLED, pause_reason=None)


def deleted(mailing: Mailing, now: datetime) -> Mailing:
    """What hasn't ended is cancelled with it."""
    if mailing.deleted_at:
        return mailing
    if mailing.state not in _ENDED:
        mailing = replace(mailing, state=MailingState.CANCELLED, pause_reason=None)
    return replace(mailing, deleted_at=now)


def _check_going_on(mailing: Mailing, now: datetime) -> None:
    has_ended = mailing.end_at <= now and mailing.state is not MailingState.DRAFT
    if mailing.state in _ENDED or has_ended:
        raise ConflictError("mailing_over")
