"""Somebody who works with clients and mailings, and the sending API that spec/local.md promises."""

import csv
import io
import itertools
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx

from tests.e2e.clock import Clock
from tests.e2e.person import Person

STATUSES = ("pending", "sent", "failed", "expired", "retrying", "cancelled", "unknown")
_PER_FILE = 250
_numbers = itertools.count(int(time.time()) % 1_000_000)

Document = dict[str, Any]


@dataclass(frozen=True)
class Manager:
    """Through the API; `clock` says what time it is for the product."""

    person: Person
    clock: Clock

    @classmethod
    def of(cls, announcement: Mapping[str, Any], client: httpx.Client) -> "Manager":
        """The administrator of a product that runs, who may do what managers do."""
        api, account = announcement["api"], announcement["users"]["admin"]
        session = client.post(f"{api}/session", json=account).raise_for_status()
        client.cookies.clear()
        token = session.json()["access_token"]
        clock = Clock(client, announcement["local"] + "api/clock")
        return cls(Person(client, api, account["email"], token), clock)

    def clients(self, count: int) -> str:
        """Import as many new clients; the tag that only they have."""
        tag = f"tag{next(_numbers)}"
        rows = [(f"+7999{next(_numbers) % 10_000_000:07d}", tag, f"N{n}") for n in range(count)]
        for first in range(0, count, _PER_FILE):
            self._import(rows[first : first + _PER_FILE])
        return tag

    def _import(self, rows: Sequence[tuple[str, str, str]]) -> None:
        file = io.StringIO()
        csv.writer(file).writerows([("phone", "tag", "name"), *rows])
        answer = self.person.client.post(
            f"{self.person.api}/clients/import",
            content=file.getvalue().encode(),
            headers={"Authorization": f"Bearer {self.person.token}", "Content-Type": "text/csv"},
        )
        assert (answer.status_code, answer.json().get("new")) == (200, len(rows)), answer.text

    def mailing(self, tag: str, *, lasts: timedelta = timedelta(hours=6)) -> str:
        """One that begins at once; its id."""
        now = self.clock.now
        body = {
            "text": "Здравствуйте, {name}!",
            "filter": {"tags": [tag]},
            "start_at": now.isoformat(),
            "end_at": (now + lasts).isoformat(),
        }
        made = self.person.call("POST", "/mailings", body)
        assert made.status_code == 201, made.text
        return str(made.json()["id"])

    def order(self, mailing_id: str, verb: str) -> Document:
        """Pause, resume or cancel it; the mailing after that."""
        answer = self.person.call("POST", f"/mailings/{mailing_id}/{verb}")
        assert answer.status_code == 200, answer.text
        document: Document = answer.json()
        return document

    def read(self, mailing_id: str) -> Document:
        document: Document = self.person.call("GET", f"/mailings/{mailing_id}").json()
        return document

    def counts(self, mailing_id: str) -> dict[str, int]:
        """What the mailing says became of its messages; statuses of nobody are left out."""
        counts = self.read(mailing_id)["counts"]
        return {status: counts[status] for status in STATUSES if counts[status]}

    def statistics(self, mailing_id: str) -> Document:
        document: Document = self.person.call("GET", f"/mailings/{mailing_id}/statistics").json()
        return document

    def messages(self, mailing_id: str) -> Iterator[Document]:
        """All of them, page after page."""
        path: str | None = f"/mailings/{mailing_id}/messages?limit=200"
        while path:
            answer = self.person.call("GET", path)
            assert answer.status_code == 200, answer.text
            yield from answer.json()
            following = answer.links.get("next", {}).get("url", "")
            path = following.partition("/api")[2] or None


@dataclass(frozen=True)
class SendingApi:
    """The double."""

    client: httpx.Client
    url: str

    def fault(self, mode: str, **options: Any) -> None:
        """What it does wrong until another order."""
        self.client.post(f"{self.url}/faults", json={"mode": mode, **options}).raise_for_status()

    def calls(self, mailing_id: str) -> list[Document]:
        """Those for messages of a mailing, in the order in which they came."""
        calls = self.client.get(f"{self.url}/calls").json()
        return [call for call in calls if _is_of(call["id"], mailing_id)]

    def accepted(self, mailing_id: str) -> set[str]:
        """Ids of messages that were accepted."""
        ids = self.client.get(f"{self.url}/accepted").json()["ids"]
        return {str(one) for one in ids if _is_of(one, mailing_id)}

    def conflicts(self) -> list[int]:
        """Ids that came with different bodies."""
        ids: list[int] = self.client.get(f"{self.url}/accepted").json()["conflicts"]
        return ids


def _is_of(message_id: int, mailing_id: str) -> bool:
    """Whether a mailing has the message: `number · 10⁸ + page · 100 + index` (delivery.md)."""
    return str(message_id // 10**8) == mailing_id
