"""
The state on disk: one SQLite database.

`services` has a row for each of MiniStack's services, saved as a whole by checkpoints. `items` has
the after-image of every DynamoDB item and `tokens` the transactions that must not apply twice, both
committed before a call is answered. Nothing is claimed about power loss beyond what SQLite claims.
"""

import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS services (name TEXT PRIMARY KEY, state TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS items (
    table_id TEXT, key TEXT, item TEXT NOT NULL, PRIMARY KEY (table_id, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tokens (key TEXT PRIMARY KEY, entry TEXT NOT NULL, kept_at REAL NOT NULL)
"""
_TOKEN_LIVES_S = 600  # DynamoDB: a client token is good for ten minutes


class StoreError(RuntimeError):
    """What was written is not what is read back."""


@dataclass(frozen=True)
class Batch:
    """
    Changes that are committed together.

    `emptied` are tables whose items are all replaced; an image of None deletes.
    """

    emptied: Iterable[str]
    images: Iterable[tuple[str, str, str | None]]  # table id, key, item
    tokens: Iterable[tuple[str, str]]  # key, entry


class Store:
    """Reads and writes the database; its transactions survive the kill of this process."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._alone = threading.Lock()
        self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.executescript(_SCHEMA)

    def load(self, service: str) -> str | None:
        """The state that was saved last; None when there is none."""
        query = "SELECT state FROM services WHERE name = ?"
        with self._alone:
            row = self._database.execute(query, (service,)).fetchone()
        return None if row is None else str(row[0])

    def items(self, table_id: str) -> list[tuple[str, str]]:
        """Key and item of every item of a table."""
        query = "SELECT key, item FROM items WHERE table_id = ?"
        with self._alone:
            return self._database.execute(query, (table_id,)).fetchall()

    def tokens(self) -> list[tuple[str, str]]:
        """Key and entry of every transaction of the last ten minutes."""
        query = "SELECT key, entry FROM tokens WHERE kept_at > ?"
        with self._alone:
            return self._database.execute(query, (time.time() - _TOKEN_LIVES_S,)).fetchall()

    def save(self, states: Mapping[str, str], *, table_ids: Iterable[str] = ()) -> None:
        """Replace the states of these services, all or none; forget tables that are gone."""
        with self._transaction() as database:
            database.executemany(
                "INSERT INTO services VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET state = excluded.state",
                states.items(),
            )
            known = set(table_ids)
            stored = database.execute("SELECT DISTINCT table_id FROM items").fetchall()
            gone = [row for row in stored if row[0] not in known]
            database.executemany("DELETE FROM items WHERE table_id = ?", gone)
            old = time.time() - _TOKEN_LIVES_S
            database.execute("DELETE FROM tokens WHERE kept_at < ?", (old,))

    def commit(self, batch: Batch) -> None:
        """Commit a batch; it is on disk when this returns."""
        removed = [(table, key) for table, key, item in batch.images if item is None]
        written = [image for image in batch.images if image[2] is not None]
        now = time.time()
        with self._transaction() as database:
            database.executemany(
                "DELETE FROM items WHERE table_id = ?", ((table,) for table in batch.emptied)
            )
            database.executemany("DELETE FROM items WHERE table_id = ? AND key = ?", removed)
            database.executemany("INSERT OR REPLACE INTO items VALUES (?, ?, ?)", written)
            database.executemany(
                "INSERT OR REPLACE INTO tokens VALUES (?, ?, ?)",
                ((key, entry, now) for key, entry in batch.tokens),
            )

    def test_itself(self) -> None:
        """
        Write an item and read it back over another connection.

        Raises:
            StoreError: it is not there.
        """
        probe = ("self-test", "[]", str(time.time()))
        self.commit(Batch(emptied=(), images=[probe], tokens=()))
        other = sqlite3.connect(self._path)
        try:
            query = "SELECT item FROM items WHERE table_id = ?"
            if other.execute(query, probe[:1]).fetchone() != probe[2:]:
                raise StoreError(f"{self._path} does not keep what is written to it")
        finally:
            other.close()
        self.commit(Batch(emptied=probe[:1], images=(), tokens=()))

    def close(self) -> None:
        """Fold the write-ahead log into the database."""
        with self._alone:
            self._database.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._alone, self._database:
            self._database.execute("BEGIN IMMEDIATE")
            yield self._database
