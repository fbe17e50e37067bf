"""An entry of the due table: when to look at which row, and in which state it should be then."""

import zlib
from dataclasses import dataclass
from datetime import timedelta

NEAR_MS = 250_000  # nearer than this, whoever plans it sends the hint himself
LOST_AFTER_MS = 90_000  # a hint that had no effect by then is taken for lost
ORPHAN_AFTER_MS = 300_000  # older entries whose row disagrees may be deleted by whoever meets them
WRITE_WITHIN_MS = 60_000  # a row is written at most this long after its entry
LEASE = timedelta(seconds=75)  # of whoever claims a row; functions live 60 s at most


@dataclass(frozen=True)
class Plan:
    """
    A row wants to be looked at.

    `ref` names the row (no `#`), `rev` its revision: an entry is valid only while the row still
    carries both this `rev` and this `due_ms`.
    """

    kind: str
    ref: str
    due_ms: int
    rev: str


@dataclass(frozen=True)
class Entry:
    """A plan as it stands in the table. `near`: whoever made it has sent the hint."""

    pk: str
    sk: str
    made_ms: int
    near: bool = False

    @property
    def kind(self) -> str:
        return self.pk.partition("#")[0]

    @property
    def due_ms(self) -> int:
        return instant_of(self.sk)

    @property
    def ref(self) -> str:
        return self.sk.split("#")[1]

    @property
    def rev(self) -> str:
        return self.sk.split("#")[2]

    @property
    def owner(self) -> str:
        """Whose row it is; stands for his chat wherever one chat's pace matters (ADR 7)."""
        return self.ref.split(":")[0]

    def is_old(self, now_ms: int) -> bool:
        """Whether a row that disagrees with it can no longer be about to be written."""
        return now_ms - self.made_ms > ORPHAN_AFTER_MS


def key_of(instant_ms: int) -> str:
    """Where in the order of sort keys an instant begins."""
    return f"{max(0, instant_ms):013d}"


def instant_of(key: str) -> int:
    """The instant of a key in milliseconds."""
    return int(key.partition("#")[0])


def after(sk: str) -> str:
    """The first key after this one; refs and revisions are letters and digits, which are higher."""
    return sk + "!"


def entry_for(plan: Plan, *, made_ms: int, shards: int) -> Entry:
    """The entry of a plan; a ref always lands on the same shard of the same count."""
    shard = zlib.crc32(plan.ref.encode()) % shards
    return Entry(
        pk=f"{plan.kind}#{shard}",
        sk=f"{key_of(plan.due_ms)}#{plan.ref}#{plan.rev}",
        made_ms=made_ms,
        near=plan.due_ms < made_ms + NEAR_MS,
    )
