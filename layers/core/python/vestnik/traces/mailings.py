"""The story of a mailing: what people did with it, and which of its messages had trouble."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from vestnik.mailings.happened import WORKER, mailing_created
from vestnik.mailings.model import Mailing, MailingState, Planning
from vestnik.mailings.page import Ledger, MessageStatus, Record, message_id
from vestnik.platform.events import Event, Subject
from vestnik.traces.messages import troubles
from vestnik.traces.model import Story, Told, story
from vestnik.traces.ports import Archive

_TROUBLES_MAX = 100  # messages; all are in the mailing's list of messages
_PAGES_MAX = 400  # that are looked through for them
_AT_ONCE = 25
_THREADS = 8
_ENDED = {MailingState.FINISHED: "mailing_finished", MailingState.EXPIRED: "mailing_expired"}

_Troubled = tuple[str, str]  # a client's id, the message's


def mailing_story(thing_id: str, archive: Archive) -> Story | None:
    """None: there is no such mailing."""
    mailing = archive.mailings.get(thing_id)
    if mailing is None:
        return None
    kept = list(archive.kept.of(Subject("mailing", thing_id)))
    found = list(islice(_troubled(mailing, archive), _TROUBLES_MAX + 1))
    events = [
        *_making(mailing, kept),
        *map(Told.of, kept),
        *_beginning(mailing),
        *_attempts(found[:_TROUBLES_MAX], archive),
        *_end(mailing, kept, archive),
    ]
    is_complete = len(found) <= _TROUBLES_MAX and mailing.planning.opened <= _PAGES_MAX
    return story("mailing", thing_id, events, is_complete=is_complete)


def _attempts(found: Sequence[_Troubled], archive: Archive) -> list[Told]:
    """Each message's, read side by side."""
    with ThreadPoolExecutor(max_workers=_THREADS) as pool:
        told = pool.map(lambda one: list(troubles(one[0], one[1], archive)), found)
        return [attempt for of_one in told for attempt in of_one]


def _making(mailing: Mailing, kept: Sequence[Event]) -> Iterator[Told]:
    """That it was made, where that is kept no longer."""
    if not any(event.what == "mailing_created" for event in kept):
        yield Told.of(mailing_created(mailing))


def _beginning(mailing: Mailing) -> Iterator[Told]:
    """Whom it goes to was decided."""
    if mailing.planning != Planning():
        detail = {"pages": mailing.planning.pages, "is_complete": mailing.planning.is_complete}
        yield Told(mailing.audience_at, "mailing_began", WORKER, detail)


def _end(mailing: Mailing, kept: Sequence[Event], archive: Archive) -> Iterator[Told]:
    what = _ENDED.get(mailing.state)
    if what and mailing.finished_at and not any(event.what == what for event in kept):
        counts = archive.pages.counts(mailing.id).as_mapping()
        yield Told(mailing.finished_at, what, WORKER, {"counts": counts})


def _troubled(mailing: Mailing, archive: Archive) -> Iterator[_Troubled]:
    """The messages that more is kept of than their ledger says, page by page."""
    for ledger in _ledgers(mailing, archive):
        places = [place for place, record in enumerate(ledger.records) if _had_trouble(record)]
        if places:
            addressees = archive.pages.body(mailing.id, ledger.page).addressees
            for place in places:
                number = message_id(mailing.number, ledger.page, place)
                yield addressees[place].client_id, str(number)


def _had_trouble(record: Record) -> bool:
    first_time = record.status is MessageStatus.SENT and record.attempts <= 1
    return record.attempts > 0 and not first_time


def _ledgers(mailing: Mailing, archive: Archive) -> Iterator[Ledger]:
    after = -1
    for _ in range(_PAGES_MAX // _AT_ONCE):
        found = archive.pages.ledgers(mailing.id, after=after, limit=_AT_ONCE)
        yield from found
        if len(found) < _AT_ONCE:
            return
        after = found[-1].page
