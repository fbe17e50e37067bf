"""The directory of clients."""

from collections.abc import Callable
from functools import cache

from vestnik import clock, ids
from vestnik.bootstrap.plans import due, events, hints
from vestnik.clients.directory_store import DirectoryStore
from vestnik.clients.import_model import IMPORT
from vestnik.clients.import_store import ImportStore
from vestnik.clients.imports import ImportDesk
from vestnik.clients.store import ClientStore
from vestnik.clients.use_cases import ClientDesk
from vestnik.clock import to_ms


def client_desk(*, by: str = "") -> ClientDesk:
    """What managers do with clients; `by`: who does."""
    return ClientDesk(
        clients=_clients(),
        events=events(),
        now=clock.now,
        new_id=lambda now: ids.new_id_at(to_ms(now)),
        by=by,
    )


@cache
def _clients() -> ClientStore:
    return ClientStore()


def import_desk(has_time: Callable[[], bool] = lambda: True, *, by: str = "") -> ImportDesk:
    """What imports clients, as long as it has time; `by`: who does."""
    return ImportDesk(
        desk=client_desk(by=by),
        imports=ImportStore(),
        due=due(),
        hints=hints(IMPORT),
        has_time=has_time,
    )


@cache
def directory() -> DirectoryStore:
    """Who is where in the directory, and was."""
    return DirectoryStore()
