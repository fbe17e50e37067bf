"""Mailings as their rows stand when some of their messages have been sent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.factories import NOON
from vestnik.mailings.model import Filter, Mailing, MailingState, Planning
from vestnik.mailings.page import Addressee, Body, Ledger, MessageStatus, Record
from vestnik.mailings.pages_store import PageStore
from vestnik.mailings.store import MailingStore

SENT = Record(MessageStatus.SENT, attempts=1, sent_at=NOON + timedelta(seconds=1))


def a_mailing(number: int = 1, **changes: Any) -> Mailing:
    """One that began at noon, to last for an hour."""
    mailing = Mailing(
        id=str(number),
        number=number,
        text="Hello, {name|friend}!",
        filter=Filter(everyone=True),
        start_at=NOON,
        end_at=NOON + timedelta(hours=1),
        created_at=NOON - timedelta(hours=1),
        created_by="boss",
        state=MailingState.RUNNING,
        released_at=NOON - timedelta(hours=1),
    )
    return replace(mailing, **changes)


def an_addressee(client_id: str, **changes: Any) -> Addressee:
    return replace(Addressee(client_id, "79161234567", "Europe/Moscow", "916"), **changes)


def given_pages(mailing: Mailing, *pages: Sequence[tuple[Addressee, Record]]) -> Mailing:
    """Store a mailing with its pages: who is on each, and what became of it."""
    planning = Planning(pages=len(pages), opened=len(pages), is_done=True)
    stored = replace(mailing, planning=planning)
    MailingStore().add(stored)
    for number, page in enumerate(pages):
        addressees, records = zip(*page, strict=True)
        PageStore().put_body(Body(stored.id, number, NOON, addressees), attempt=1)
        assert PageStore().open(Ledger(stored.id, number, records, rev="1", next_at=None))
    return stored
