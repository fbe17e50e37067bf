"""How mailings stand, with their counts; O(1) in clients."""

from collections.abc import Sequence
from dataclasses import dataclass

from vestnik.mailings.model import Mailing, MailingState, PauseReason, Planning
from vestnik.mailings.page import Counts
from vestnik.mailings.ports import Mailings, Pages


@dataclass(frozen=True)
class Standing:
    """
    A mailing as people see it: one that runs while its channel is closed is paused.

    `pause_reason`: why it stands where nobody has asked for it.
    """

    mailing: Mailing
    counts: Counts
    state: MailingState
    pause_reason: str | None = None


def standing(mailing: Mailing, mailings: Mailings, pages: Pages) -> Standing:
    """How one stands."""
    return standings([mailing], mailings, pages)[0]


def standings(listed: Sequence[Mailing], mailings: Mailings, pages: Pages) -> list[Standing]:
    """How several stand; counts are read of those that have begun."""
    closed = mailings.closed() if any(map(_runs, listed)) else None
    counts = pages.counts_of_all([one.id for one in listed if one.planning != Planning()])
    return [_standing(one, counts.get(one.id, Counts()), closed) for one in listed]


def _standing(mailing: Mailing, counts: Counts, closed: str | None) -> Standing:
    if _runs(mailing) and closed:
        return Standing(mailing, counts, MailingState.PAUSED, closed)
    asked = mailing.pause_reason in {None, PauseReason.MANAGER}
    reason = None if asked else str(mailing.pause_reason)
    return Standing(mailing, counts, mailing.state, reason)


def _runs(mailing: Mailing) -> bool:
    return mailing.state is MailingState.RUNNING
