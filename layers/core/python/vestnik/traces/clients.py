"""The story of a client: what was changed of him, and each message that he was to get."""

from collections.abc import Iterator
from datetime import timedelta

from vestnik.clients.model import Client
from vestnik.mailings.model import Mailing, Planning
from vestnik.mailings.page import Body, message_id
from vestnik.platform.events import Event, Subject
from vestnik.traces.messages import end_of, planned
from vestnik.traces.model import Story, Told, story
from vestnik.traces.ports import Archive

_LOOK_BACK = timedelta(days=90)  # as long as events are kept
_PAGES_MAX = 400  # that one question looks through: 40 000 messages, some 4 MB
_AT_ONCE = 25


def client_story(thing_id: str, archive: Archive) -> Story | None:
    """None: there was no such client in the last 90 days."""
    kept = list(archive.kept.of(Subject("client", thing_id)))
    client = archive.client(thing_id)
    if client is None and not kept:
        return None
    search = _Search(thing_id, archive)
    events = [*_beginning(client, kept), *map(Told.of, kept), *search.messages(client)]
    return story("client", thing_id, events, is_complete=search.is_complete)


def _beginning(client: Client | None, kept: list[Event]) -> Iterator[Told]:
    if client and not any(event.what == "client_created" for event in kept):
        yield Told(client.created_at, "client_created", "", {"phone": client.phone})


class _Search:
    """Looks for somebody's messages, in the newest mailings first."""

    def __init__(self, client_id: str, archive: Archive) -> None:
        self.is_complete = True
        self._client_id, self._archive = client_id, archive
        self._pages_left = _PAGES_MAX

    def messages(self, client: Client | None) -> Iterator[Told]:
        """Each as it was planned, and how it ended."""
        earliest = self._archive.now() - _LOOK_BACK
        since = max(earliest, client.created_at) if client else earliest
        for mailing in self._begun():
            if mailing.audience_at >= since and (body := self._body(mailing)):
                yield from self._told(mailing, body)

    def _begun(self) -> Iterator[Mailing]:
        after: int | None = None
        while self._pages_left > 0:
            self._pages_left -= 1
            listed, after = self._archive.mailings.page(after_number=after, limit=100)
            yield from (one for one in listed if one.planning != Planning())
            if after is None:
                return
        self.is_complete = False

    def _body(self, mailing: Mailing) -> Body | None:
        """The page that he is in."""
        after = -1
        while self._pages_left > 0:
            found = self._archive.pages.bodies(mailing.id, after=after, limit=_AT_ONCE)
            self._pages_left -= len(found)
            for body in found:
                if any(one.client_id == self._client_id for one in body.addressees):
                    return body
            if len(found) < _AT_ONCE:
                return None
            after = found[-1].page
        self.is_complete = False
        return None

    def _told(self, mailing: Mailing, body: Body) -> Iterator[Told]:
        ids = [one.client_id for one in body.addressees]
        index = ids.index(self._client_id)
        yield planned(mailing, body, index, self._archive)
        ledger = self._archive.pages.ledger(mailing.id, body.page)
        if ledger:
            number = message_id(mailing.number, body.page, index)
            yield from end_of(mailing, str(number), ledger.records[index])
