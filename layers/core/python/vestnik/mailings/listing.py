"""The messages of a mailing, a page of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from vestnik.mailings.model import Mailing
from vestnik.mailings.page import Ledger, MessageStatus, Record, message_id, read_message_id
from vestnik.mailings.ports import Pages

_LEDGERS = 100  # of one read
_LOOKED_AT_MAX = 500  # ledgers, for one page
_BODIES_MAX = 25  # that are read for one page


@dataclass(frozen=True)
class Message:
    """One client's message. `next_at`: when it is tried (again); None: it is at its end."""

    id: str
    mailing_id: str
    client_id: str
    phone: str
    created_at: datetime
    record: Record
    next_at: datetime | None


@dataclass(frozen=True)
class _Place:
    """Where in a mailing a message is."""

    page: int
    index: int

    @property
    def key(self) -> str:
        return f"{self.page}:{self.index}"


def page_of_messages(
    mailing: Mailing,
    pages: Pages,
    *,
    status: MessageStatus | None,
    after_key: str | None,
    limit: int,
) -> tuple[Sequence[Message], str | None]:
    """
    The next ones, all or those of a status, and the key to go on after; None at the end.

    A bounded number is looked at: a page may be short, and yet others follow.
    """
    after = _read_key(after_key)
    found: list[Message] = []
    bodies = 0
    for ledger in _ledgers(mailing.id, pages, after):
        indexes = _wanted(ledger, status, after)
        if indexes and bodies == _BODIES_MAX:
            return found, _before(ledger).key
        if indexes:
            bodies += 1
            found += _messages(mailing, ledger, indexes[: limit + 1 - len(found)], pages)
        if len(found) > limit:
            return found[:limit], _key_of(found[limit - 1])
        after = _Place(ledger.page, len(ledger.records))
    return found, _end(mailing.id, pages, after)


def _ledgers(mailing_id: str, pages: Pages, after: _Place) -> Iterator[Ledger]:
    """From the one that the place is in, a bounded number of them."""
    page = after.page - 1
    for _ in range(_LOOKED_AT_MAX // _LEDGERS):
        some = pages.ledgers(mailing_id, after=page, limit=_LEDGERS)
        yield from some
        if len(some) < _LEDGERS:
            return
        page = some[-1].page


def _wanted(ledger: Ledger, status: MessageStatus | None, after: _Place) -> list[int]:
    first = after.index + 1 if ledger.page == after.page else 0
    return [
        index
        for index, record in enumerate(ledger.records)
        if index >= first and status in {None, record.status}
    ]


def _messages(
    mailing: Mailing, ledger: Ledger, indexes: Sequence[int], pages: Pages
) -> Iterator[Message]:
    body = pages.body(mailing.id, ledger.page)
    for index in indexes:
        addressee, record = body.addressees[index], ledger.records[index]
        yield Message(
            id=str(message_id(mailing.number, ledger.page, index)),
            mailing_id=mailing.id,
            client_id=addressee.client_id,
            phone=addressee.phone,
            created_at=body.made_at,
            record=record,
            next_at=(record.next_at or ledger.next_at) if record.is_open else None,
        )


def _end(mailing_id: str, pages: Pages, after: _Place) -> str | None:
    """The key to go on after if ledgers follow that were not looked at."""
    return after.key if pages.ledgers(mailing_id, after=after.page, limit=1) else None


def _before(ledger: Ledger) -> _Place:
    return _Place(ledger.page, -1)


def _read_key(key: str | None) -> _Place:
    page, _, index = (key or "0:-1").partition(":")
    return _Place(int(page), int(index))


def _key_of(message: Message) -> str:
    _, page, index = read_message_id(int(message.id))
    return _Place(page, index).key
