"""The directory of clients."""

from functools import cache

from vestnik import clock, ids
from vestnik.clients.directory_store import DirectoryStore
from vestnik.clients.store import ClientStore
from vestnik.clients.use_cases import ClientDesk
from vestnik.clock import to_ms


@cache
def client_desk() -> ClientDesk:
    """What managers do with clients."""
    return ClientDesk(
        clients=ClientStore(), now=clock.now, new_id=lambda now: ids.new_id_at(to_ms(now))
    )


@cache
def directory() -> DirectoryStore:
    """Who is where in the directory, and was."""
    return DirectoryStore()
