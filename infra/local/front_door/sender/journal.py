"""Which ids the sending API has met and accepted; like the real one it keeps them over restarts."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from infra.local.front_door.sender.message import Asked

SCHEMA = """
CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    calls INTEGER NOT NULL DEFAULT 0,
    is_accepted INTEGER NOT NULL DEFAULT 0,
    repeated INTEGER NOT NULL DEFAULT 0,
    is_conflict INTEGER NOT NULL DEFAULT 0
)
"""
_MEET = """
INSERT INTO messages (id, body, calls) VALUES (:id, :body, 1)
ON CONFLICT (id) DO UPDATE SET
    calls = calls + 1,
    repeated = repeated + is_accepted,
    is_conflict = is_conflict OR body != :body
RETURNING calls, is_accepted
"""


@dataclass(frozen=True)
class Met:
    """The calls of an id with this one, and whether an earlier one was accepted."""

    calls: int
    is_accepted: bool


@dataclass(frozen=True)
class Journal:
    """Idempotent by id: the first body stands."""

    database: sqlite3.Connection

    def meet(self, asked: Asked) -> Met:
        """Note a call with a right message."""
        given = {"id": asked.id, "body": asked.body()}
        [(calls, is_accepted)] = self.database.execute(_MEET, given).fetchall()
        return Met(calls, bool(is_accepted))

    def accept(self, message_id: int) -> None:
        """The message is sent; once more changes nothing."""
        accepted = "UPDATE messages SET is_accepted = 1 WHERE id = ?"
        self.database.execute(accepted, (message_id,))

    def accepted(self) -> dict[str, Any]:
        """
        What tests compare with the product's own counts.

        `repeated` says how often each id came again after it had been accepted.
        """
        rows = self.database.execute("SELECT * FROM messages ORDER BY id").fetchall()
        ids = [row["id"] for row in rows if row["is_accepted"]]
        return {
            "count": len(ids),
            "ids": ids,
            "repeated": {str(row["id"]): row["repeated"] for row in rows if row["repeated"]},
            "conflicts": [row["id"] for row in rows if row["is_conflict"]],
        }

    def counts(self) -> dict[str, int]:
        """How many ids there are of each sort."""
        sums = "total(is_accepted), total(repeated > 0), total(is_conflict)"
        [row] = self.database.execute(f"SELECT count(*), {sums} FROM messages")  # noqa: S608  our own text
        names = ("ids", "accepted", "repeated", "conflicts")
        return {name: int(value) for name, value in zip(names, row, strict=True)}

    def forget(self) -> None:
        """Every id is new again."""
        self.database.execute("DELETE FROM messages")
