"""What became of the mailings of a day, as a mail tells it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from vestnik import clock
from vestnik.mailings.model import Mailing
from vestnik.mailings.page import Counts, added
from vestnik.reports.mornings import Morning
from vestnik.reports.ports import Mailings, Pages

_LOOKED_AT = 1_000  # the newest mailings; an older one that still runs is not told of
_LISTED = 200  # of a day, in the mail's table; some 100 KB of the 400 KB of a row
_TEXT_LONGEST = 200  # characters


def statistics_of(
    morning: Morning, *, mailings: Mailings, pages: Pages
) -> Mapping[str, Any] | None:
    """The values of the mail; None if there was no message to tell of."""
    found = [one for one in _newest(mailings) if _was_at_work(one, morning.since, morning.at)]
    counts = pages.counts_of_all(one.id for one in found)
    told = [one for one in found if counts[one.id].total]
    if not told:
        return None
    return {
        "since": clock.rfc3339(morning.since),
        "until": clock.rfc3339(morning.at),
        "count": len(told),
        "totals": _by_status(added(counts.values())),
        "mailings": [_line(one, counts[one.id]) for one in told[:_LISTED]],
    }


def _newest(mailings: Mailings) -> Iterator[Mailing]:
    after: int | None = None
    for _ in range(_LOOKED_AT // 100):
        page, after = mailings.page(after_number=after, limit=100)
        yield from page
        if after is None:
            return


def _was_at_work(mailing: Mailing, since: datetime, until: datetime) -> bool:
    """Whether it may have sent anything between two instants."""
    ended_at = mailing.finished_at or mailing.end_at
    return mailing.has_begun and mailing.audience_at < until and ended_at >= since


def _line(mailing: Mailing, counts: Counts) -> Mapping[str, Any]:
    return {
        "id": mailing.id,
        "text": mailing.text[:_TEXT_LONGEST],
        "state": mailing.state.value,
        "start_at": clock.rfc3339(mailing.start_at),
        "end_at": clock.rfc3339(mailing.end_at),
        "counts": _by_status(counts),
    }


def _by_status(counts: Counts) -> Mapping[str, int]:
    return {**counts.as_mapping(), "pending": counts.pending}
