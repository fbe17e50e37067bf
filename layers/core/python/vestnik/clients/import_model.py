"""An import of clients that takes longer than a request: who has it, and how far it has come."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from vestnik import clock
from vestnik.clients.csv_reading import BadCell
from vestnik.clients.kinds import IMPORT
from vestnik.platform.due import Plan

KEPT = timedelta(days=7)
BYTES_MAX = 5_000_000  # spec/api.md
ROWS_AT_ONCE = 1_000  # in the request itself; more are an import, spec/api.md
BATCH = 18  # clients of a transaction: 5 writes each, with 4 checks and the import's step below 100
_REV = "0"  # an import is what it is


@dataclass(frozen=True)
class Tally:
    """What became of rows: of new clients, of such as were there, and of none."""

    new: int = 0
    updated: int = 0
    bad: tuple[BadCell, ...] = ()

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.new + other.new, self.updated + other.updated, (*self.bad, *other.bad))


@dataclass(frozen=True)
class Import:
    """
    A file's rows on their way into the directory.

    `rows`: of the file. `position`: how many of those that could be read are done. `attempt` only
    rises and fences what its holder records.
    """

    id: str
    rows: int
    created_at: datetime
    next_at: datetime
    is_dry_run: bool = False
    is_done: bool = False
    position: int = 0
    attempt: int = 0
    tally: Tally = field(default_factory=Tally)

    def past(self, step: "Step") -> "Import":
        """After a step."""
        counted = replace(self.tally + step.tally, bad=())
        return replace(self, position=self.position + step.count, tally=counted)


@dataclass(frozen=True)
class Step:
    """The next `count` rows of an import, and what became of them."""

    of: Import
    count: int
    tally: Tally


def plan_of(waiting: Import) -> Plan:
    """The plan by which an import waits."""
    return Plan(IMPORT, waiting.id, clock.to_ms(waiting.next_at), _REV)
