"""The directory in memory."""

from collections.abc import Iterable
from datetime import datetime

from vestnik.clients.model import Client, DirectoryKey
from vestnik.clients.ports import Walked


class FakeDirectory:
    """The port `Directory`: `known` are the clients, by id; `frozen_at` is what was asked for."""

    def __init__(self, *clients: Client) -> None:
        self.known = {client.id: client for client in clients}
        self.frozen_at: list[datetime] = []

    def freeze(self, at: datetime) -> None:
        self.frozen_at.append(at)

    def walk(self, key: DirectoryKey, *, at: datetime, after: str | None, limit: int) -> Walked:
        ids = sorted(
            one
            for one, client in self.known.items()
            if one > (after or "") and key in client.keys_at(at)
        )
        return Walked(ids[:limit], ids[limit - 1] if len(ids) > limit else None)

    def clients(self, ids: Iterable[str]) -> dict[str, Client]:
        return {one: self.known[one] for one in ids if one in self.known}
