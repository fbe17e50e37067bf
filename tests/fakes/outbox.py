"""An outbox whose entries and hints are in memory."""

from tests.factories import NOON
from tests.fakes.hints import FakeHints
from tests.model.ports import MemoryDue
from vestnik.emails.outbox import Outbox


def an_outbox() -> Outbox:
    """It is noon."""
    due = MemoryDue(shards=lambda: 4, known_shards=lambda: 4)
    return Outbox(due, FakeHints(), lambda: NOON)
