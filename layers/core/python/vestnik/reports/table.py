"""What became of each message of a mailing, as a table; some thousand rows at a time."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from vestnik import clock
from vestnik.mailings.model import Mailing
from vestnik.mailings.page import Body, Ledger, message_id
from vestnik.platform.spreadsheet import Cell
from vestnik.reports.ports import Pages

HEAD = (
    *("id", "client_id", "phone", "operator_code", "timezone", "status", "created_at"),
    *("sent_at", "attempts", "last_error", "next_attempt_at"),
)
PAGES = 50  # of one part: 5 000 messages, some 2 s and a megabyte


def part_of_table(
    mailing: Mailing, pages: Pages, *, after: int
) -> tuple[Sequence[Sequence[Cell]], int | None]:
    """
    The rows of the pages after one, and the page to go on after; None at the end.

    Args:
        after: a page's number; -1 begins.
    """
    ledgers = pages.ledgers(mailing.id, after=after, limit=PAGES)
    bodies = {one.page: one for one in pages.bodies(mailing.id, after=after, limit=PAGES)}
    rows = [row for ledger in ledgers for row in _rows(mailing, bodies[ledger.page], ledger)]
    return rows, ledgers[-1].page if len(ledgers) == PAGES else None


def _rows(mailing: Mailing, body: Body, ledger: Ledger) -> Iterator[Sequence[Cell]]:
    for index, record in enumerate(ledger.records):
        addressee = body.addressees[index]
        next_at = (record.next_at or ledger.next_at) if record.is_open else None
        yield (
            message_id(mailing.number, body.page, index),
            addressee.client_id,
            addressee.phone,
            addressee.operator_code,
            addressee.timezone,
            record.status.value,
            clock.rfc3339(body.made_at),
            _shown(record.sent_at),
            record.attempts,
            record.error,
            _shown(next_at),
        )


def _shown(instant: datetime | None) -> str | None:
    return None if instant is None else clock.rfc3339(instant)
