"""The story of a message: what was asked of the outside, and what it answered each time."""

from collections.abc import Iterator
from datetime import datetime

from vestnik.errors import InvalidInputError, NotFoundError
from vestnik.mailings.happened import WORKER
from vestnik.mailings.model import Mailing
from vestnik.mailings.page import (
    Addressee,
    Body,
    MessageStatus,
    Record,
    message_id,
    read_message_id,
)
from vestnik.platform.events import Subject
from vestnik.traces.model import Story, Told, story
from vestnik.traces.ports import Archive

_ACCEPTED = '{"code": 0, "message": "OK"}'  # what makes a message `sent`, spec/mailings.md
_FIRST = 10**8  # msgIds begin here: the first page of mailing 1


def message_story(thing_id: str, archive: Archive) -> Story | None:
    """None: there is no such message."""
    if not (thing_id.isascii() and thing_id.isdecimal() and len(thing_id) < 18):
        return None
    number, page, index = read_message_id(int(thing_id))
    mailing = archive.mailings.get(str(number)) if int(thing_id) >= _FIRST else None
    body = _body(mailing, page, archive) if mailing else None
    if mailing is None or body is None or index >= len(body.addressees):
        return None
    ledger = archive.pages.ledger(mailing.id, page)
    record = ledger.records[index] if ledger else Record()
    events = [
        planned(mailing, body, index, archive),
        *troubles(body.addressees[index].client_id, thing_id, archive),
        *end_of(mailing, thing_id, record),
    ]
    return story("message", thing_id, events)


def _body(mailing: Mailing, page: int, archive: Archive) -> Body | None:
    try:
        return archive.pages.body(mailing.id, page)
    except NotFoundError:
        return None


def planned(mailing: Mailing, body: Body, index: int, archive: Archive) -> Told:
    """It was decided that somebody gets it: what is asked of the outside, the same each time."""
    addressee, number = body.addressees[index], message_id(mailing.number, body.page, index)
    detail = {
        "mailing_id": mailing.id,
        "message_id": str(number),
        "client_id": addressee.client_id,
        "path": f"/v1/send/{number}",
        "phone": addressee.phone,
        "text": _text(mailing, addressee, archive),
    }
    return Told(body.made_at, "message_planned", WORKER, detail)


def _text(mailing: Mailing, addressee: Addressee, archive: Archive) -> str | None:
    try:
        return archive.texts.filled(mailing.text, addressee.fields)
    except InvalidInputError:
        return None


def troubles(client_id: str, msg_id: str, archive: Archive) -> Iterator[Told]:
    """The attempts of a message that were no success."""
    for event in archive.kept.of(Subject("client", client_id)):
        if event.detail.get("message_id") == msg_id:
            yield Told.of(event)


def end_of(mailing: Mailing, msg_id: str, record: Record) -> Iterator[Told]:
    """How it ended, if that is more than its last attempt says."""
    detail = {"mailing_id": mailing.id, "message_id": msg_id, "attempt": record.attempts}
    match record.status:
        case MessageStatus.SENT:
            accepted = {**detail, "http_status": 200, "answer": _ACCEPTED}
            yield Told(record.sent_at or mailing.start_at, "message_sent", WORKER, accepted)
        case MessageStatus.PENDING | MessageStatus.RETRYING:
            return
        case status:
            ended = {**detail, "error": record.error}
            yield Told(_ended_at(mailing), f"message_{status.value}", WORKER, ended)


def _ended_at(mailing: Mailing) -> datetime:
    return mailing.finished_at or mailing.end_at
