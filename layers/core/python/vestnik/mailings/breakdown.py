"""What became of the messages of a mailing by hour, operator code and zone: a recount."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from vestnik.mailings.page import (
    Addressee,
    Counts,
    Ledger,
    MessageStatus,
    Record,
    counts_of,
)
from vestnik.mailings.ports import Pages

_AT_ONCE = 50  # pages of one read; with their bodies about a megabyte
PAGES_MAX = 2_000  # that are looked at; 200,000 messages
LATELY = timedelta(minutes=1)

_WENT_WRONG = frozenset({MessageStatus.FAILED, MessageStatus.RETRYING, MessageStatus.UNKNOWN})


@dataclass(frozen=True)
class Breakdown:
    """
    The messages of a mailing in groups, as they stood at `counted_at`.

    `total`: all that were looked at. `sent_lately`: within the last minute. `errors`: the last
    one of each message that failed or is tried again, the most frequent first.
    """

    counted_at: datetime
    total: Counts
    by_hour: Mapping[datetime, int] = field(default_factory=dict)
    by_code: Mapping[str, Counts] = field(default_factory=dict)
    by_zone: Mapping[str, Counts] = field(default_factory=dict)
    errors: Sequence[tuple[str, int]] = ()
    first_sent_at: datetime | None = None
    last_sent_at: datetime | None = None
    sent_lately: int = 0


def broken_down(mailing_id: str, pages: Pages, *, now: datetime) -> Breakdown:
    """Count the messages of a mailing, O(clients)."""
    messages = list(_messages(mailing_id, pages))
    by_code: dict[str, list[Record]] = defaultdict(list)
    by_zone: dict[str, list[Record]] = defaultdict(list)
    for addressee, record in messages:
        by_code[addressee.operator_code].append(record)
        by_zone[addressee.timezone].append(record)
    records = [record for _, record in messages]
    sent = sorted(record.sent_at for record in records if record.sent_at)
    return Breakdown(
        counted_at=now,
        total=counts_of(records),
        by_hour=dict(Counter(map(_hour, sent))),
        by_code={code: counts_of(by_code[code]) for code in sorted(by_code)},
        by_zone={zone: counts_of(by_zone[zone]) for zone in sorted(by_zone)},
        errors=_errors(records),
        first_sent_at=sent[0] if sent else None,
        last_sent_at=sent[-1] if sent else None,
        sent_lately=sum(now - LATELY < one for one in sent),
    )


def _messages(mailing_id: str, pages: Pages) -> Iterator[tuple[Addressee, Record]]:
    """A page whose ledger is there has its body as well."""
    for start in range(0, PAGES_MAX, _AT_ONCE):
        ledgers = pages.ledgers(mailing_id, after=start - 1, limit=_AT_ONCE)
        if not ledgers:
            return
        bodies = pages.bodies(mailing_id, after=start - 1, limit=_AT_ONCE)
        known = {body.page: body.addressees for body in bodies}
        for ledger in ledgers:
            yield from _of_page(known[ledger.page], ledger)


def _of_page(addressees: Sequence[Addressee], ledger: Ledger) -> Iterator[tuple[Addressee, Record]]:
    return zip(addressees, ledger.records, strict=True)


def _hour(instant: datetime) -> datetime:
    return instant.replace(minute=0, second=0, microsecond=0)


def _errors(records: Sequence[Record]) -> Sequence[tuple[str, int]]:
    wrong = (one.error for one in records if one.status in _WENT_WRONG and one.error)
    return Counter(wrong).most_common(20)
