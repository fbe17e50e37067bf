"""The statistics of one mailing: counts of this moment, groups of a few seconds ago."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from vestnik.mailings.breakdown import Breakdown, broken_down
from vestnik.mailings.choosing import chosen
from vestnik.mailings.counting import Standing, standing
from vestnik.mailings.forecast import Forecast, forecast, rate_per_s
from vestnik.mailings.model import Mailing, MailingState
from vestnik.mailings.page import Counts
from vestnik.mailings.ports import Audience, Mailings, Pages

_KEPT = timedelta(seconds=10)  # design/delivery.md
_KEPT_MAX = 50  # mailings


@dataclass(frozen=True)
class Report:
    """How a mailing stands, what became of its messages, and what can be expected."""

    standing: Standing
    breakdown: Breakdown
    rate_per_s: float | None
    forecast: Forecast | None


@dataclass(frozen=True)
class Reporter:
    """
    Makes reports; may be used for as long as the process lives.

    `pace_per_s`: messages a second that can be expected before any was sent.
    """

    mailings: Mailings
    pages: Pages
    directory: Audience
    now: Callable[[], datetime]
    pace_per_s: Callable[[], float]
    _kept: dict[str, tuple[int, Breakdown]] = field(default_factory=dict)

    def report(self, mailing: Mailing) -> Report:
        """How a mailing stands."""
        found = standing(mailing, self.mailings, self.pages)
        breakdown = self._breakdown(mailing)
        rate = rate_per_s(breakdown, is_running=found.state is MailingState.RUNNING)
        pace = self.pace_per_s() if rate is None else rate
        counts = self._expected(mailing, found.counts)
        expected = None
        if found.state in {MailingState.RUNNING, MailingState.SCHEDULED}:
            expected = forecast(mailing, counts, breakdown, rate=pace, now=self.now())
        return Report(found, breakdown, rate, expected)

    def _expected(self, mailing: Mailing, counts: Counts) -> Counts:
        """Before it has begun, those whom the filter would choose now."""
        if mailing.state is not MailingState.SCHEDULED:
            return counts
        return Counts(total=len(chosen(mailing.filter, self.directory, at=self.now()).ids))

    def _breakdown(self, mailing: Mailing) -> Breakdown:
        version, kept = self._kept.get(mailing.id, (0, None))
        age = self.now() - kept.counted_at if kept else _KEPT
        if kept and version == mailing.version and timedelta(0) <= age < _KEPT:
            return kept
        fresh = broken_down(mailing.id, self.pages, now=self.now())
        if len(self._kept) >= _KEPT_MAX:
            self._kept.clear()
        self._kept[mailing.id] = mailing.version, fresh
        return fresh
