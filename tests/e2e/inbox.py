"""The local inbox, as spec/local.md promises it."""

import re
from dataclasses import dataclass, field
from typing import Any

import httpx

Received = dict[str, Any]


@dataclass
class Inbox:
    """Every mail that the product sent, to whomever."""

    client: httpx.Client
    url: str
    _etag: str = ""
    _mails: list[Received] = field(default_factory=list)

    def all(self) -> list[Received]:
        """In the order in which they came."""
        answer = self.client.get(self.url, headers={"If-None-Match": self._etag})
        if answer.status_code != 304:
            self._etag, self._mails = answer.headers["etag"], answer.json()
        return sorted(self._mails, key=lambda mail: int(mail["id"]))

    def of(self, address: str, *, subject: str = "") -> list[Received]:
        """The mails to an address whose subject begins so."""
        own = [mail for mail in self.all() if mail["to"] == [address]]
        return [mail for mail in own if mail["subject"].startswith(subject)]

    def fault(self, mode: str, **options: Any) -> None:
        """How it takes the next mails, until another order."""
        self.client.post(f"{self.url}/faults", json={"mode": mode, **options}).raise_for_status()


def token_of(mail: Received, page: str) -> str:
    """The token in the link to a page of the web app."""
    [token] = re.findall(rf"/{page}#(\S+)", mail["text"])
    return str(token)
