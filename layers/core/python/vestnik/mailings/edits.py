"""What people change of a mailing, and the rules of that."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any, Final, Literal

from vestnik.errors import ConflictError, Fault, InvalidInputError
from vestnik.mailings.model import Filter, Mailing, MailingState
from vestnik.mailings.windows import Window


class _Unset(Enum):
    UNSET = "unset"


UNSET: Final = _Unset.UNSET
Unset = Literal[_Unset.UNSET]
_LOCKED = ("text", "filter", "start_at")  # once it has begun
_OVER = frozenset({MailingState.FINISHED, MailingState.CANCELLED, MailingState.EXPIRED})
Release = Literal[MailingState.DRAFT, MailingState.SCHEDULED]


@dataclass(frozen=True)
class MailingChanges:
    """The fields that somebody mentions; no window is None."""

    text: str | Unset = UNSET
    filter: Filter | Unset = UNSET
    start_at: datetime | Unset = UNSET
    end_at: datetime | Unset = UNSET
    window: Window | Unset | None = UNSET
    state: Release | Unset = UNSET

    def of(self, mailing: Mailing) -> Mapping[str, Any]:
        """Those that are different from what the mailing has, but for its state."""
        given = {name: getattr(self, name) for name in (*_LOCKED, "end_at", "window")}
        return {
            name: value
            for name, value in given.items()
            if value is not UNSET and value != getattr(mailing, name)
        }


def checked(mailing: Mailing, now: datetime) -> Mailing:
    """
    A new mailing, if it makes sense.

    Raises:
        InvalidInputError: it ends before it starts or has ended; nobody is chosen.
    """
    check_filter(mailing.filter)
    _check_times(mailing)
    _check_end_ahead(mailing, now)
    return mailing


def edited(mailing: Mailing, changes: MailingChanges, now: datetime) -> Mailing:
    """
    The mailing with what was mentioned; the same one where that changes nothing.

    Raises:
        ConflictError: `mailing_over`; `mailing_locked`, it has begun.
        InvalidInputError: as `checked`.
    """
    different = changes.of(mailing)
    after = _released(replace(mailing, **different), changes, now)
    if after == mailing:
        return mailing
    _check_open(mailing, different)
    check_filter(after.filter)
    _check_times(after)
    is_released = after.state is not MailingState.DRAFT and mailing.state is MailingState.DRAFT
    if is_released or "end_at" in different:
        _check_end_ahead(after, now)
    return after


def _released(mailing: Mailing, changes: MailingChanges, now: datetime) -> Mailing:
    """Released, or taken back as a draft; nothing where it stands so already."""
    waits = mailing.state in {MailingState.DRAFT, MailingState.SCHEDULED}
    is_released_again = changes.state is MailingState.SCHEDULED and mailing.state in _OVER
    if is_released_again or (changes.state is MailingState.DRAFT and not waits):
        raise _locked_or_over(mailing)
    if changes.state is UNSET or not waits or changes.state is mailing.state:
        return mailing
    released_at = now if changes.state is MailingState.SCHEDULED else None
    return replace(mailing, state=changes.state, released_at=released_at)


def _check_open(mailing: Mailing, different: Mapping[str, Any]) -> None:
    if mailing.state in _OVER or (mailing.has_begun and different.keys() & set(_LOCKED)):
        raise _locked_or_over(mailing)


def _locked_or_over(mailing: Mailing) -> ConflictError:
    return ConflictError("mailing_over" if mailing.state in _OVER else "mailing_locked")


def check_filter(chosen: Filter) -> None:
    """
    Raises:
        InvalidInputError: it chooses nobody in particular, or everybody and some.
    """
    has_lists = bool(chosen.operator_codes or chosen.tags)
    if chosen.everyone and has_lists:
        raise InvalidInputError({"filter": "filter_everyone_and_some"})
    if not chosen.everyone and not has_lists:
        raise InvalidInputError({"filter": "filter_empty"})


def _check_times(mailing: Mailing) -> None:
    if mailing.end_at <= mailing.start_at:
        raise InvalidInputError({"end_at": "end_before_start"})


def _check_end_ahead(mailing: Mailing, now: datetime) -> None:
    if mailing.end_at <= now:
        raise InvalidInputError({"end_at": Fault("time_in_past")})
