"""The directory of clients."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from vestnik import clock, ids
from vestnik.bootstrap.plans import due, events, hints
from vestnik.clients.kinds import IMPORT
from vestnik.clock import to_ms

if TYPE_CHECKING:
    from vestnik.clients.directory_store import DirectoryStore
    from vestnik.clients.imports import ImportDesk
    from vestnik.clients.store import ClientStore
    from vestnik.clients.use_cases import ClientDesk


def client_desk(*, by: str = "") -> "ClientDesk":
    """What managers do with clients; `by`: who does."""
    from vestnik.clients.use_cases import ClientDesk  # noqa: PLC0415 - the API and two workers

    return ClientDesk(
        clients=_clients(),
        events=events(),
        now=clock.now,
        new_id=lambda now: ids.new_id_at(to_ms(now)),
        by=by,
    )


@cache
def _clients() -> "ClientStore":
    from vestnik.clients.store import ClientStore  # noqa: PLC0415 - the same

    return ClientStore()


def import_desk(has_time: Callable[[], bool] = lambda: True, *, by: str = "") -> "ImportDesk":
    """What imports clients, as long as it has time; `by`: who does."""
    from vestnik.clients.import_store import ImportStore  # noqa: PLC0415 - the API and one worker
    from vestnik.clients.imports import ImportDesk  # noqa: PLC0415 - the same

    return ImportDesk(
        desk=client_desk(by=by),
        imports=ImportStore(),
        due=due(),
        hints=hints(IMPORT),
        has_time=has_time,
    )


@cache
def directory() -> "DirectoryStore":
    """Who is where in the directory, and was."""
    from vestnik.clients.directory_store import DirectoryStore  # noqa: PLC0415 - the same

    return DirectoryStore()
