"""A directory of clients over the product's tables, and a clock in the hand."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.factories import NOON
from vestnik.clients.directory_store import DirectoryStore
from vestnik.clients.model import Client
from vestnik.clients.store import ClientStore
from vestnik.clients.use_cases import ClientDesk, CreateClient, EditClient, create_client
from vestnik.clients.use_cases import delete_client as delete
from vestnik.clients.use_cases import edit_client as edit
from vestnik.platform.events.store import EventStore


@dataclass
class Office:
    """Begins at noon."""

    now: datetime = NOON
    directory: DirectoryStore = field(default_factory=DirectoryStore)

    def __post_init__(self) -> None:
        numbers = itertools.count(1)
        self.desk = ClientDesk(
            clients=ClientStore(),
            events=EventStore(),
            now=lambda: self.now,
            new_id=lambda _now: f"client{next(numbers):04d}",
        )

    def advance(self, by: timedelta) -> None:
        self.now += by

    def given_client(self, **values: Any) -> Client:
        return create_client(CreateClient({"phone": "8 916 123-45-67", **values}), self.desk)

    def edit(self, client: Client, **values: Any) -> Client:
        return edit(EditClient(client.id, values), self.desk)

    def delete(self, client: Client) -> None:
        delete(client.id, None, self.desk)

    def under(self, key: str, at: datetime, *, limit: int = 2) -> list[str]:
        """All who were under a key, step by step."""
        found, after = list[str](), None
        while True:
            walked = self.directory.walk(key, at=at, after=after, limit=limit)
            found += walked.ids
            if walked.next is None:
                return found
            after = walked.next


@pytest.fixture
def office(aws: None) -> Office:
    return Office()
