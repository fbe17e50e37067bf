"""How many will have been sent before the end, at the rate at which they go out."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from vestnik.mailings.breakdown import LATELY, Breakdown
from vestnik.mailings.model import CALL_ROOM, Mailing, MailingState
from vestnik.mailings.page import Counts
from vestnik.mailings.windows import Window

_OPENINGS_MAX = 400  # days that are looked ahead


@dataclass(frozen=True)
class Forecast:
    """`finishes_at`: None where nothing goes out, or a window makes it uneven."""

    will_be_sent: int
    total: int
    finishes_at: datetime | None


def rate_per_s(found: Breakdown, *, is_running: bool) -> float | None:
    """Messages sent a second: in the last minute while it runs, else on average; None: none."""
    if found.first_sent_at is None or found.last_sent_at is None:
        return None
    if is_running:
        since = max(found.first_sent_at, found.counted_at - LATELY)
        return found.sent_lately / _seconds(found.counted_at - since)
    return found.total.sent / _seconds(found.last_sent_at - found.first_sent_at)


def _seconds(duration: timedelta) -> float:
    """At least one: of a shorter time nothing can be told."""
    return max(1.0, duration.total_seconds())


def forecast(
    mailing: Mailing, counts: Counts, found: Breakdown, *, rate: float, now: datetime
) -> Forecast | None:
    """
    What can be expected of one that runs, or will; None of others.

    Args:
        rate: messages a second.
    """
    if mailing.state not in {MailingState.RUNNING, MailingState.SCHEDULED}:
        return None
    left = counts.pending + counts.retrying
    begins_at = max(now, mailing.start_at)
    if mailing.window:
        reached = _reached_in_windows(mailing, mailing.window, found, rate, begins_at)
        return Forecast(counts.sent + min(left, reached), counts.total, None)
    room_s = (mailing.end_at - CALL_ROOM - begins_at).total_seconds()
    reached = min(left, math.floor(rate * max(0.0, room_s)))
    finishes_at = begins_at + timedelta(seconds=left / rate) if rate and left else None
    return Forecast(counts.sent + reached, counts.total, finishes_at)


def _reached_in_windows(
    mailing: Mailing, window: Window, found: Breakdown, rate: float, begins_at: datetime
) -> int:
    """Zone by zone, each with its share of the rate while it is open there."""
    waiting = {zone: one.pending + one.retrying for zone, one in found.by_zone.items()}
    left = sum(waiting.values())
    return sum(
        min(count, math.floor(rate * count / left * _open_s(window, zone, begins_at, mailing)))
        for zone, count in waiting.items()
        if count
    )


def _open_s(window: Window, timezone: str, begins_at: datetime, mailing: Mailing) -> float:
    """Seconds until the end in which clients of a zone may be written to."""
    open_s, at, end_at = 0.0, begins_at, mailing.end_at - CALL_ROOM
    for _ in range(_OPENINGS_MAX):
        opening = window.opening(timezone, at, lasting=timedelta(0))
        opens_at, closes_at = max(opening.opens_at, at), min(opening.closes_at, end_at)
        if opens_at >= end_at:
            break
        open_s += (closes_at - opens_at).total_seconds()
        at = opening.closes_at
    return open_s
